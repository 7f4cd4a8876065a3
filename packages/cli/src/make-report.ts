import path from "node:path";
import { idleRules, selectMessages, type RuleMeta } from "@pylayout/core";
import type { BaselineFile } from "./baseline-file.ts";
import { collectionHints, describePythons, NOTHING_JUDGED, summariseCollection } from "./collection-summary.ts";
import { countByRule } from "./format/statistics.ts";
import { baselineHints, globHints } from "./hints.ts";
import type { LintedTree } from "./lint-tree.ts";
import type { FixSummary, Report } from "./report.ts";
import { VERSION } from "./version.ts";
import type { World } from "./world.ts";

/** Rules that ask for the simulation of the tests. */
const TEST_RULES = ["test-import-resolvability", "syntax-too-new", "untracked-import"];

export interface ReportContext {
  /** What is shown: findings that concern one of these paths, relative to the root; all where there are none. */
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly baseline: BaselineFile | undefined;
  /** Errors only. */
  readonly quiet?: boolean;
  readonly stats?: boolean;
  readonly statistics?: boolean;
  /** Say also which rules had nothing to look at. */
  readonly checklist?: boolean;
  readonly fixed?: FixSummary;
}

/** What a formatter is told of a linted world. */
export async function makeReport(
  world: World,
  { result, model, agreed }: LintedTree,
  { paths, cwd, baseline, quiet, stats, statistics, checklist, fixed }: ReportContext,
): Promise<Report> {
  const shown = selectMessages(result.messages, paths);
  const messages = quiet === true ? shown.filter(({ severity }) => severity === "error") : shown;
  const judged = TEST_RULES.some((rule) => world.config.enabled.has(rule));
  return {
    version: VERSION,
    root: world.root,
    base: path.relative(cwd, world.root).split(path.sep).join("/"),
    source: world.sourceName,
    messages,
    failures: result.failures,
    files: world.tree.fileCount,
    collection: judged ? summariseCollection(model) : NOTHING_JUDGED,
    python: describePythons(model),
    hints: [
      ...(judged ? collectionHints(model) : []),
      ...(agreed === null ? [] : baselineHints(agreed, baseline?.label ?? "")),
      ...(await globHints(world)),
    ],
    fixed: fixed ?? null,
    stats: stats === true ? result.stats : null,
    statistics: statistics === true ? countByRule(messages) : null,
    rules: new Map(
      [...world.config.rules].flatMap(([name, { meta }]) =>
        world.config.enabled.has(name) ? [[name, meta as RuleMeta]] : [],
      ),
    ),
    idle: checklist === true ? idleRules(world.config, { tree: world.tree, model }) : new Map(),
    agreed: agreed?.known.length ?? 0,
    warnings: shown.filter(({ severity }) => severity === "warning").length,
  };
}
