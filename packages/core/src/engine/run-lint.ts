import { finishWalks } from "./finish-walks.ts";
import type { LintResult } from "./lint-result.ts";
import { readStopwatch } from "./stopwatch.ts";
import { walkTree, type LintRequest } from "./walk-tree.ts";

/**
 * Lints one tree: builds the model, walks it once, merges by root cause and applies suppressions. Pure: the same
 * input gives the same messages in the same order.
 * @throws UsageError for a rule that visits an unknown node type.
 */
export function runLint<Model, Nodes extends object>(request: LintRequest<Model, Nodes>): LintResult {
  const walk = walkTree(request);
  return { ...finishWalks([walk]), stats: { phases: readStopwatch(), rules: walk.times } };
}
