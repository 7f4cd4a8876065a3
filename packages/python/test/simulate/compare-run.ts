import type { CollectedModule, CollectionRun } from "../../src/simulate/collection-run.ts";
import type { TrueModule, TrueResult } from "./import-cases.ts";

export interface Disagreement {
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

export interface Comparison {
  readonly disagreements: readonly Disagreement[];
  readonly records: number;
  readonly unknown: readonly string[];
}

/** Compares a predicted run with what pytest really did. */
export function compareRun(truth: TrueResult, run: CollectionRun): Comparison {
  const disagreements: Disagreement[] = [];
  const unknown: string[] = [];
  let records = 0;
  const aborted = truth.startup !== undefined || truth.modules === undefined || ![0, 2, 5].includes(truth.exit);
  const session = aborted ? `aborted ${truth.exit}` : `ok ${truth.exit === 5 ? 0 : truth.exit}`;
  const predicted = `${run.session.outcome} ${run.session.exit === 5 ? 0 : run.session.exit}`;
  if (run.session.outcome !== "unknown" && session !== predicted) {
    const hasUnknown = run.modules.some(({ outcome }) => outcome === "unknown");
    if (aborted || run.session.outcome !== "ok" || !hasUnknown) {
      disagreements.push({ path: "session", expected: session, actual: predicted });
    }
  }
  const seen = new Set<string>();
  const check = (expected: TrueModule, actual: CollectedModule | undefined): void => {
    records++;
    if (actual?.outcome === "unknown") unknown.push(`${expected.path}: ${actual.reason ?? "no reason"}`);
    else if (describeTrue(expected) !== describe(actual, expected)) {
      disagreements.push({ path: expected.path, expected: describeTrue(expected), actual: describe(actual, expected) });
    }
  };
  for (const expected of truth.conftest ?? []) {
    check(
      expected,
      run.modules.find(({ path, conftest }) => conftest && path === expected.path),
    );
  }
  const order: string[] = [];
  for (const first of truth.modules ?? []) {
    if (seen.has(first.path)) continue;
    const expected = worstOf(truth.modules ?? [], first);
    seen.add(expected.path);
    const below = run.modules.filter(
      ({ path, conftest }) =>
        !conftest && (expected.path === "." || path === expected.path || path.startsWith(`${expected.path}/`)),
    );
    const isDirectory = !expected.path.endsWith(".py");
    if (isDirectory) for (const module of below) order.push(module.path);
    else order.push(expected.path);
    for (const module of isDirectory ? below : [below[0] ?? run.modules.find(({ path }) => path === expected.path)])
      check(expected, module);
  }
  if (truth.modules !== undefined && !aborted) {
    const actual = run.modules.filter(({ conftest, path }) => !conftest || seen.has(path)).map(({ path }) => path);
    const unique = [...new Set(actual)].filter((path) => !path.endsWith("conftest.py"));
    const wanted = order.filter((path) => !path.endsWith("conftest.py"));
    if (unique.join(" ") !== wanted.join(" "))
      disagreements.push({ path: "order", expected: wanted.join(" "), actual: unique.join(" ") });
  }
  return { disagreements, records, unknown };
}

/** With --doctest-modules pytest collects a file twice: what fails outweighs what passes, and a pass a skip. */
function worstOf(records: readonly TrueModule[], first: TrueModule): TrueModule {
  const same = records.filter(({ path }) => path === first.path);
  return same.find(({ outcome }) => outcome === "error") ?? same.find(({ outcome }) => outcome === "ok") ?? first;
}

function describeTrue(truth: TrueModule): string {
  if (truth.outcome === "ok") return truth.module ? `ok ${truth.module}` : "ok";
  const outcome = truth.outcome === "skip" ? "skipped" : "error";
  return truth.type === undefined ? outcome : [outcome, truth.type, placeOf(truth)].join(" ");
}

/** Where the decoder fails Python up to 3.10 may not know the line. */
const NO_LINE = /:0$/;

function placeOf({ syntax, last }: TrueModule): string {
  return syntax !== undefined && !syntax.startsWith("?") ? syntax.replace(NO_LINE, "") : (last ?? "");
}

function describe(module: CollectedModule | undefined, truth: TrueModule): string {
  if (module === undefined) return "absent";
  if (module.outcome === "ok") return truth.outcome === "ok" && truth.module ? `ok ${module.module}` : "ok";
  if (module.outcome === "not-collected") return "not-collected";
  if (truth.type === undefined) return module.outcome;
  return [module.outcome, module.exception ?? "", placeOf(truth) === "" ? "" : innermost(module, truth)].join(" ");
}

/** The innermost line of the project that was executed, or the place of the syntax error. */
function innermost(module: CollectedModule, truth: TrueModule): string {
  const compiled = module.kind === "syntax-error" || module.kind === "source-encoding";
  const steps = compiled && placeOf(truth) === truth.last ? module.chain.slice(0, -1) : module.chain;
  const step = steps.at(-1);
  if (step === undefined) return "";
  return truth.syntax?.endsWith(":0") === true ? step.path : `${step.path}:${step.line}`;
}
