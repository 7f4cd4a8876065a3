import type { FileEntry } from "@pylayout/core";
import type { Resolution, SearchEntry } from "../resolve/resolution.ts";
import type { GeneratedModule } from "./collection-world.ts";
import { Failure, missingModule, notAPackage } from "./failure.ts";
import { findBelow, findTop, isAssumedMissing } from "./find-module.ts";
import { standardLibraryEntry, THIRD_PARTY_PATH } from "./library-entries.ts";
import { isNestedTooDeep, LoadedModule, MAX_DEPTH, parentOf, tailOf } from "./loaded-module.ts";
import { namespacePath } from "./namespace-path.ts";
import type { TraceStep } from "./import-trace.ts";
import { runModule } from "./run-module.ts";
import { holdsPython } from "./own-names.ts";
import type { Simulation } from "./simulation.ts";

const TOO_DEEP = "imports nest too deep to follow";
let depth = 0;

/** `importlib.import_module`: the module of a dotted name, loaded with its parents where it is not yet. */
export function loadModule(
  sim: Simulation,
  name: string,
  importer: LoadedModule | null,
  wanted = name,
): LoadedModule | Failure {
  return load(sim, name, importer, wanted, false);
}

/**
 * What `import` statements and `__import__` do. A parent that is not loaded yet is imported by `__import__(parent)`, which
 * goes on to the top-level package: it runs again where it was dropped after a failure (`import_find_and_load` in import.c).
 */
export function importModule(
  sim: Simulation,
  name: string,
  importer: LoadedModule | null,
  wanted = name,
): LoadedModule | Failure {
  return load(sim, name, importer, wanted, true);
}

function load(
  sim: Simulation,
  name: string,
  importer: LoadedModule | null,
  wanted: string,
  isStatement: boolean,
): LoadedModule | Failure {
  const known = sim.modules.get(name);
  if (known !== undefined) return known.stub === "none" ? halted(name) : known;
  const parentName = parentOf(name);
  if (parentName === "") return loadTop(sim, name, wanted, importer);
  if (!sim.modules.has(parentName)) {
    // Each part is a level.
    if (isNestedTooDeep(name)) return doubtful(sim, name, TOO_DEEP, null);
    const parent = load(sim, parentName, importer, wanted, isStatement);
    if (parent instanceof Failure) return parent;
    const dot = isStatement ? parentName.indexOf(".") : -1;
    const top = dot < 0 ? parent : load(sim, parentName.slice(0, dot), importer, wanted, true);
    if (top instanceof Failure) return top;
    const made = sim.modules.get(name);
    if (made !== undefined) return made.stub === "none" ? halted(name) : made;
  }
  const parent = sim.modules.get(parentName);
  if (parent === undefined) return keyError(parentName);
  if (parent.stub === "none") return halted(parentName);
  return loadBelow(sim, name, parent);
}

function traceSearch(
  sim: Simulation,
  trace: TraceStep[],
  name: string,
  path: readonly SearchEntry[],
  found: Resolution,
): void {
  const at = sim.running.at(-1);
  const paths =
    "file" in found
      ? [found.file.path]
      : found.kind === "namespace-package"
        ? found.portions.flatMap(({ directory }) => (directory === null ? [] : [directory.path]))
        : [];
  trace.push({
    depth: sim.running.length,
    importer: at?.path ?? null,
    line: at?.line ?? 0,
    name,
    found: found.kind,
    paths,
    searched: path.map(({ label }) => label),
  });
}

function halted(name: string): Failure {
  return missingModule(name, `import of ${name} halted; None in sys.modules`);
}

export function keyError(name: string): Failure {
  return new Failure({ kind: "other", exception: "KeyError", message: `'${name}'` });
}

function loadTop(sim: Simulation, name: string, wanted: string, importer: LoadedModule | null): LoadedModule | Failure {
  const found = findTop(sim, name, wanted, importer);
  if (sim.trace !== null) traceSearch(sim, sim.trace, name, sim.path, found);
  if (found.kind === "not-found") {
    const failure = missingModule(name, `No module named '${name}'`, wanted);
    return sim.pathDoubt === null ? failure : doubtful(sim, name, sim.pathDoubt, failure);
  }
  return install(sim, name, found, null);
}

