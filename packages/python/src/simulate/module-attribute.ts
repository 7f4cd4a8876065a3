import { NO_VERSIONS, versionBit, versionSet, versionsOf } from "../versions/version-set.ts";
import { bindingLikelihood } from "./evaluate/bound-names.ts";
import { neverRan } from "./evaluate/last-binding.ts";
import { isPreloadedSubmodule } from "../pytest/preloaded-modules.ts";
import { isBoundByImport } from "../source/events/import-chains.ts";
import type { Bindings, ImportEvent, SourceFacts } from "../source/source-facts.ts";
import { mayBeLoaded, mayExportMore } from "./export-doubt.ts";
import { isFilledByCall } from "./filled-by-call.ts";
import { isRebound } from "./is-rebound.ts";
import { ENDED, type LoadedModule, tailOf } from "./loaded-module.ts";
import type { Simulation } from "./simulation.ts";

export type AttributeState = "yes" | "no" | "unknown";

const EVERY_MODULE = new Set(
  "__name__ __doc__ __spec__ __loader__ __package__ __dict__ __class__ __annotations__ __builtins__ __file__ __cached__".split(
    " ",
  ),
);

/** Whether importlib gives every module this attribute. */
export function isInEveryModule(name: string): boolean {
  return EVERY_MODULE.has(name);
}

/** What the scripts that start pytest define. */
const MAIN = new Set(["pytest", "sys", "re", "console_main", "main"]);

/** Whether `module.name` can certainly be read now: `attributeState` without what only tells "no" from "unknown". */
export function isAttribute(sim: Simulation, module: LoadedModule, name: string): boolean {
  return stateBy(boundState, sim, module, name) === "yes";
}

/** Whether `module.name` can be read now. */
export function attributeState(sim: Simulation, module: LoadedModule, name: string): AttributeState {
  const state = stateBy(ownState, sim, module, name) ?? "no";
  return state === "no" && module.form === "standard-library" && isSetElsewhere(sim, module, name) ? "unknown" : state;
}

/** What a source itself says of a name that is no submodule; null: nothing. */
type SourceState = (sim: Simulation, module: LoadedModule, name: string) => AttributeState | null;

function stateBy(source: SourceState, sim: Simulation, module: LoadedModule, name: string): AttributeState | null {
  if (module.submodule(name) !== undefined) return "yes";
  if (isInEveryModule(name)) return module.form === "namespace" && name === "__cached__" ? "no" : "yes";
  if (name === "__path__") return module.searchPath === null ? "no" : "yes";
  switch (module.form) {
    case "source":
      return source(sim, module, name);
    case "namespace":
      return "no";
    case "standard-library":
      return libraryState(sim, module.name, name);
    case "main":
      return MAIN.has(name) ? "unknown" : "no";
    case "stub":
      return stubState(sim, module, name);
    case "third-party":
    case "compiled":
      return "yes";
    case "unknown":
      return "unknown";
  }
}

function ownState(sim: Simulation, module: LoadedModule, name: string): AttributeState {
  const bound = boundState(sim, module, name);
  if (bound !== null) return bound;
  return isSetElsewhere(sim, module, name) || isFilledByCall(sim, module) ? "unknown" : "no";
}

function boundState(sim: Simulation, module: LoadedModule, name: string): AttributeState | null {
  const bindings = module.facts?.bindings(sim.versions);
  if (bindings === undefined) return "unknown";
  const state = module.position === ENDED ? bindings.state(name) : bindings.state(name, module.position);
  if (state === "definite") return "yes";
  if (state === "possible" && !neverRan(module, name)) return possibleState(sim, module, name);
  if (bindings.lazyNames?.has(name)) return "yes";
  const starred = starState(sim, module, name);
  if (starred !== "no") return starred;
  if (isOpaque(bindings)) {
    if (!mentions(sim, module, name)) return isListed(sim, module, bindings) ? "no" : "unknown";
    return "yes";
  }
  return null;
}

/** Bound on some path: in a loop or a pattern perhaps never; on some Pythons perhaps not. */
function possibleState(sim: Simulation, module: LoadedModule, name: string): AttributeState {
  const { facts } = module;
  if (facts === null) return "unknown";
  const absentOn = versionsOf(sim.versions).filter(
    (version) => facts.bindings(versionBit(version)).state(name) === "absent",
  );
  if (absentOn.length > 0 && sim.decide(versionSet(absentOn))) return "no";
  const likelihood = bindingLikelihood(facts.tree(), name);
  if (likelihood === "never") return "no";
  return likelihood === "likely" ? "yes" : "unknown";
}

/**
 * Whether a package may have given the name of a submodule to something else (`from .state import state`), which whoever takes
 * that name from it has in hand.
 */
export function mayHide(sim: Simulation, parent: LoadedModule, name: string): boolean {
  const { facts, form, searchPath } = parent;
  if (form !== "source" || facts === null || searchPath === null || parent.isAddedLate(name)) return false;
  if (starState(sim, parent, name) !== "no") return true;
  if (facts.bindings(sim.versions).state(name) === "absent") return false;
  return isRebound(sim, parent, name) || !takesOnlyModule(facts, parent.name, name);
}

/** Whether a package binds the name of a submodule by imports, and each of them takes the submodule. */
function takesOnlyModule({ events }: SourceFacts, packageName: string, name: string): boolean {
  const binding = events.filter((event) => isBoundByImport([event], name));
  return binding.length > 0 && binding.every((event) => event.kind === "import" && takes(event, packageName, name));
}

