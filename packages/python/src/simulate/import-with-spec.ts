import type { FileEntry } from "@pylayout/core";
import { parentPath } from "../pytest/tree-path.ts";
import { Failure } from "./failure.ts";
import { LoadedModule, parentOf, tailOf } from "./loaded-module.ts";
import { loadModule, runNested } from "./load-module.ts";
import type { Simulation } from "./simulation.ts";

/**
 * `_import_module_using_spec` and pytest 7's importlib mode: the file is executed under a name of pytest's making; a module
 * that fails stays in sys.modules.
 */
export function importWithSpec(
  sim: Simulation,
  name: string,
  file: FileEntry,
  directory: string,
  parents: "parents-first" | "insert-missing",
): LoadedModule | Failure {
  const known = sim.modules.get(name);
  if (known !== undefined) return known;
  let parent: LoadedModule | undefined;
  if (parents === "parents-first") {
    const loaded = loadParent(sim, name, file.name === "__init__.py" ? parentPath(directory) : directory);
    if (loaded instanceof Failure) return loaded;
    parent = loaded;
  }
  const module = run(sim, name, file, directory);
  if (module instanceof Failure) return module;
  parent?.addSubmodule(tailOf(name), module);
  return parents === "insert-missing" ? (insertMissing(sim, name) ?? module) : module;
}

function loadParent(sim: Simulation, name: string, directory: string): LoadedModule | Failure | undefined {
  const parentName = parentOf(name);
  if (parentName === "") return undefined;
  const known = sim.modules.get(parentName);
  if (known !== undefined && known.searchPath !== null) return known;
  const entry = sim.world.tree.follow(directory);
  if (entry?.kind !== "directory") return undefined;
  const grandparent = loadParent(sim, parentName, parentPath(directory));
  if (grandparent instanceof Failure) return grandparent;
  const init = sim.world.tree.child(entry, "__init__.py");
  const made =
    init?.kind === "file"
      ? run(sim, parentName, init, directory)
      : new LoadedModule(parentName, "namespace", { searchPath: [sim.entryAt(entry)] });
  if (made instanceof Failure) return made;
  sim.modules.set(parentName, made);
  grandparent?.addSubmodule(tailOf(parentName), made);
  return made;
}

function run(sim: Simulation, name: string, file: FileEntry, directory: string): LoadedModule | Failure {
  const facts = sim.world.source(file.path);
  const entry = sim.world.tree.follow(directory);
  const isPackage = file.name === "__init__.py" && entry?.kind === "directory";
  const searchPath = isPackage ? [sim.entryAt(entry)] : null;
  const module = new LoadedModule(name, facts ? "source" : "unknown", { file, ...(facts && { facts }), searchPath });
  if (!facts) module.doubt = { reason: `${file.path} cannot be read`, failure: null };
  sim.modules.set(name, module);
  return runNested(sim, module) ?? sim.modules.get(name) ?? module;
}

/**
 * `insert_missing_modules` of pytest 7: parents are imported where they are found, else made up as empty modules. What
 * importing one raises otherwise is the module's failure.
 */
function insertMissing(sim: Simulation, name: string): Failure | null {
  for (let child = name, at = parentOf(name); at !== ""; child = at, at = parentOf(at)) {
    if (!sim.modules.has(at)) {
      const found = loadModule(sim, at, null);
      if (found instanceof Failure && found.exception !== "ModuleNotFoundError") return found;
      if (found instanceof Failure) sim.modules.set(at, new LoadedModule(at, "stub", { stub: "module-type" }));
    }
    const module = sim.modules.get(child);
    if (module) sim.modules.get(at)?.addSubmodule(tailOf(child), module);
  }
  return null;
}
