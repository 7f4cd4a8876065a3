import type { AffectedModule, Project, RootCause } from "../model/python-model.ts";
import type { VersionSet } from "../versions/version-set.ts";
import { type Classification, classifyCause } from "./classify-cause.ts";
import type { CollectionGroup } from "./collect.ts";
import type { Failure } from "./failure.ts";
import type { SimulatedModule } from "./pytest-session.ts";
import { reachingModules } from "./reaching-modules.ts";

interface OpenCause {
  readonly classification: Classification;
  readonly failure: Failure;
  pythons: VersionSet;
  readonly worlds: Set<"installed" | "not-installed">;
  readonly affects: Map<string, AffectedModule>;
  readonly failsAlone: Set<string>;
}

/** Groups the failures of all simulated sessions by what really went wrong; worst first. */
export function findRootCauses(project: Project, groups: readonly CollectionGroup[]): RootCause[] {
  const causes = new Map<string, OpenCause>();
  const supported = project.pythons.versions;
  for (const group of groups) {
    for (const module of group.session.modules) {
      if (module.outcome === "error" && module.failure !== null)
        addModule(causes, group, module, module.failure, supported);
    }
    const { abort, failure, modules } = group.session;
    if (abort !== null && failure === null && abort.failure !== null) {
      const cause = openCause(causes, group, abort.failure, supported, null);
      for (const module of modules) addAffected(cause, group, module, abort.failure, null);
    }
  }
  const source = groups[0]?.world.source;
  const places = [...causes.values()].map(({ failure }) => failure.place?.path);
  const isPlaced = places.every((path) => path !== undefined);
  const among = source !== undefined && isPlaced ? reachingModules(project, source, new Set(places)) : null;
  for (const group of groups) addLonely(causes, group, supported, among);
  return [...causes.values()]
    .map((cause) => close(project, cause))
    .sort((a, b) => b.affects.length - a.affects.length || (a.id < b.id ? -1 : 1));
}

function addModule(
  causes: Map<string, OpenCause>,
  group: CollectionGroup,
  module: SimulatedModule,
  failure: Failure,
  supported: VersionSet,
): void {
  const root = rootOf(failure);
  const cause = openCause(causes, group, root, supported, module.path);
  addAffected(cause, group, module, failure, root === failure ? null : (failure.details.orphan ?? null));
}

/** A namespace KeyError only disguises the failure that left the namespace without its parent. */
export function rootOf(failure: Failure): Failure {
  const seen = new Set<Failure>();
  let at = failure;
  while (at.details.orphanedBy?.failure && !seen.has(at)) {
    seen.add(at);
    at = at.details.orphanedBy.failure;
  }
  return at;
}

function openCause(
  causes: Map<string, OpenCause>,
  group: CollectionGroup,
  root: Failure,
  supported: VersionSet,
  collected: string | null,
): OpenCause {
  const classification = classifyCause(root, group, supported, collected);
  const { key } = classification;
  let cause = causes.get(key);
  if (cause === undefined) {
    cause = { classification, failure: root, pythons: 0, worlds: new Set(), affects: new Map(), failsAlone: new Set() };
    causes.set(key, cause);
  }
  cause.pythons |= group.versions;
  cause.worlds.add(group.world.installed ? "installed" : "not-installed");
  return cause;
}

function addAffected(
  cause: OpenCause,
  group: CollectionGroup,
  module: SimulatedModule,
  failure: Failure,
  disguisedBy: string | null,
): void {
  const known = cause.affects.get(module.path);
  cause.affects.set(module.path, {
    path: module.path,
    exception: known?.exception ?? failure.exception,
    message: known?.message ?? failure.details.message,
    chain: known?.chain ?? failure.chain,
    disguisedBy: known?.disguisedBy ?? disguisedBy,
    pythons: (known?.pythons ?? 0) | group.versions,
  });
}

/**
 * Modules that fail only when they are run alone: they live on what others left in sys.modules. Whatever cannot execute the
 * place of a cause (`among` is who can) does not fail of it, and is spared a run of its own.
 */
function addLonely(
  causes: Map<string, OpenCause>,
  group: CollectionGroup,
  supported: VersionSet,
  among: ReadonlySet<string> | null,
): void {
  if (!group.session.modules.some(({ outcome }) => outcome === "error")) return;
  for (const { path, alone } of group.aloneFailures(among)) {
    const root = rootOf(alone);
    const cause = causes.get(classifyCause(root, group, supported, path).key);
    if (cause !== undefined && !cause.affects.has(path)) cause.failsAlone.add(path);
  }
}

function close(project: Project, cause: OpenCause): RootCause {
  const { classification, failure } = cause;
  const { details, place } = failure;
  return {
    kind: "file",
    path: place?.path ?? [...cause.affects.keys()][0] ?? project.path,
    id: classification.key,
    cause: classification.cause,
    owner: classification.owner,
    project,
    line: place?.line ?? 0,
    column: place?.column ?? 0,
    exception: details.exception,
    exceptionMessage: details.message,
    pythons: cause.pythons,
    worlds: [...cause.worlds].sort(),
    affects: [...cause.affects.values()],
    failsAlone: [...cause.failsAlone],
    wanted: details.wanted ?? null,
    target: classification.target,
  };
}