function loadBelow(sim: Simulation, name: string, parent: LoadedModule): LoadedModule | Failure {
  const path = searchPathOf(sim, parent);
  if (path instanceof Failure) return path;
  if (path === null) {
    const failure = notAPackage(name, parent.name, parent.file?.path ?? null);
    if (isNative(parent)) return doubtful(sim, name, `${parent.name} may put it into sys.modules itself`, failure);
    const storing = storesModules(sim, parent);
    if (storing !== null) return doubtful(sim, name, storing, failure);
    return parent.form === "unknown" ? doubtful(sim, name, parentReason(parent), null) : failure;
  }
  const found = findBelow(sim, name, tailOf(name), path);
  if (sim.trace !== null) traceSearch(sim, sim.trace, name, path, found);
  const instead = isEmptyNamespace(sim, found) ? mayBeMade(sim, path, name) : null;
  if (instead !== null) return made(sim, name, instead, null);
  if (found.kind !== "not-found") return install(sim, name, found, parent);
  const elsewhere = mayBeElsewhere(sim, parent, path, name);
  const failure = missingModule(name, `No module named '${name}'`, name, parent.file?.path ?? null);
  if (elsewhere !== null) return made(sim, name, elsewhere, failure);
  const maker = sim.hookDoubt ?? storesModules(sim, parent);
  return maker === null ? failure : doubtful(sim, name, maker, failure);
}

/** Whether a module, or a package around it, puts modules into `sys.modules` under names that it computes. */
function storesModules(sim: Simulation, module: LoadedModule): string | null {
  for (let name = module.name; name !== ""; name = parentOf(name)) {
    const file = sim.modules.get(name)?.file ?? null;
    if (file !== null && STORES.test(sim.cache.text(file.path))) return `${file.path} changes sys.modules`;
  }
  return null;
}

