import { applyBaseline, runLint, type BaselineOutcome, type FileTree, type LintResult } from "@pylayout/core";
import { python, type PythonModel } from "@pylayout/python";
import type { BaselineFile } from "./baseline-file.ts";
import type { World } from "./world.ts";

export interface LintedTree {
  /** Without the findings that the baseline knows. */
  readonly result: LintResult;
  readonly model: PythonModel;
  readonly agreed: BaselineOutcome | null;
}

/** Lints a tree of the world: its own, or one with edits laid over it. */
export function lintTree(
  world: World,
  tree: FileTree,
  { baseline, timed }: { readonly baseline?: BaselineFile | undefined; readonly timed?: boolean },
): LintedTree {
  const { config } = world;
  const memo = tree === world.tree ? world.memo : undefined;
  const model = python.createModel(tree, config.settings, (path) => config.settingsAt(path), memo);
  const result = runLint({ tree, language: python, model, config, timed: timed === true });
  if (baseline?.baseline === undefined) return { result, model, agreed: null };
  const agreed = applyBaseline(
    result.messages,
    baseline.baseline,
    tree,
    ({ rule, path }) => config.at(path)?.has(rule) === true,
  );
  return { result: { ...result, messages: agreed.fresh }, model, agreed };
}
