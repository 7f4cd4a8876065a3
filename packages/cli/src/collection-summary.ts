import {
  formatVersions,
  versionSet,
  versionsOf,
  type CollectionRun,
  type Evidence,
  type Project,
  type PythonModel,
  type RootCause,
  type VersionSet,
} from "@pylayout/python";
import type { CollectionSummary } from "./report.ts";

/** No test session was looked at. */
const NOTHING_JUDGED: CollectionSummary = {
  testModules: 0,
  unpredictable: 0,
  pytest: null,
  world: null,
  pythons: "",
  failingModules: 0,
  failing: null,
};

/** What a summary says of one project. Plain data. */
export interface ProjectFacts {
  readonly hasModules: boolean;
  readonly usesPytest: boolean;
  /** null where there is no test to judge. */
  readonly tests: ProjectTests | null;
}

interface ProjectTests {
  readonly testModules: number;
  readonly unpredictable: number;
  readonly pytest: string;
  readonly world: string;
  readonly declared: VersionSet | null;
  readonly run: VersionSet;
  readonly failing: VersionSet;
  /** Paths, also of test modules of other projects. */
  readonly failingModules: readonly string[];
}

/** What the simulation proved of a project. Runs it where no rule has yet. */
export function projectFacts({ modules, tests, pythons, rootCauses }: ProjectParts): ProjectFacts {
  const usesPytest = tests.sessions.length > 0;
  const facts = { hasModules: modules.length > 0, usesPytest };
  if (!usesPytest || tests.modules.length === 0) return { ...facts, tests: null };
  const unknown = new Set(tests.runs.flatMap(unknownModules));
  const testModules = tests.modules.filter((node) => !node.isConftest);
  return {
    ...facts,
    tests: {
      testModules: testModules.length,
      unpredictable: testModules.filter(({ path }) => unknown.has(path)).length,
      pytest: tests.pytest,
      world: describeWorld({ tests }),
      declared: pythons.declared ? pythons.versions : null,
      run: versionSet(tests.runs.map((run) => run.python)),
      failing: rootCauses.reduce((set, cause) => set | cause.pythons, 0),
      failingModules: [...new Set(rootCauses.flatMap(affectedTests))],
    },
  };
}

type ProjectParts = Pick<Project, "modules" | "tests" | "pythons" | "rootCauses">;

/** The same over all projects of a tree. */
export function summariseCollection(projects: readonly ProjectFacts[]): CollectionSummary {
  const judged = projects.flatMap(({ tests }) => tests ?? []);
  const [first] = judged;
  if (!first) return NOTHING_JUDGED;
  const sum = (number: (tests: ProjectTests) => number) => judged.reduce((total, tests) => total + number(tests), 0);
  const union = (set: (tests: ProjectTests) => VersionSet) => judged.reduce((all, tests) => all | set(tests), 0);
  const failing = union((tests) => tests.failing);
  return {
    testModules: sum((tests) => tests.testModules),
    unpredictable: sum((tests) => tests.unpredictable),
    pytest: first.pytest,
    world: first.world,
    pythons: formatVersions(
      judged.every(({ declared }) => declared !== null)
        ? union(({ declared }) => declared ?? 0)
        : union(({ run }) => run),
    ),
    failingModules: new Set(judged.flatMap(({ failingModules }) => failingModules)).size,
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
export function describeWorld({ tests }: Pick<Project, "tests">): string {
  const { value, evidence } = tests.installed;
  const word = value ? "installed" : "not installed";
  return evidence === null ? word : `${word} (${placeText(evidence)})`;
}

/** Such as `.github/workflows/ci.yml:29`. */
export function placeText({ path, line }: Evidence): string {
  return line > 0 ? `${path}:${line}` : path;
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

/** What was not judged and why, one sentence each; `about` are those on the Pythons. */
export function collectionHints(projects: readonly ProjectFacts[], about: readonly string[]): string[] {
  if (projects.every(({ hasModules }) => !hasModules)) return [];
  const judged = projects.some(({ usesPytest }) => usesPytest);
  return judged ? [...about] : [...about, "no sign of pytest, or of how it is started: test collection was not judged"];
}

/** What is to be said of the root project's Pythons. */
export function pythonHints({ projects: [root] }: PythonModel): string[] {
  if (!root) return [];
  const { declared, unchecked } = root.pythons;
  return [
    ...(!declared && root.modules.length > 0 ? ["no Python range declared; add requires-python"] : []),
    ...(unchecked.length > 0 ? [`not checked: Python ${unchecked.join(", ")}`] : []),
  ];
}