function takes({ level, module, names }: ImportEvent, packageName: string, name: string): boolean {
  const isFromPackage = level === 1 ? module === null : level === 0 && module === packageName;
  return isFromPackage && names?.some((each) => each.name === name && each.asname === null) === true;
}

/** Names may exist that are not listed, for another reason than star imports, which are followed. */
function isOpaque(bindings: Bindings): boolean {
  return bindings.opaque !== null && !bindings.opaque.startsWith("star import");
}

/** Modules that are being asked for a name: star imports may run in circles. */
const asked = new Set<string>();

function starState(sim: Simulation, module: LoadedModule, name: string): AttributeState {
  const question = `${module.name} ${name}`;
  if (module.stars.length === 0 || asked.has(question)) return "no";
  asked.add(question);
  try {
    let answer: AttributeState = "no";
    for (const star of module.stars) {
      const state = exportState(sim, star, name);
      if (state === "yes") return "yes";
      if (state === "unknown") answer = "unknown";
    }
    return answer;
  } finally {
    asked.delete(question);
  }
}

/** Whether `from star import *` binds a name. */
function exportState(sim: Simulation, star: LoadedModule, name: string): AttributeState {
  if (star.form === "third-party" || star.form === "compiled") return "yes";
  if (star.form === "unknown") return "unknown";
  const bindings = star.facts?.bindings();
  const isWhole = star.position === ENDED || bindings?.state("__all__", star.position) !== "absent";
  if (isWhole && bindings?.allState === "literal") {
    if (bindings.all?.includes(name) === true) return "yes";
    return mayExportMore(sim, star) ? "unknown" : "no";
  }
  if (star.form === "standard-library") return libraryExport(sim, star, name);
  if (name.startsWith("_") && (bindings === undefined || bindings.allState === "absent")) return "no";
  const state = attributeState(sim, star, name);
  return state === "no" && mayBeLoaded(sim, star, name) ? "unknown" : state;
}

/** What an `__all__` of the standard library lists is not known: names with an underscore and submodules may be there. */
function libraryExport(sim: Simulation, star: LoadedModule, name: string): AttributeState {
  const state = attributeState(sim, star, name);
  const isHidden = name.startsWith("_");
  const isModule = sim.world.standardLibrary.modules(`${star.name}.${name}`) !== 0;
  if (isHidden ? state === "no" : state !== "no" || !isModule) return state;
  const { present, unknown } = sim.world.standardLibrary.names(star.name, "__all__");
  return (sim.versions & (present | unknown)) === 0 ? "no" : "unknown";
}

function libraryState(sim: Simulation, module: string, name: string): AttributeState {
  if (isPreloadedSubmodule(`${module}.${name}`, sim.decide)) return "yes";
  const { present, unknown } = libraryNames(sim, module, name);
  if (sim.decide(present)) return "yes";
  return unknown !== 0 && sim.decide(unknown) ? "unknown" : "no";
}

/** The versions on which a module of the standard library certainly, or perhaps, has a name of its own. */
export function libraryNames(sim: Simulation, module: string, name: string) {
  // xml/__init__.py lists its subpackages in __all__ without importing them.
  if (module === "xml") return { present: NO_VERSIONS, unknown: NO_VERSIONS };
  return sim.world.standardLibrary.names(module, name);
}

function stubState(sim: Simulation, module: LoadedModule, name: string): AttributeState {
  if (module.stub === "mock") return "yes";
  const text = module.stubbedBy?.file ? sim.cache.text(module.stubbedBy.file.path) : "";
  const word = escape(name);
  if (module.stub === "unknown") {
    return new RegExp(`\\b${word}\\b`).test(text) || text.includes("__getattr__") ? "yes" : "unknown";
  }
  const isAssigned = new RegExp(`\\.${word}\\s*=(?!=)|\\bsetattr\\s*\\(|__dict__|\\bvars\\s*\\(`).test(text);
  return isAssigned ? "unknown" : "no";
}

/** The name occurs in a string or as a keyword: in a table of lazy names, a literal key, a call of update or exec. */
function mentions(sim: Simulation, module: LoadedModule, name: string): boolean {
  return module.file !== null && sim.cache.mentioned(module.file.path).has(name);
}

/** Everything that makes the module opaque names what it binds: literal keys, or a table of lazy names. */
function isListed(sim: Simulation, module: LoadedModule, bindings: Bindings): boolean {
  if (bindings.lazyNames !== null && bindings.opaque === "module __getattr__") return true;
  return module.file === null || !sim.cache.storesComputed(module.file.path);
}

/** A loaded module assigns `something.name`, or sets attributes of something called as this module is under computed names. */
export function isSetElsewhere(sim: Simulation, module: LoadedModule, name: string): boolean {
  const tail = tailOf(module.name);
  for (const other of sim.modules.values()) {
    if (other.file === null || other.form !== "source") continue;
    const filled = sim.cache.namesFilled(other.file.path);
    if (filled.has(tail) || (filled.size > 0 && aliasesOf(tail, other).some((alias) => filled.has(alias)))) return true;
    const mayReach = other !== module || sim.cache.reachesModules(other.file.path, tail);
    if (mayReach && sim.cache.setsAttribute(other.file.path, name)) return true;
  }
  return false;
}

/** What else a source calls modules whose names end alike. */
function aliasesOf(tail: string, { facts }: LoadedModule): readonly string[] {
  return (facts?.events ?? []).flatMap((event) => {
    if (event.kind !== "import") return [];
    const bound = event.names ?? [{ name: tailOf(event.module ?? ""), asname: event.asname }];
    return bound.flatMap(({ name, asname }) => (name === tail && asname !== null ? [asname] : []));
  });
}

function escape(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
