import { selectMessages, type LintResult } from "@pylayout/core";
import type { BaselineFile } from "./baseline-file.ts";
import { collectionHints, summariseCollection } from "./collection-summary.ts";
import { countByRule } from "./format/statistics.ts";
import { baselineHints } from "./hints.ts";
import type { LintedTree } from "./lint-tree.ts";
import type { FixSummary, Report } from "./report.ts";
import { runFacts, type FactsContext, type RunFacts } from "./run-facts.ts";
import type { World } from "./world.ts";

/** What is shown of the findings. */
export interface Selection {
  /** Findings that concern one of these paths, relative to the root; all where there are none. */
  readonly paths: readonly string[];
  /** Errors only. */
  readonly quiet?: boolean;
  readonly statistics?: boolean;
}

export interface ReportContext extends Selection, FactsContext {
  readonly baseline: BaselineFile | undefined;
  readonly stats?: boolean;
  readonly fixed?: FixSummary;
}

/** What a formatter is told of a linted world. */
export async function makeReport(
  world: World,
  { result, model, agreed }: LintedTree,
  context: ReportContext,
): Promise<Report> {
  const { baseline, fixed, stats } = context;
  return reportOf(await runFacts(world, model, context), result, {
    ...context,
    hints: agreed === null ? [] : baselineHints(agreed, baseline?.label ?? ""),
    fixed: fixed ?? null,
    stats: stats === true ? result.stats : null,
    agreed: agreed?.known.length ?? 0,
  });
}

/** What only the run itself can tell. */
type OfRun = Partial<Pick<Report, "hints" | "fixed" | "stats" | "agreed">>;

/** The report on a run, wherever the parts of it were done. */
export function reportOf(
  facts: RunFacts,
  { messages, failures }: Pick<LintResult, "messages" | "failures">,
  { paths, quiet, statistics, hints = [], fixed = null, stats = null, agreed = 0 }: Selection & OfRun,
): Report {
  const { version, root, base, source, files, projects } = facts;
  const found = selectMessages(messages, paths);
  const shown = quiet === true ? found.filter(({ severity }) => severity === "error") : found;
  return {
    version,
    root,
    base,
    source,
    messages: shown,
    failures,
    files,
    collection: summariseCollection(projects),
    get python() {
      return facts.python;
    },
    hints: [...collectionHints(projects, facts.hints.pythons), ...hints, ...facts.hints.globs],
    fixed,
    stats,
    statistics: statistics === true ? countByRule(shown) : null,
    rules: new Map(facts.rules),
    idle: new Map(facts.idle),
    agreed,
    warnings: found.filter(({ severity }) => severity === "warning").length,
  };
}