const STORES =
  /\bsys\s*\.\s*modules\s*(?:\[(?!\s*(?:__name__|"[^"\n]*"|'[^'\n]*')\s*\])[^\]\n]*\]\s*=(?!=)|\.\s*(?:update|setdefault)\s*\()/;

/** Compiled code: what such a module does when it is loaded is not looked into. */
function isNative({ form, file }: LoadedModule): boolean {
  return form === "compiled" && file?.path.endsWith(".pyc") !== true;
}

function parentReason(parent: LoadedModule): string {
  return parent.doubt?.reason ?? `nothing is known of ${parent.name}`;
}

/** `__path__`: null where the module is no package. */
export function searchPathOf(sim: Simulation, module: LoadedModule): readonly SearchEntry[] | null | Failure {
  return module.form === "namespace" ? namespacePath(sim, module) : module.searchPath;
}

/** What makes a submodule that the tree does not hold. */
function mayBeElsewhere(
  sim: Simulation,
  parent: LoadedModule,
  path: readonly SearchEntry[],
  name: string,
): GeneratedModule | null {
  if (parent.openPath !== null) return { reason: parent.openPath, isInstalled: false };
  const mayBeShared = sim.world.thirdParty === "present" && !isAssumedMissing(sim, name);
  if (parent.form === "namespace" && mayBeShared && !isInsideRegular(sim, parent)) {
    const reason = `${parent.name} is a namespace package, of which another distribution may hold ${tailOf(name)}`;
    return { reason, isInstalled: false };
  }
  return mayBeMade(sim, path, name);
}

/** Directories in which no Python lies: the sources of an extension module, as a rule. */
function isEmptyNamespace(sim: Simulation, found: Resolution): boolean {
  if (found.kind !== "namespace-package") return false;
  return found.portions.every(({ directory }) => directory !== null && !holdsPython(sim, directory));
}

/** A module of that name that a build makes: it would be found before a directory without `__init__.py`. */
function mayBeMade(sim: Simulation, path: readonly SearchEntry[], name: string): GeneratedModule | null {
  for (const { directory } of path) {
    const base = directory === null || directory.path === "" ? "" : `${directory.path}/`;
    const module = directory === null ? null : sim.world.generated(`${base}${tailOf(name)}`);
    if (module !== null) return module;
  }
  return null;
}

/** A namespace below a regular package takes its portions from there alone. */
function isInsideRegular(sim: Simulation, module: LoadedModule): boolean {
  for (let name = parentOf(module.name); name !== ""; name = parentOf(name)) {
    if (sim.modules.get(name)?.form !== "namespace") return true;
  }
  return false;
}

/** A module that a build makes: of an installed project it has whatever is asked of it, as other distributions' modules have. */
function made(
  sim: Simulation,
  name: string,
  { reason, isInstalled }: GeneratedModule,
  failure: Failure | null,
): LoadedModule {
  if (!isInstalled || !sim.world.installed) return doubtful(sim, name, reason, failure);
  const step = sim.trace?.pop();
  if (step !== undefined) sim.trace?.push({ ...step, found: "generated" });
  return enter(sim, new LoadedModule(name, "compiled"));
}

/** A module of which nothing is known but that it may be absent. */
function doubtful(sim: Simulation, name: string, reason: string, failure: Failure | null): LoadedModule {
  const module = new LoadedModule(name, "unknown");
  module.doubt = { reason, failure };
  return enter(sim, module);
}

function enter(sim: Simulation, module: LoadedModule): LoadedModule {
  sim.modules.set(module.name, module);
  const parent = sim.modules.get(parentOf(module.name));
  parent?.addSubmodule(tailOf(module.name), module);
  return module;
}

function install(
  sim: Simulation,
  name: string,
  found: Exclude<Resolution, { kind: "not-found" }>,
  parent: LoadedModule | null,
): LoadedModule | Failure {
  switch (found.kind) {
    case "regular-package":
      return execute(sim, name, found.file, [sim.entryAt(found.directory)]);
    case "source-module":
      return execute(sim, name, found.file, null);
    case "namespace-package":
      return enter(sim, new LoadedModule(name, "namespace", { searchPath: found.portions }));
    case "extension-module":
    case "bytecode-module": {
      if (found.kind === "extension-module" && sim.world.tree.read(found.file)?.length === 0) {
        return new Failure({ kind: "other", exception: "ImportError", message: `${found.file.path}: file too short` });
      }
      const searchPath = found.directory === null ? null : [sim.entryAt(found.directory)];
      return enter(sim, new LoadedModule(name, "compiled", { file: found.file, searchPath }));
    }
    case "built-in":
      return enter(sim, new LoadedModule(name, "standard-library"));
    case "frozen":
    case "standard-library": {
      const searchPath = found.package ? [standardLibraryEntry(sim.world.standardLibrary, name)] : null;
      return enter(sim, new LoadedModule(name, "standard-library", { searchPath }));
    }
    case "third-party": {
      const module = enter(sim, new LoadedModule(name, "third-party", { searchPath: [THIRD_PARTY_PATH] }));
      if (parent?.doubt) module.doubt = parent.doubt;
      return module;
    }
    case "unknown":
      return doubtful(
        sim,
        name,
        found.reason,
        found.mayBeAbsent === true ? missingModule(name, `No module named '${name}'`) : null,
      );
  }
}

function execute(
  sim: Simulation,
  name: string,
  file: FileEntry,
  searchPath: readonly SearchEntry[] | null,
): LoadedModule | Failure {
  const facts = sim.world.source(file.path);
  if (facts === undefined) return doubtful(sim, name, `${file.path} cannot be read`, null);
  const module = new LoadedModule(name, "source", { file, facts, searchPath });
  sim.modules.set(name, module);
  const failure = runNested(sim, module);
  if (failure !== null) {
    sim.modules.delete(name);
    sim.broken.set(name, failure);
    return failure;
  }
  const made = sim.modules.get(name) ?? module;
  sim.modules.get(parentOf(name))?.addSubmodule(tailOf(name), made);
  return made;
}

/** Runs a module's body in a process whose stack is not endless. */
export function runNested(sim: Simulation, module: LoadedModule): Failure | null {
  if (module.file !== null) sim.cache.executed.add(module.file.path);
  if (depth >= MAX_DEPTH) {
    module.doubt = { reason: TOO_DEEP, failure: null };
    return null;
  }
  depth++;
  try {
    return runModule(sim, module);
  } finally {
    depth--;
  }
}
