import type { ImportEvent } from "../source/source-facts.ts";
import { versionRange } from "../versions/version-set.ts";
import { Failure } from "./failure.ts";
import { type LoadedModule, parentOf } from "./loaded-module.ts";
import { importModule, loadModule } from "./load-module.ts";
import { attributeState, isAttribute } from "./module-attribute.ts";
import type { Simulation } from "./simulation.ts";
import { hasAll, importStar } from "./star-import.ts";

const SINCE_3_9 = versionRange("3.9");

/** Runs one `import` or `from` statement (the language reference, "The import statement"). */
export function runImport(sim: Simulation, module: LoadedModule, event: ImportEvent): Failure | null {
  module.inClass = isInClass(module, event.block);
  if (event.names === null) return importPlain(sim, module, event.module ?? "", event.asname);
  const base = event.level === 0 ? (event.module ?? "") : resolveRelative(sim, module, event.level, event.module);
  if (base instanceof Failure) return base;
  const found = importModule(sim, base, module, wantedName(base, event));
  if (found instanceof Failure) return found;
  share(module, found);
  if (event.names[0]?.name === "*") return importStar(sim, module, found) ?? bindStarred(sim, module, found);
  return importNames(sim, module, found, event.names);
}

/** A star import binds the modules among the attributes, too: submodules are attributes of their package. */
function bindStarred(sim: Simulation, module: LoadedModule, from: LoadedModule): null {
  if (from === module) return null;
  const listed = hasAll(sim, from) ? from.facts?.bindings(sim.versions).all : undefined;
  for (const [name, value] of from.submodules()) {
    if (listed === undefined ? !name.startsWith("_") : listed?.includes(name) === true) bind(module, name, value);
  }
  return null;
}

/** What a class body imports are names of the class. */
function isInClass({ facts }: LoadedModule, index: number): boolean {
  for (let block = facts?.blocks[index]; block !== undefined; block = facts?.blocks[block.parent]) {
    if (block.kind === "class") return true;
  }
  return false;
}

/** What a single-name import reaches for: it tells a project's own directory from another distribution of its name. */
function wantedName(base: string, event: ImportEvent): string {
  const only = event.names?.length === 1 ? event.names[0]?.name : undefined;
  return only === undefined || only === "*" || base.includes(".") ? base : `${base}.${only}`;
}

function importPlain(sim: Simulation, module: LoadedModule, name: string, asname: string | null): Failure | null {
  const found = importModule(sim, name, module);
  if (found instanceof Failure) return found;
  share(module, found);
  const dot = name.indexOf(".");
  const top = dot < 0 ? found : importModule(sim, name.slice(0, dot), module);
  if (top instanceof Failure) return top;
  share(module, top);
  if (asname === null) {
    bind(module, top.name, top);
    return null;
  }
  return bindChain(sim, module, top, name.split(".").slice(1), asname);
}

/** `import a.b.c as x` takes `b` from `a` and `c` from that, as `from` does (since 3.7). */
function bindChain(
  sim: Simulation,
  module: LoadedModule,
  top: LoadedModule,
  names: readonly string[],
  asname: string,
): Failure | null {
  let at = top;
  for (const name of names) {
    const next: LoadedModule | undefined = at.submodule(name) ?? sim.modules.get(`${at.name}.${name}`);
    if (next === undefined) {
      const state = attributeState(sim, at, name);
      module.bindName(asname, null);
      if (state === "no") return cannotImport(at, name);
      return null;
    }
    at = next;
  }
  bind(module, asname, at);
  return null;
}

/** Doubt about an imported module is doubt about its importer. */
export function share(module: LoadedModule, imported: LoadedModule): void {
  if (imported.initializing) module.addEarly(imported);
  if (imported.doubt !== null) module.doubt ??= imported.doubt;
}

/** The name is an attribute of the module from now on, whatever submodule bore it before. */
function bind(module: LoadedModule, name: string, value: LoadedModule): void {
  if (!module.inClass) module.addSubmodule(name, value);
  const isStub = value.form === "stub" && value.stub === "module-type";
  if (isStub || value.form === "source" || value.form === "namespace" || value.form === "standard-library") {
    if (value.form === "standard-library" && value.searchPath === null) module.bindName(name, null);
    else module.bindName(name, value);
  } else module.bindName(name, null);
}

