import type { LintConfig } from "../config/lint-config.ts";
import type { Language } from "../language/language.ts";
import { judgeComments } from "../suppression/judge-comments.ts";
import { Suppressor } from "../suppression/suppressor.ts";
import type { FileTree } from "../tree/file-tree.ts";
import { cutParts, partOf, type Shard } from "./cut-parts.ts";
import type { RuleFailure, RuleTime } from "./lint-result.ts";
import { openRules } from "./open-rules.ts";
import { ruleContext } from "./rule-context.ts";
import { enterPhase, startStopwatch } from "./stopwatch.ts";
import { Traversal } from "./traversal.ts";
import type { Walk } from "./walk.ts";

export interface LintRequest<Model, Nodes extends object> {
  readonly tree: FileTree;
  readonly language: Language<Model, Nodes>;
  readonly config: LintConfig;
  /** A model made before from the same tree and settings; made here if absent. */
  readonly model?: Model;
  /** Times every rule, for `--stats`. */
  readonly timed?: boolean;
  /** Only some parts of the tree are walked over; all if absent. */
  readonly shard?: Shard | undefined;
}

export interface TimedWalk extends Walk {
  /** The parts that were walked over; undefined: all. */
  readonly parts: ReadonlySet<string> | undefined;
  /** Slowest first. */
  readonly times: readonly RuleTime[];
}

/**
 * Builds the model and walks the tree once, or its parts that belong to a shard.
 * @throws UsageError for a rule that visits an unknown node type.
 */
export function walkTree<Model, Nodes extends object>(request: LintRequest<Model, Nodes>): TimedWalk {
  const { tree, language, config, shard, timed = false } = request;
  if (timed) startStopwatch();
  enterPhase("rules");
  const model = request.model ?? language.createModel(tree, config.settings, (path) => config.settingsAt(path));
  const all = shard === undefined ? undefined : (language.parts?.(model) ?? [{ path: "", weight: 1 }]);
  const parts = all && shard && cutParts(all, shard);
  const opened = openRules(config, language, ruleContext(config, tree, model));
  const traversal = new Traversal({ tree, language, model, config, rules: opened.rules, timed, parts });
  const isWhole = traversal.run();
  enterPhase("suppress");
  const suppressor = new Suppressor(tree, language, (name) => config.rules.has(name));
  const places = all && new Set(all.map(({ path }) => path));
  const isWanted = (path: string) => !places || parts?.has(partOf(path, places)) === true;
  return {
    drafts: traversal.drafts.map((draft) => ({
      ...draft,
      silencedBy: suppressor.silencing(draft.message).map(({ id }) => id),
    })),
    comments: judgeComments({ tree, language, config, suppressor, isWanted }),
    failures: [...opened.failures, ...traversal.failures].map(withoutCallers),
    isWhole,
    parts,
    times: traversal.times(),
  };
}

/** Who asked for the walk says nothing of the rule that threw. */
function withoutCallers(failure: RuleFailure): RuleFailure {
  const frames = failure.stack.split("\n");
  const end = frames.findIndex((frame) => /^\s*at walkTree\b/.test(frame));
  return end < 0 ? failure : { ...failure, stack: frames.slice(0, end).join("\n") };
}
