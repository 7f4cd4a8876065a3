import { isPreloaded } from "../pytest/preloaded-modules.ts";
import { findOnPath, findTopLevel } from "../resolve/path-finder.ts";
import type { Resolution, SearchEntry } from "../resolve/resolution.ts";
import type { LoadedModule } from "./loaded-module.ts";
import { holdsPython, isOwnName } from "./own-names.ts";
import type { Simulation } from "./simulation.ts";
import { ALL_VERSIONS } from "../versions/version-set.ts";

const NOT_FOUND: Resolution = { kind: "not-found" };
const THIRD_PARTY: Resolution = { kind: "third-party", versions: ALL_VERSIONS };

/** Finds a top-level module for the statement that asks for `wanted`, which begins with it. */
export function findTop(sim: Simulation, name: string, wanted: string, importer: LoadedModule | null): Resolution {
  const { standardLibrary, thirdParty } = sim.world;
  const preloaded = sim.started ? preloadedBy(sim, name) : "never";
  const missing = isAssumedMissing(sim, name);
  if (!missing && preloaded === "always" && sim.decide(standardLibrary.modules(name))) {
    return { kind: "standard-library", package: standardLibrary.isPackage(name), versions: ALL_VERSIONS };
  }
  const found = findTopLevel(name, sim.path, sim.cache.finders, sim.decide);
  if (preloaded === "sometimes" && isProjectFile(found)) {
    return {
      kind: "unknown",
      reason: `pytest may have loaded ${name} of the standard library before`,
      versions: ALL_VERSIONS,
    };
  }
  if (missing && !isOfProject(sim, found)) return NOT_FOUND;
  if (thirdParty === "absent") return found;
  if (found.kind === "not-found") {
    if (isOwnName(sim, wanted, importer)) return found;
    if (!isOfOtherPythons(sim, name)) return THIRD_PARTY;
    return sim.world.mayBeBackported(name) ? backport(name) : found;
  }
  return found.kind === "namespace-package" && !isOfProject(sim, found) ? THIRD_PARTY : found;
}

/** In the standard library, but not of the Python that runs. distutils is left out: setuptools brings it (PEP 632). */
function isOfOtherPythons(sim: Simulation, name: string): boolean {
  if (name === "distutils") return false;
  const versions = sim.world.standardLibrary.modules(name);
  return versions !== 0 && !sim.decide(versions);
}

function backport(name: string): Resolution {
  const reason = `only other Pythons have ${name} in their standard library; a distribution may provide it`;
  return { kind: "unknown", reason, mayBeAbsent: true, versions: ALL_VERSIONS };
}

export function findBelow(sim: Simulation, name: string, tail: string, path: readonly SearchEntry[]): Resolution {
  const found = findOnPath(tail, path, sim.cache.finders, sim.decide);
  return isAssumedMissing(sim, name) && !isOfProject(sim, found) ? NOT_FOUND : found;
}

/** Whether files of the project are behind a name; a directory without Python files is not enough. */
function isOfProject(sim: Simulation, found: Resolution): boolean {
  if (found.kind !== "namespace-package") return isProjectFile(found) || found.kind === "extension-module";
  return found.portions.some(({ directory }) => directory === null || holdsPython(sim, directory));
}

/** No other distribution has it. */
export function isAssumedMissing(sim: Simulation, name: string): boolean {
  return sim.world.assumeMissing.some((missing) => name === missing || name.startsWith(`${missing}.`));
}

function isProjectFile(found: Resolution): boolean {
  return found.kind === "regular-package" || found.kind === "source-module";
}

/** `python -m` loads runpy on its way to pytest. */
function preloadedBy(sim: Simulation, name: string): "always" | "sometimes" | "never" {
  return name === "runpy" && sim.world.invocation.module ? "always" : isPreloaded(name);
}