/** importlib's `_calc___package__` and `_resolve_name`. */
export function resolveRelative(
  sim: Simulation,
  module: LoadedModule,
  level: number,
  name: string | null,
): string | Failure {
  const isPackage = module.searchPath !== null;
  const package_ = isPackage ? module.name : parentOf(module.name);
  if (package_ === "") {
    return relativeFailure("ImportError", "attempted relative import with no known parent package");
  }
  const resolved = relativeName(package_, level, name);
  if (resolved === null) {
    const exception = sim.decide(SINCE_3_9) ? "ImportError" : "ValueError";
    return relativeFailure(exception, "attempted relative import beyond top-level package");
  }
  return resolved;
}

/** The absolute name of what a relative one means in a package; null: beyond the outermost. */
export function relativeName(packageName: string, level: number, name: string | null): string | null {
  const parts = packageName.split(".");
  if (parts.length < level) return null;
  const base = parts.slice(0, parts.length - level + 1).join(".");
  return name === null || name === "" ? base : `${base}.${name}`;
}

function relativeFailure(exception: string, message: string): Failure {
  return new Failure({ kind: "relative-import", exception, message });
}

function importNames(
  sim: Simulation,
  module: LoadedModule,
  from: LoadedModule,
  names: NonNullable<ImportEvent["names"]>,
): Failure | null {
  const isPackage = from.searchPath !== null;
  const there = new Set<string>();
  for (const { name } of names) {
    let failure: Failure | null = null;
    if (isAttribute(sim, from, name)) {
      there.add(name);
      failure = loadLazily(sim, module, from, name);
    } else if (isPackage) failure = loadSubmodule(sim, module, from, name);
    if (failure !== null) return failure;
  }
  for (const { name, asname } of names) {
    const failure = bindName(sim, module, from, name, asname ?? name, there.has(name));
    if (failure !== null) return failure;
  }
  return null;
}

/** A recognised lazy `__getattr__` imports the submodule that serves the name. */
export function loadLazily(sim: Simulation, module: LoadedModule, from: LoadedModule, name: string): Failure | null {
  if (from.form !== "source" || from.submodule(name) !== undefined) return null;
  const served = from.facts?.bindings().lazyNames?.get(name);
  if (served === undefined || served === null) return null;
  const found = loadModule(sim, `${from.name}.${served}`, module);
  if (found instanceof Failure) return found;
  share(module, found);
  return null;
}

/**
 * `_handle_fromlist`: a package's missing attribute may be a submodule; only its absence is forgiven. It is imported as
 * `import a.b` does, which imports `a` too, though that was dropped after a failure.
 */
export function loadSubmodule(sim: Simulation, module: LoadedModule, from: LoadedModule, name: string): Failure | null {
  const full = `${from.name}.${name}`;
  const found = importModule(sim, full, module);
  if (!(found instanceof Failure)) {
    if (found.form !== "unknown") share(module, found);
    const top = importModule(sim, full.slice(0, full.indexOf(".")), module);
    return top instanceof Failure ? top : null;
  }
  const absent = found.details.wanted?.module === full && found.chain.length === 0 && !sim.modules.has(full);
  return absent ? null : found;
}

function bindName(
  sim: Simulation,
  module: LoadedModule,
  from: LoadedModule,
  name: string,
  as: string,
  isThere: boolean,
): Failure | null {
  const submodule = from.submodule(name) ?? sim.modules.get(`${from.name}.${name}`);
  if (submodule !== undefined) {
    share(module, submodule);
    bind(module, as, submodule);
    return null;
  }
  module.bindName(as, null);
  if (isThere) return null;
  const state = attributeState(sim, from, name);
  if (state === "yes") return null;
  if (state === "no") return cannotImport(from, name);
  const reason = `whether ${from.name} binds ${name} is not known`;
  module.doubt ??= from.doubt ?? { reason, failure: cannotImport(from, name) };
  return null;
}

function cannotImport(from: LoadedModule, name: string): Failure {
  const wanted = { module: from.name, name };
  const origin = from.file?.path ?? null;
  const location = from.file?.path ?? "unknown location";
  if (from.initializing) {
    const message = `cannot import name '${name}' from partially initialized module '${from.name}' (most likely due to a circular import) (${location})`;
    return new Failure({ kind: "circular-import", exception: "ImportError", message, wanted, origin });
  }
  const message = `cannot import name '${name}' from '${from.name}' (${location})`;
  return new Failure({ kind: "missing-name", exception: "ImportError", message, wanted, origin });
}
