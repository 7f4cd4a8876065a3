import type { PythonVersion } from "../versions/version-set.ts";
import { versionBit } from "../versions/version-set.ts";
import { aloneWorld, type CollectionGroup } from "./collect.ts";
import type { CollectedModule } from "./collection-run.ts";
import type { TraceStep } from "./import-trace.ts";
import { locateModule } from "../pytest/module-name.ts";
import { simulateSession } from "./pytest-session.ts";
import { SimulationCache } from "./simulation.ts";

/** What a person needs to follow how one test module is collected. */
export interface TestExplanation {
  readonly path: string;
  readonly rootdir: string;
  readonly inifile: string | null;
  readonly importMode: string;
  /** The module's `__name__`. */
  readonly module: string;
  /** The directory that pytest puts on sys.path for it; null in importlib mode. */
  readonly insertedRoot: string | null;
  /** In the whole session: null where pytest does not collect it. */
  readonly inSession: CollectedModule | null;
  /** When only this module is run. */
  readonly alone: CollectedModule["alone"];
  /** What it imports when run alone, transitively, in order. */
  readonly trace: readonly TraceStep[];
}

/** Simulates one test module alone on one Python of a group, and keeps the way of every import. */
export function explainTest(group: CollectionGroup, path: string, python: PythonVersion): TestExplanation {
  const { session, world } = group;
  const trace: TraceStep[] = [];
  const alone = simulateSession(
    aloneWorld(world, session, path),
    new SimulationCache(world.tree),
    versionBit(python),
    trace,
  );
  const found = alone.modules.find((module) => module.path === path && !module.conftest);
  const { root } = locateModule(world.tree, path);
  return {
    path,
    rootdir: session.plan.rootdir,
    inifile: session.plan.inifile,
    importMode: session.plan.importMode,
    module: found?.name ?? locateModule(world.tree, path).name,
    insertedRoot: session.plan.importMode === "importlib" ? null : (root ?? ".."),
    inSession: group.run(python, "never").modules.find((module) => module.path === path && !module.conftest) ?? null,
    alone: found === undefined || found.outcome === "not-collected" ? "unknown" : found.outcome,
    trace,
  };
}
