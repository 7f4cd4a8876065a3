import type { Message } from "../rule/message.ts";
import { reportUnused } from "../suppression/report-unused.ts";
import type { PlacedDraft } from "./draft.ts";
import { byPlace, finishMessages } from "./finish-messages.ts";
import type { LintResult, RuleFailure } from "./lint-result.ts";
import { mergeCauses } from "./merge-causes.ts";
import { enterPhase } from "./stopwatch.ts";
import type { Walk } from "./walk.ts";

/**
 * Makes messages of what rules said: merges by root cause, sorts, takes out what a comment silences, and adds what is to be
 * said of comments that silence nothing. Several walks are those over the parts of one tree, in the order of the parts.
 */
export function finishWalks(walks: readonly Walk[]): Omit<LintResult, "stats"> {
  enterPhase("merge");
  const { drafts, failures, comments } = joinWalks(walks);
  const merged = mergeCauses(drafts).sort((a, b) => byPlace(a.message, b.message));
  const finished = finishMessages(merged.map(({ message }) => message));
  enterPhase("suppress");
  const messages: Message[] = [];
  const suppressed: Message[] = [];
  const used = new Set<string>();
  for (const [place, message] of finished.entries()) {
    const silencedBy = merged[place]?.silencedBy ?? [];
    for (const id of silencedBy) used.add(id);
    (silencedBy.length > 0 ? suppressed : messages).push(message);
  }
  const unused = finishMessages(reportUnused(comments, used));
  return { messages: unused.length === 0 ? messages : [...messages, ...unused].sort(byPlace), suppressed, failures };
}

/** One walk over the whole tree would have ended for a rule where it threw, and for all where the walk itself failed. */
function joinWalks(walks: readonly Walk[]): Omit<Walk, "isWhole"> {
  const drafts: PlacedDraft[] = [];
  const failures: RuleFailure[] = [];
  const broken = new Set<string>();
  for (const walk of walks) {
    const known = new Set(broken);
    for (const draft of walk.drafts) if (!known.has(draft.message.rule)) drafts.push(draft);
    for (const failure of walk.failures) if (!known.has(failure.rule)) failures.push(failure);
    for (const { rule } of walk.failures) broken.add(rule);
    if (!walk.isWhole) break;
  }
  return { drafts, failures, comments: walks.flatMap(({ comments }) => comments) };
}
