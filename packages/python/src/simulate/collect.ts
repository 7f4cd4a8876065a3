import { type PythonVersion, type VersionSet, versionBit, versionsOf } from "../versions/version-set.ts";
import type { CollectedModule, CollectionRun, FailureKind } from "./collection-run.ts";
import type { CollectionWorld } from "./collection-world.ts";
import type { Failure } from "./failure.ts";
import { type SimulatedModule, type SimulatedSession, simulateSession } from "./pytest-session.ts";
import { SimulationCache } from "./simulation.ts";

/** The answer for a group of Pythons that behave alike in one world. */
export interface CollectionGroup {
  readonly versions: VersionSet;
  readonly world: CollectionWorld;
  readonly session: SimulatedSession;
  /** The run as one Python of the group sees it; `alone` is simulated when `withAlone` asks, or where a module fails. */
  run(python: PythonVersion, withAlone?: "always" | "on-failure" | "never"): CollectionRun;
  /**
   * Modules that do not fail in the session, but do when only they are run, on the oldest Python of the group; with `among`,
   * of these only.
   */
  aloneFailures(among?: ReadonlySet<string> | null): readonly { readonly path: string; readonly alone: Failure }[];
}

/** Simulates pytest's collection: once for each group of versions on which every decision is the same. */
export function collectGroups(
  world: CollectionWorld,
  versions: VersionSet,
  cache = new SimulationCache(world.tree),
): CollectionGroup[] {
  const groups: CollectionGroup[] = [];
  for (let left = versions; left !== 0;) {
    const session = simulateSession(world, cache, left);
    groups.push(new Group(world, session, cache));
    left &= ~session.versions;
  }
  return groups;
}

/** The same as one run for each Python, oldest first. */
export function collect(
  world: CollectionWorld,
  versions: VersionSet,
  withAlone: "always" | "on-failure" | "never" = "on-failure",
): CollectionRun[] {
  const groups = collectGroups(world, versions);
  return versionsOf(versions).flatMap((python) => {
    const group = groups.find((candidate) => (candidate.versions & versionBit(python)) !== 0);
    return group === undefined ? [] : [group.run(python, withAlone)];
  });
}

type Alone = CollectedModule["alone"];

interface AloneAnswer {
  readonly versions: VersionSet;
  readonly outcome: Alone;
  readonly failure: Failure | null;
}

class Group implements CollectionGroup {
  readonly versions: VersionSet;
  readonly world: CollectionWorld;
  readonly session: SimulatedSession;
  readonly #cache: SimulationCache;
  readonly #alone = new Map<string, AloneAnswer[]>();

  constructor(world: CollectionWorld, session: SimulatedSession, cache: SimulationCache) {
    this.versions = session.versions;
    this.world = world;
    this.session = session;
    this.#cache = cache;
  }

  run(python: PythonVersion, withAlone: "always" | "on-failure" | "never" = "on-failure"): CollectionRun {
    const { plan, abort, modules, doubt } = this.session;
    const hasFailure = abort !== null || modules.some(({ outcome }) => outcome === "error");
    const simulatesAlone = withAlone === "always" || (withAlone === "on-failure" && hasFailure);
    return {
      python,
      pytest: this.world.pytest,
      importMode: plan.importMode,
      installed: this.world.installed,
      rootdir: plan.rootdir === "" ? "." : plan.rootdir,
      inifile: plan.inifile,
      session: {
        outcome: doubt !== null ? "unknown" : abort === null ? "ok" : "aborted",
        exit: abort?.exit ?? exitStatus(modules),
        message: abort?.message ?? doubt,
        cause: abort?.cause ? { column: 0, ...abort.cause } : null,
      },
      modules: modules.map((module) =>
        toCollected(module, doubt, simulatesAlone ? this.#aloneAnswer(module, python).outcome : sameOutcome(module)),
      ),
    };
  }

  aloneFailures(among: ReadonlySet<string> | null = null): { path: string; alone: Failure }[] {
    const [oldest] = versionsOf(this.versions);
    if (oldest === undefined) return [];
    return this.session.modules.flatMap((module) => {
      if (module.conftest || module.outcome === "error" || among?.has(module.path) === false) return [];
      const { outcome, failure } = this.#aloneAnswer(module, oldest);
      return outcome === "error" && failure !== null ? [{ path: module.path, alone: failure }] : [];
    });
  }

  #aloneAnswer(module: SimulatedModule, python: PythonVersion): AloneAnswer {
    const known = this.#alone.get(module.path) ?? [];
    this.#alone.set(module.path, known);
    const bit = versionBit(python);
    let answer = known.find(({ versions }) => (versions & bit) !== 0);
    if (answer === undefined) {
      const asked = known.reduce((left, { versions }) => left & ~versions, this.versions);
      answer = this.#simulateAlone(module, asked, bit);
      known.push(answer);
    }
    return answer;
  }

  #simulateAlone(module: SimulatedModule, asked: VersionSet, bit: VersionSet): AloneAnswer {
    if (module.conftest) return { versions: asked, outcome: sameOutcome(module), failure: module.failure };
    const world = aloneWorld(this.world, this.session, module.path);
    for (let left = asked; left !== 0;) {
      const session = simulateSession(world, this.#cache, left);
      const found = session.modules.find(({ path, conftest }) => path === module.path && !conftest);
      if ((session.versions & bit) !== 0) {
        const outcome = found === undefined ? "unknown" : sameOutcome(found);
        return { versions: session.versions, outcome, failure: found?.failure ?? null };
      }
      left &= ~session.versions;
    }
    return { versions: bit, outcome: "unknown", failure: null };
  }
}

/** The world of `pytest <path>` with the options of the whole session. */
export function aloneWorld(world: CollectionWorld, session: SimulatedSession, path: string): CollectionWorld {
  const { cwd } = world.invocation;
  const up = cwd === "" ? "" : "../".repeat(cwd.split("/").length);
  const options = world.invocation.args.filter((arg) => arg.startsWith("-"));
  const rootdir = session.plan.rootdir === "" ? up || "." : up + session.plan.rootdir;
  const args = [
    ...options,
    `--rootdir=${rootdir}`,
    ...(session.plan.inifile === null ? [] : ["-c", up + session.plan.inifile]),
    up + path,
  ];
  return { ...world, importMode: session.plan.importMode, invocation: { ...world.invocation, args } };
}

function sameOutcome({ outcome }: SimulatedModule): Alone {
  return outcome === "not-collected" ? "unknown" : outcome;
}

function exitStatus(modules: readonly SimulatedModule[]): number {
  if (modules.some(({ outcome }) => outcome === "error")) return 2;
  return modules.some(({ conftest, outcome }) => !conftest && outcome !== "skipped") ? 0 : 5;
}

function toCollected(module: SimulatedModule, doubt: string | null, alone: Alone): CollectedModule {
  const { failure } = module;
  const outcome = doubt !== null && module.outcome !== "not-collected" ? "unknown" : module.outcome;
  return {
    path: module.path,
    module: module.name,
    conftest: module.conftest,
    outcome,
    alone,
    kind: outcome === "error" ? kindOf(module, failure) : null,
    exception: outcome === "error" || outcome === "skipped" ? (failure?.exception ?? null) : null,
    message: outcome === "error" || outcome === "skipped" ? (failure?.details.message ?? null) : null,
    cause: failure?.place ?? null,
    chain: failure?.chain ?? [],
    reason: doubt ?? module.reason,
  };
}

function kindOf(module: SimulatedModule, failure: Failure | null): FailureKind {
  return module.byConftest ? "conftest" : (failure?.details.kind ?? "other");
}
