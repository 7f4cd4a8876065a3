import type { LintConfig } from "../config/lint-config.ts";
import type { Language } from "../language/language.ts";
import type { FileTree } from "../tree/file-tree.ts";
import { finishMessages } from "./finish-messages.ts";
import type { LintResult } from "./lint-result.ts";
import { mergeCauses } from "./merge-causes.ts";
import { openRules } from "./open-rules.ts";
import { ruleContext } from "./rule-context.ts";
import { enterPhase, readStopwatch, startStopwatch } from "./stopwatch.ts";
import { Traversal } from "./traversal.ts";
import { applySuppressions } from "../suppression/apply-suppressions.ts";

export interface LintRequest<Model, Nodes extends object> {
  readonly tree: FileTree;
  readonly language: Language<Model, Nodes>;
  readonly config: LintConfig;
  /** A model made before from the same tree and settings; made here if absent. */
  readonly model?: Model;
  /** Times every rule, for `--stats`. */
  readonly timed?: boolean;
}

/**
 * Lints one tree: builds the model, walks it once, merges by root cause and applies suppressions. Pure: the same
 * input gives the same messages in the same order.
 * @throws UsageError for a rule that visits an unknown node type.
 */
export function runLint<Model, Nodes extends object>(request: LintRequest<Model, Nodes>): LintResult {
  const { tree, language, config } = request;
  if (request.timed === true) startStopwatch();
  enterPhase("rules");
  const model = request.model ?? language.createModel(tree, config.settings, (path) => config.settingsAt(path));
  const opened = openRules(config, language, ruleContext(config, tree, model));
  const traversal = new Traversal({
    tree,
    language,
    model,
    config,
    rules: opened.rules,
    timed: request.timed === true,
  });
  traversal.run();
  enterPhase("merge");
  const merged = finishMessages(mergeCauses(traversal.drafts));
  enterPhase("suppress");
  const { messages, suppressed } = applySuppressions(merged, { tree, language, config });
  return {
    messages,
    suppressed,
    failures: [...opened.failures, ...traversal.failures],
    stats: { phases: readStopwatch(), rules: traversal.times() },
  };
}
