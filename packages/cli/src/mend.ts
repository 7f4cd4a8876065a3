import { fixAll, formatPatch, runLint, selectMessages, type LintResult, type PlannedFile } from "@pylayout/core";
import { writeEdits } from "@pylayout/node";
import { python, type PythonModel } from "@pylayout/python";
import type { LintOptions } from "./lint-arguments.ts";
import type { FixSummary } from "./report.ts";
import type { World } from "./world.ts";

export interface Mended {
  /** What remains. */
  readonly result: LintResult;
  readonly model: PythonModel;
  readonly fixed: FixSummary | null;
  /** With `--diff`, the patch instead of any writing; empty where nothing would change. */
  readonly patch: Uint8Array | null;
}

/** Applies the fixes of the findings that are shown: on an overlay first, then written once, or printed as a patch. */
export async function mend(world: World, paths: readonly string[], options: LintOptions): Promise<Mended> {
  const { config } = world;
  let model: PythonModel | undefined;
  const outcome = fixAll({
    tree: world.tree,
    safety: options.fix === "unsafe" ? "unsafe" : "safe",
    lint: (tree) => {
      model = python.createModel(tree, config.settings, (path) => config.settingsAt(path));
      return runLint({ tree, language: python, model, config, timed: options.stats });
    },
    wants: (message) => selectMessages([message], paths).length > 0,
  });
  const mended = { result: outcome.result, model: model ?? python.createModel(outcome.tree, config.settings) };
  if (options.diff) return { ...mended, fixed: null, patch: await formatPatch(outcome.plan) };
  // The findings of a rule that threw are incomplete, and so may be its fixes.
  if (outcome.result.failures.length > 0) return { ...mended, fixed: null, patch: null };
  writeEdits(world.root, outcome.plan, { source: world.sourceName });
  return { ...mended, fixed: summarise(outcome.plan), patch: null };
}

function summarise(plan: readonly PlannedFile[]): FixSummary {
  const paths = (wanted: (file: PlannedFile) => boolean) => plan.filter(wanted).map(({ path }) => path);
  return {
    created: paths(({ before, after, movedFrom }) => before === null && after !== null && movedFrom === null),
    changed: paths(({ before, after, movedFrom }) => (before !== null && after !== null) || movedFrom !== null),
    removed: paths(({ after }) => after === null),
  };
}
