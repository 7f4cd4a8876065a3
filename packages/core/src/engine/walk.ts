import type { JudgedComment } from "../suppression/judged-comment.ts";
import type { PlacedDraft } from "./draft.ts";
import type { RuleFailure } from "./lint-result.ts";

/** What rules said on one walk over a tree, or over some of its parts. Plain data: JSON holds it. */
export interface Walk {
  readonly drafts: readonly PlacedDraft[];
  /** Comments that may silence nothing, where the rule on them is on. */
  readonly comments: readonly JudgedComment[];
  readonly failures: readonly RuleFailure[];
  /** False where the walk itself failed, so that nothing behind that place was seen. */
  readonly isWhole: boolean;
}
