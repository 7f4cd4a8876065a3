import type { CollectionRun } from "../../src/simulate/collection-run.ts";
import { compareRun } from "../simulate/compare-run.ts";
import type { TrueResult } from "../simulate/import-cases.ts";
import { RandomSource } from "../simulate/random-source.ts";
import { mutateRepository } from "./mutate-repository.ts";
import { importedNames, predictRepository } from "./predict-repository.ts";
import { collectForReal, isMadeUp, type RepositoryWorld } from "./repository-world.ts";

/** Counts of modules over runs, and every module about which the prediction is wrong. */
export interface OutcomeScores {
  runs: number;
  /** Runs of which pytest gave no answer (killed, crashed). */
  lost: number;
  modules: number;
  unknown: number;
  /** Modules of which another distribution decides: what it raised, or lacks, is not ours to know. */
  foreign: number;
  /** Modules that we call an error, and those of them that are one. */
  claimed: number;
  confirmed: number;
  /** Modules that are an error, foreign ones aside, and those of them that we leave unknown. */
  real: number;
  doubted: number;
  /** Confirmed errors whose exception and innermost line of the project are as predicted. */
  exact: number;
  readonly wrong: string[];
}

export function noOutcomes(): OutcomeScores {
  return {
    runs: 0,
    lost: 0,
    modules: 0,
    unknown: 0,
    foreign: 0,
    claimed: 0,
    confirmed: 0,
    real: 0,
    doubted: 0,
    exact: 0,
    wrong: [],
  };
}

export function addOutcomes(total: OutcomeScores, more: OutcomeScores): void {
  for (const key of [
    "runs",
    "lost",
    "modules",
    "unknown",
    "foreign",
    "claimed",
    "confirmed",
    "real",
    "doubted",
    "exact",
  ] as const)
    total[key] += more[key];
  total.wrong.push(...more.wrong);
}

/** Compares outcomes, module by module; `label` stands before what is wrong. */
export function countOutcomes(truth: TrueResult, run: CollectionRun, label: string, scores: OutcomeScores): void {
  scores.runs++;
  if (truth.exit < 0) {
    scores.lost++;
    return;
  }
  const { disagreements } = compareRun(truth, run);
  const inexact = new Set(disagreements.map(({ path }) => path));
  const records = [...(truth.modules ?? []), ...(truth.modules === undefined ? (truth.conftest ?? []) : [])];
  for (const expected of records) {
    const below = run.modules.filter(
      ({ path }) => path === expected.path || expected.path === "." || path.startsWith(`${expected.path}/`),
    );
    for (const module of below.length > 0 ? below : [undefined]) {
      const outcome = module?.outcome ?? "absent";
      const path = module?.path ?? expected.path;
      scores.modules++;
      const wanted = expected.outcome === "skip" ? "skipped" : expected.outcome;
      if (outcome === "unknown") scores.unknown++;
      if (expected.foreign === true) {
        scores.foreign++;
        continue;
      }
      if (wanted === "error") {
        scores.real++;
        if (outcome === "unknown") {
          scores.doubted++;
          const what = `${expected.type ?? ""} ${expected.syntax ?? expected.last ?? ""}`;
          scores.wrong.push(`${label}: unknown: ${path}: pytest error ${what}; pylayout: ${module?.reason ?? ""}`);
        }
      }
      if (outcome === "error") scores.claimed++;
      if (outcome === "error" && wanted === "error") {
        scores.confirmed++;
        if (inexact.has(expected.path) || inexact.has(path)) {
          const found = disagreements.find((each) => each.path === path);
          scores.wrong.push(
            `${label}: inexact: ${path}: pytest ${found?.expected ?? ""}; pylayout ${found?.actual ?? ""}`,
          );
        } else scores.exact++;
      } else if (outcome !== wanted && outcome !== "unknown") {
        const why = module?.message ?? "";
        scores.wrong.push(
          `${label}: ${path}: pytest ${wanted} ${expected.type ?? ""} ${(expected.msg ?? "").split("\n")[0]?.slice(0, 120) ?? ""} ${expected.last ?? ""}; pylayout ${outcome} ${module?.exception ?? ""} ${why.slice(0, 120)} ${module?.cause ? `${module.cause.path}:${module.cause.line}` : ""}`,
        );
      }
    }
  }
}

/** Recall counts what we leave unknown as missed. */
export function describeOutcomes(scores: OutcomeScores): string {
  const { runs, lost, modules, unknown, foreign, claimed, confirmed, real, exact } = scores;
  const share = (part: number, whole: number): string => (whole === 0 ? "-" : (part / whole).toFixed(4));
  return `${runs} runs (${lost} lost), ${modules} modules, ${foreign} decided by other distributions; errors: ${real} real, ${claimed} claimed, ${confirmed} confirmed (${exact} with exception and line); precision ${share(confirmed, claimed)}, recall ${share(confirmed, real)}, unknown ${share(unknown, modules)}`;
}

/** Files that a run imports beyond conftests are worth changing; the rest would change nothing. */
export async function compareMutants(
  world: RepositoryWorld,
  { seed, count, most }: { readonly seed: number; readonly count: number; readonly most: number },
): Promise<OutcomeScores> {
  const { copy, interpreter, pytest, missing, truth } = world;
  const random = new RandomSource(seed);
  const scores = noOutcomes();
  const loaded = (truth.loaded ?? []).filter((file) => file.endsWith(".py") && !file.startsWith(".."));
  const baseline = new Map((truth.modules ?? []).map(({ path, outcome, foreign }) => [path, { outcome, foreign }]));
  const tests = [...baseline.keys()].filter((path) => path.endsWith(".py"));
  if (loaded.length === 0) return scores;
  for (let i = 0; i < count; i++) {
    const mutation = mutateRepository(copy.root, loaded, random);
    try {
      const chosen = tests.length <= most ? [] : chooseTests(tests, mutation.path, most, random);
      const args = [...copy.args, ...chosen];
      const real = await collectForReal(world, args);
      const absent = (await pytest.absent(importedNames(copy.root, mutation.path))).filter(
        (name) => !isMadeUp(world.stubs, name),
      );
      const run = predictRepository({ root: copy.root, args, missing: [...missing, ...absent], interpreter });
      countOutcomes(real, run, `${copy.name}, seed ${seed}, mutant ${i}, ${mutation.kind}: ${mutation.what}`, scores);
    } finally {
      mutation.undo();
    }
  }
  return scores;
}

/** The changed test module, where it is one, and others at random, in pytest's order. */
function chooseTests(tests: readonly string[], changed: string, most: number, random: RandomSource): string[] {
  const kept = new Set(tests.filter((path) => path === changed));
  while (kept.size < most) kept.add(random.pick(tests));
  return tests.filter((path) => kept.has(path));
}
