import {
  formatVersions,
  versionSet,
  versionsOf,
  type CollectionRun,
  type Project,
  type PythonModel,
  type RootCause,
} from "@pylayout/python";
import type { CollectionSummary } from "./report.ts";

/** No test session was looked at. */
export const NOTHING_JUDGED: CollectionSummary = {
  testModules: 0,
  unpredictable: 0,
  pytest: null,
  world: null,
  pythons: "",
  failingModules: 0,
  failing: null,
};

/** What the simulation proved over all projects of a tree. Runs the simulation where no rule has yet. */
export function summariseCollection(model: PythonModel): CollectionSummary {
  const judged = model.projects.filter(({ tests }) => tests.pytestEvidence !== null && tests.modules.length > 0);
  const first = judged[0];
  if (!first) return NOTHING_JUDGED;
  const runs = judged.flatMap((project) => project.tests.runs);
  const unknown = new Set(runs.flatMap(unknownModules));
  const failing = judged.flatMap(({ rootCauses }) => rootCauses).reduce((set, cause) => set | cause.pythons, 0);
  const testModules = judged.flatMap(({ tests }) => tests.modules.filter((node) => !node.isConftest));
  return {
    testModules: testModules.length,
    unpredictable: testModules.filter(({ path }) => unknown.has(path)).length,
    pytest: first.tests.pytest,
    world: describeWorld(first),
    pythons: judged.every(({ pythons }) => pythons.declared)
      ? formatVersions(judged.reduce((set, { pythons }) => set | pythons.versions, 0))
      : formatVersions(versionSet(runs.map((run) => run.python))),
    failingModules: new Set(judged.flatMap(({ rootCauses }) => rootCauses.flatMap(affectedTests))).size,
    failing: failing === 0 ? null : formatVersions(failing),
  };
}

function affectedTests({ affects }: RootCause): string[] {
  return affects.map(({ path }) => path);
}

function unknownModules(run: CollectionRun): string[] {
  return run.modules.filter(({ outcome, conftest }) => outcome === "unknown" && !conftest).map(({ path }) => path);
}

/** Such as `installed (ci.yml:29)`. */
export function describeWorld({ tests }: Project): string {
  const { value, evidence } = tests.installed;
  const word = value ? "installed" : "not installed";
  return evidence === null ? word : `${word} (${evidence.path}${evidence.line > 0 ? `:${evidence.line}` : ""})`;
}

/** The root project's Pythons, for the JSON report. */
export function describePythons(model: PythonModel): {
  readonly versions: readonly string[];
  readonly reason: string | null;
} {
  const pythons = model.projects[0]?.pythons;
  if (!pythons) return { versions: [], reason: null };
  const { reason } = pythons;
  const text = reason === null ? null : `${reason.path}${reason.line > 0 ? `:${reason.line}` : ""}, ${reason.text}`;
  return { versions: versionsOf(pythons.versions), reason: text };
}

/** What was not judged and why, one sentence each. */
export function collectionHints(model: PythonModel): string[] {
  const root = model.projects[0];
  if (!root || !model.projects.some(({ modules }) => modules.length > 0)) return [];
  const hints: string[] = [];
  if (!root.pythons.declared && root.modules.length > 0) hints.push("no Python range declared; add requires-python");
  if (root.pythons.unchecked.length > 0) hints.push(`not checked: Python ${root.pythons.unchecked.join(", ")}`);
  if (model.projects.every(({ tests }) => tests.pytestEvidence === null)) {
    hints.push("no sign of pytest: test collection was not judged");
  }
  return hints;
}
