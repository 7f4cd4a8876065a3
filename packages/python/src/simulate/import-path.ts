import type { FileEntry } from "@pylayout/core";
import {
  locateModule,
  type ModuleLocation,
  moduleNameBelow,
  moduleNameFromRootdir,
  packageTop,
} from "../pytest/module-name.ts";
import type { SessionPlan } from "../pytest/session-plan.ts";
import { parentPath, withParents } from "../pytest/tree-path.ts";
import type { SearchEntry } from "../resolve/resolution.ts";
import { Failure } from "./failure.ts";
import { importWithSpec } from "./import-with-spec.ts";
import { directoryAbove } from "./library-entries.ts";
import type { LoadedModule } from "./loaded-module.ts";
import { loadModule } from "./load-module.ts";
import type { Simulation } from "./simulation.ts";

export interface ImportedPath {
  readonly name: string;
  readonly result: LoadedModule | Failure;
}

/** `_pytest.pathlib.import_path`: how pytest imports a file. */
export function importPath(sim: Simulation, plan: SessionPlan, path: string, file: FileEntry): ImportedPath {
  sim.collecting = file;
  if (plan.importMode === "importlib") return importAlone(sim, plan, path, file);
  const { root, name } = locate(sim, plan, path);
  const entry = root === null ? directoryAbove(sim.world.tree, sim.cache.finders) : entryFor(sim, root);
  putOnPath(sim, plan, entry);
  const module = loadModule(sim, name, null, name);
  if (module instanceof Failure) return { name, result: module };
  const mismatch =
    path.endsWith("/__init__.py") || path === "__init__.py" ? null : findMismatch(module, name, path, file);
  return { name, result: mismatch ?? module };
}

function entryFor(sim: Simulation, root: string): SearchEntry {
  const directory = sim.world.tree.follow(root);
  return sim.entryAt(directory?.kind === "directory" ? directory : sim.world.tree.root);
}

function putOnPath(sim: Simulation, plan: SessionPlan, entry: SearchEntry): void {
  if (plan.importMode === "append") {
    if (!isOnPath(sim.path, entry)) sim.setPath([...sim.path, entry]);
  } else if (sim.path[0] === undefined || !isSame(sim.path[0], entry)) sim.setPath([entry, ...sim.path]);
}

function isOnPath(path: readonly SearchEntry[], entry: SearchEntry): boolean {
  return path.some((other) => isSame(other, entry));
}

function isSame(a: SearchEntry, b: SearchEntry): boolean {
  return a === b || (a.directory === null && b.directory === null && a.label === b.label);
}

/** Root and name in prepend and append mode. */
export function locate(sim: Simulation, plan: SessionPlan, path: string): ModuleLocation {
  return locateOnPath(sim, plan, path) ?? locateModule(sim.world.tree, path);
}

/** With `consider_namespace_packages`: the nearest root from which sys.path, as it stands, leads to the file. */
function locateOnPath(sim: Simulation, plan: SessionPlan, path: string): ModuleLocation | null {
  const { root } = locateModule(sim.world.tree, path);
  if (!plan.considerNamespacePackages || root === null) return null;
  for (const candidate of withParents(root)) {
    const name = moduleNameBelow(candidate, path);
    if (leadsTo(sim, name, path)) return { root: candidate, name };
  }
  return null;
}

/** `is_importable`: sys.path as it stands leads by this name to this very file. */
function leadsTo(sim: Simulation, name: string, path: string): boolean {
  let entries: readonly SearchEntry[] = sim.path;
  const parts = name.split(".");
  for (const [i, part] of parts.entries()) {
    const loaded = sim.modules.get(parts.slice(0, i + 1).join("."));
    if (loaded !== undefined && i < parts.length - 1) {
      entries = loaded.searchPath ?? [];
      continue;
    }
    const portions: SearchEntry[] = [];
    let next: readonly SearchEntry[] | undefined;
    for (const entry of entries) {
      const [hit] = entry.find(part);
      if (hit === undefined) continue;
      if (hit.kind === "namespace-portion") {
        portions.push(sim.entryAt(hit.directory));
        continue;
      }
      if (i === parts.length - 1) return "file" in hit && hit.file === sim.world.tree.follow(path);
      next = hit.kind === "regular-package" ? [sim.entryAt(hit.directory)] : [];
      break;
    }
    entries = next ?? portions;
  }
  return false;
}

function findMismatch(module: LoadedModule, name: string, path: string, file: FileEntry): Failure | null {
  if (module.form === "unknown" || (module.form === "stub" && module.stub !== "module-type")) return null;
  const found = module.file?.name === "__init__.py" ? null : module.file;
  if (!takesForeignFile(module) && (found === file || isBytecodeOf(found, file))) return null;
  const other = module.file?.path ?? "the standard library";
  return new Failure({
    kind: "import-file-mismatch",
    exception: "ImportPathMismatchError",
    message: `import file mismatch: imported module '${name}' has this __file__ attribute: ${other}, which is not the same as the test file we want to collect: ${path}`,
    wanted: { module: name, name: null },
    origin: module.file?.path ?? null,
  });
}

/** `from other import __file__` replaces the module's own. */
function takesForeignFile(module: LoadedModule): boolean {
  return (
    module.facts?.events.some(
      (event) =>
        event.kind === "import" &&
        event.block === 0 &&
        event.names?.some(({ name, asname }) => (asname ?? name) === "__file__") === true,
    ) === true
  );
}

function isBytecodeOf(found: FileEntry | null, file: FileEntry): boolean {
  return found !== null && found.path === `${file.path}c`;
}

/** importlib mode: sys.path is left alone. */
function importAlone(sim: Simulation, plan: SessionPlan, path: string, file: FileEntry): ImportedPath {
  if (sim.world.pytest === "7") {
    const name = moduleNameFromRootdir(plan.rootdir, path, true);
    return { name, result: importWithSpec(sim, name, file, parentPath(path), "insert-missing") };
  }
  const name =
    locateOnPath(sim, plan, path)?.name ?? packageName(sim, path) ?? moduleNameFromRootdir(plan.rootdir, path, false);
  return { name, result: importWithSpec(sim, name, file, parentPath(path), "parents-first") };
}

/** The dotted name of a file that lies in a package. */
function packageName(sim: Simulation, path: string): string | null {
  return packageTop(sim.world.tree, path) === null ? null : locateModule(sim.world.tree, path).name;
}
