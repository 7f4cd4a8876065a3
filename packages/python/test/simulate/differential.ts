import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildFileTree, memorySource } from "@pylayout/core";
import { DEFAULT_INVOCATION } from "../../src/pytest/pytest-invocation.ts";
import type { StandardLibrary } from "../../src/resolve/standard-library.ts";
import { collect } from "../../src/simulate/collect.ts";
import type { CollectionRun } from "../../src/simulate/collection-run.ts";
import { versionBit } from "../../src/versions/version-set.ts";
import { compareRun, type Disagreement } from "./compare-run.ts";
import type { GeneratedProject } from "./generate-project.ts";
import type { TrueResult } from "./import-cases.ts";
import { readSources } from "./read-sources.ts";
import type { Interpreter, RealPytest } from "./real-pytest.ts";

export interface Scores {
  projects: number;
  records: number;
  unknown: number;
  /** Modules that we call an error, and those of them that are one. */
  claimed: number;
  confirmed: number;
  /** Modules that are an error, those included that we do not know of. */
  real: number;
}

export interface ProjectDifference {
  readonly seed: number;
  readonly disagreements: readonly Disagreement[];
}

export function noScores(): Scores {
  return { projects: 0, records: 0, unknown: 0, claimed: 0, confirmed: 0, real: 0 };
}

/** What pylayout predicts for a generated project where nothing but pytest is installed. */
export function predict(
  project: GeneratedProject,
  { python, pytest }: Interpreter,
  library: StandardLibrary,
  rootName: string,
): CollectionRun {
  const tree = buildFileTree(memorySource(project.files, { rootName }));
  const [run] = collect(
    {
      tree,
      source: readSources(tree),
      standardLibrary: library,
      pytest,
      importMode: null,
      invocation: { ...DEFAULT_INVOCATION, args: project.args, module: project.module, cwd: project.cwd },
      installed: project.installed.length > 0,
      installedRoots: project.installed.map((path) => ({ path, names: null })),
      ownPlugins: () => [],
      ownRoots: [""],
      siteDirectories: [],
      thirdParty: "absent",
      assumeMissing: [],
      generated: () => null,
      mayBeBackported: () => true,
      isRequired: () => false,
    },
    versionBit(python),
    "never",
  );
  if (!run) throw new Error(`no run for ${python}`);
  return run;
}

/**
 * What "7" stands for is 7.4.4. Up to 7.4.0 importlib mode with --doctest-modules executes files anew and names packages
 * otherwise, testpaths are not searched for conftests, and without a configuration file conftests above rootdir count.
 * Below Python 3.11 pytest brings tomli with it, which the predictions here take as absent.
 */
export function isComparable({ args, files, cwd }: GeneratedProject, { pytest, python }: Interpreter): boolean {
  const settings = files["pytest.ini"];
  const said = `${args.join(" ")} ${settings ?? ""}`;
  if (versionBit(python) < versionBit("3.11") && Object.values(files).some((text) => text.includes("import tomli ")))
    return false;
  if (pytest !== "7") return true;
  if (said.includes("--doctest-modules") && said.includes("importlib")) return false;
  return !said.includes("testpaths") && (settings !== undefined || cwd === "");
}

/** Writes a project to disk, collects it with the real pytest and with ours, and counts. */
export async function compareProject(
  project: GeneratedProject,
  interpreter: Interpreter,
  pytest: RealPytest,
  library: StandardLibrary,
  scores: Scores,
): Promise<ProjectDifference | undefined> {
  const parent = mkdtempSync(join(tmpdir(), "pylayout-"));
  const root = join(parent, "project");
  try {
    for (const [path, text] of Object.entries(project.files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const { cwd, args, module, installed } = project;
    const truth = await pytest.collect({ root, cwd, args, module, installed, seconds: 60 });
    const run = predict(project, interpreter, library, "project");
    const { disagreements, records, unknown } = compareRun(truth, run);
    scores.projects++;
    scores.records += records;
    scores.unknown += unknown.length;
    countErrors(truth, run, scores);
    return disagreements.length === 0 ? undefined : { seed: project.seed, disagreements };
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

function countErrors(truth: TrueResult, run: CollectionRun, scores: Scores): void {
  if (truth.modules === undefined) return;
  // With --doctest-modules a file is collected twice: one failure makes it an error.
  const failing = new Set(truth.modules.filter(({ outcome }) => outcome === "error").map(({ path }) => path));
  const isReal = (path: string): boolean => {
    for (let at = path; ; at = dirname(at)) {
      if (failing.has(at)) return true;
      if (at === "." || at === "/") return false;
    }
  };
  // The module that ends the session has no report of its own: the session was compared.
  const ends = run.session.outcome === "aborted" ? run.session.cause?.path : undefined;
  const modules = run.modules.filter(({ conftest, path }) => !conftest && path !== ends);
  const listed = new Set(modules.map(({ path }) => path));
  for (const path of failing) if (path.endsWith(".py") && !listed.has(path)) scores.real++;
  for (const { path, outcome } of modules) {
    const error = isReal(path);
    if (error) scores.real++;
    if (outcome !== "error") continue;
    scores.claimed++;
    if (error) scores.confirmed++;
  }
}
