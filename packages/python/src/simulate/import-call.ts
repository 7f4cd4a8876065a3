import type { ImportCallEvent } from "../source/source-facts.ts";
import { catches } from "./exception-classes.ts";
import { Failure, otherFailure } from "./failure.ts";
import { relativeName, resolveRelative, share } from "./import-statement.ts";
import { type LoadedModule, parentOf, tailOf } from "./loaded-module.ts";
import { importModule, loadModule, searchPathOf } from "./load-module.ts";
import { attributeState } from "./module-attribute.ts";
import { findBelow, findTop } from "./find-module.ts";
import type { Simulation } from "./simulation.ts";

/** Modules of the standard library that have a `__version__` in some Python. */
const VERSIONED = new Set(
  "argparse csv ctypes decimal json logging optparse pickle platform re tkinter xmlrpc.client wsgiref".split(" "),
);

/** Runs a call that imports a module by a literal name. */
export function runImportCall(sim: Simulation, module: LoadedModule, event: ImportCallEvent): Failure | null {
  if (event.module === null) return null;
  switch (event.function) {
    case "import_module":
      return importByName(sim, module, event.module, event.package);
    case "__import__":
      return importBoth(sim, module, event.module);
    case "find_spec":
      return findSpec(sim, module, event.module);
    case "importorskip":
      return importOrSkip(sim, module, event, event.module);
    case "run_module":
      return runAsProgram(sim, module, event.module);
  }
}

function importByName(sim: Simulation, module: LoadedModule, name: string, anchor: string | null): Failure | null {
  if (name.startsWith(".")) return importRelative(sim, module, name, anchor);
  return name === "" ? otherFailure("ValueError", "Empty module name") : load(sim, module, name);
}

/** `import_module(".x", package=...)`. */
function importRelative(sim: Simulation, module: LoadedModule, name: string, anchor: string | null): Failure | null {
  if (anchor === null || anchor === "") {
    const message = `the 'package' argument is required to perform a relative import for '${name}'`;
    return otherFailure("TypeError", message);
  }
  const level = /^\.*/.exec(name)?.[0].length ?? 0;
  const rest = name.slice(level);
  if (anchor === "__package__") {
    const resolved = resolveRelative(sim, module, level, rest);
    return resolved instanceof Failure ? resolved : load(sim, module, resolved);
  }
  const resolved = relativeName(anchor === "__name__" ? module.name : anchor, level, rest);
  if (resolved === null) return otherFailure("ImportError", "attempted relative import beyond top-level package");
  return load(sim, module, resolved);
}

function load(sim: Simulation, module: LoadedModule, name: string): Failure | null {
  const found = loadModule(sim, name, module);
  if (found instanceof Failure) return found;
  share(module, found);
  return null;
}

function importBoth(sim: Simulation, module: LoadedModule, name: string): Failure | null {
  if (name === "") return otherFailure("ValueError", "Empty module name");
  const found = importModule(sim, name, module);
  if (found instanceof Failure) return found;
  share(module, found);
  return load(sim, module, name.split(".")[0] ?? name);
}

/** `importlib.util.find_spec`: imports the parents; the module itself may be absent. */
function findSpec(sim: Simulation, module: LoadedModule, name: string): Failure | null {
  if (name.startsWith(".") || sim.modules.has(name)) return null;
  const parentName = parentOf(name);
  if (parentName === "") {
    findTop(sim, name, name, module);
    return null;
  }
  const parent = importModule(sim, parentName, module);
  if (parent instanceof Failure) return parent;
  const path = searchPathOf(sim, parent);
  if (path instanceof Failure) return path;
  if (path !== null) findBelow(sim, name, tailOf(name), path);
  else if (parent.form === "source") {
    const message = `__path__ attribute not found on '${parentName}' while trying to find '${name}'`;
    return new Failure({ kind: "missing-module", exception: "ModuleNotFoundError", message });
  }
  return null;
}

/** `pytest.importorskip`: what is not there skips; pytest 9.1 lets other ImportErrors pass unless told otherwise. */
function importOrSkip(sim: Simulation, module: LoadedModule, event: ImportCallEvent, name: string): Failure | null {
  const loaded = sim.world.pytest === "9" ? loadModule(sim, name, module) : importModule(sim, name, module);
  // Before 9.1 it calls `__import__`, which goes on to the top-level package.
  const top =
    sim.world.pytest === "9" || loaded instanceof Failure
      ? loaded
      : loadModule(sim, name.split(".")[0] ?? name, module);
  const found = top instanceof Failure ? top : loaded;
  if (found instanceof Failure) {
    const skips = sim.world.pytest === "9" && !event.excTypeImportError ? "ModuleNotFoundError" : "ImportError";
    if (catches([skips], found.exception) !== "yes") return found;
    return skipped(`could not import '${name}': ${found.details.message}`);
  }
  share(module, found);
  if (event.minversion === null || found.form === "third-party" || found.form === "unknown") return null;
  const isStandard = found.form === "standard-library";
  const failure = skipped(`module '${name}' has __version__ None, required is: '${event.minversion}'`);
  if (isStandard ? !VERSIONED.has(name) : attributeState(sim, found, "__version__") === "no") return failure;
  if (isStandard)
    module.doubt ??= { reason: `whether ${name} is older than ${event.minversion} is not known`, failure };
  return null;
}

function skipped(message: string): Failure {
  return new Failure({ kind: "other", exception: "Skipped", message, skipAllowed: true });
}

function runAsProgram(sim: Simulation, module: LoadedModule, name: string): Failure | null {
  const parentName = parentOf(name);
  if (parentName !== "") return load(sim, module, parentName);
  const found = findTop(sim, name, name, module);
  return found.kind === "not-found" ? otherFailure("ImportError", `No module named ${name}`) : null;
}
