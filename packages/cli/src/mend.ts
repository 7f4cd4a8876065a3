import {
  fixAll,
  nameHint,
  selectMessages,
  UsageError,
  type FixOutcome,
  type FixSafety,
  type Message,
  type PlannedFile,
} from "@pylayout/core";
import type { BaselineFile } from "./baseline-file.ts";
import { lintTree, type LintedTree } from "./lint-tree.ts";
import type { FixSummary } from "./report.ts";
import type { World } from "./world.ts";

export interface FixChoice {
  /** Only findings that concern one of these paths are mended; all where there are none. */
  readonly paths: readonly string[];
  readonly baseline: BaselineFile | undefined;
  readonly safety: FixSafety;
  /** The rules whose fixes may be made; all if undefined. */
  readonly fixable?: readonly string[] | undefined;
  readonly unfixable?: readonly string[] | undefined;
  readonly timed?: boolean;
}

export interface FoundFixes extends Pick<FixOutcome, "plan" | "fixed" | "refused"> {
  /** What remains. */
  readonly linted: LintedTree;
}

/** Applies the fixes of the findings that are shown, on an overlay: nothing is written. */
export function findFixes(world: World, choice: FixChoice): FoundFixes {
  const { paths, baseline, safety, timed = false } = choice;
  const mayFix = fixFilter(world, choice);
  let linted: LintedTree | undefined;
  const outcome = fixAll({
    tree: world.tree,
    safety,
    lint: (tree) => {
      linted = lintTree(world, tree, { baseline, timed });
      return linted.result;
    },
    wants: (message) => mayFix(message) && selectMessages([message], paths).length > 0,
  });
  const { plan, fixed, refused } = outcome;
  return { linted: linted ?? lintTree(world, outcome.tree, { baseline }), plan, fixed, refused };
}

/** Throws UsageError for a rule that there is not. */
function fixFilter({ config }: World, { fixable, unfixable = [] }: FixChoice): (message: Message) => boolean {
  for (const [option, names] of [
    ["--fixable", fixable ?? []],
    ["--unfixable", unfixable],
  ] as const) {
    const unknown = names.find((name) => !config.rules.has(name));
    if (unknown === undefined) continue;
    const hint = nameHint(unknown, config.rules.keys());
    throw new UsageError(`unknown rule ${JSON.stringify(unknown)}`, { where: option, ...(hint && { hint }) });
  }
  return ({ rule }) => (fixable === undefined || fixable.includes(rule)) && !unfixable.includes(rule);
}

/** What a plan makes of which files. */
export function summarise(plan: readonly PlannedFile[]): FixSummary {
  const paths = (wanted: (file: PlannedFile) => boolean) => plan.filter(wanted).map(({ path }) => path);
  return {
    created: paths(({ before, after, movedFrom }) => before === null && after !== null && movedFrom === null),
    changed: paths(({ before, after, movedFrom }) => (before !== null && after !== null) || movedFrom !== null),
    removed: paths(({ after }) => after === null),
  };
}
