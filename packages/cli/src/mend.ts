import {
  fixAll,
  formatPatch,
  nameHint,
  selectMessages,
  UsageError,
  type Message,
  type PlannedFile,
} from "@pylayout/core";
import { writeEdits } from "@pylayout/node";
import type { BaselineFile } from "./baseline-file.ts";
import { lintTree, type LintedTree } from "./lint-tree.ts";
import type { LintOptions } from "./lint-arguments.ts";
import type { FixSummary } from "./report.ts";
import type { World } from "./world.ts";

export interface Mended {
  /** What remains. */
  readonly linted: LintedTree;
  readonly fixed: FixSummary | null;
  /** With `--diff`, the patch instead of any writing; empty where nothing would change. */
  readonly patch: Uint8Array | null;
}

/** Applies the fixes of the findings that are shown: on an overlay first, then written once, or printed as a patch. */
export async function mend(
  world: World,
  paths: readonly string[],
  baseline: BaselineFile | undefined,
  options: LintOptions,
): Promise<Mended> {
  let linted: LintedTree | undefined;
  const mayFix = fixFilter(world, options);
  const outcome = fixAll({
    tree: world.tree,
    safety: options.fix === "unsafe" ? "unsafe" : "safe",
    lint: (tree) => {
      linted = lintTree(world, tree, { baseline, timed: options.stats });
      return linted.result;
    },
    wants: (message) => mayFix(message) && selectMessages([message], paths).length > 0,
  });
  const mended = { linted: linted ?? lintTree(world, outcome.tree, { baseline }) };
  if (options.diff) return { ...mended, fixed: null, patch: await formatPatch(outcome.plan) };
  // The findings of a rule that threw are incomplete, and so may be its fixes.
  if (outcome.result.failures.length > 0) return { ...mended, fixed: null, patch: null };
  writeEdits(world.root, outcome.plan, { source: world.sourceName });
  return { ...mended, fixed: summarise(outcome.plan), patch: null };
}

/** `--fixable` and `--unfixable`; throws UsageError for a rule that there is not. */
function fixFilter({ config }: World, { fixable, unfixable }: LintOptions): (message: Message) => boolean {
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

function summarise(plan: readonly PlannedFile[]): FixSummary {
  const paths = (wanted: (file: PlannedFile) => boolean) => plan.filter(wanted).map(({ path }) => path);
  return {
    created: paths(({ before, after, movedFrom }) => before === null && after !== null && movedFrom === null),
    changed: paths(({ before, after, movedFrom }) => (before !== null && after !== null) || movedFrom !== null),
    removed: paths(({ after }) => after === null),
  };
}
