import type { LintConfig } from "../config/lint-config.ts";
import type { Language } from "../language/language.ts";
import type { FileTree } from "../tree/file-tree.ts";
import { finishMessages } from "./finish-messages.ts";
import type { LintResult, PhaseTime } from "./lint-result.ts";
import { mergeCauses } from "./merge-causes.ts";
import { openRules } from "./open-rules.ts";
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
  const phases = new PhaseClock();
  const model = request.model ?? language.createModel(tree, config.settings, (path) => config.settingsAt(path));
  phases.end("model");
  const opened = openRules(config, language, { tree, model, settings: config.settings });
  phases.end("create rules");
  const traversal = new Traversal({
    tree,
    language,
    model,
    config,
    rules: opened.rules,
    timed: request.timed === true,
  });
  traversal.run();
  phases.end("rules");
  const merged = finishMessages(mergeCauses(traversal.drafts));
  phases.end("merge");
  const { messages, suppressed } = applySuppressions(merged, { tree, language, config });
  phases.end("suppress");
  return {
    messages,
    suppressed,
    failures: [...opened.failures, ...traversal.failures],
    stats: { phases: phases.times, rules: traversal.times() },
  };
}

class PhaseClock {
  readonly times: PhaseTime[] = [];
  #last = performance.now();

  end(phase: string): void {
    const now = performance.now();
    this.times.push({ phase, milliseconds: now - this.#last });
    this.#last = now;
  }
}
