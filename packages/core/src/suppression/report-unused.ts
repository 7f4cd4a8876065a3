import type { Unfinished } from "../engine/draft.ts";
import type { JudgedComment } from "./judged-comment.ts";
import { removeDirective } from "./remove-directive.ts";

/** What is wrong with comments, now that it is known which directives silenced something. */
export function reportUnused(comments: readonly JudgedComment[], used: ReadonlySet<string>): Unfinished[] {
  return comments.flatMap((comment) => {
    const faults = comment.directives.flatMap((directive) => {
      return (used.has(directive.id) ? directive.used : directive.unused) ?? [];
    });
    // One edit for all faults of a comment, so that they are mended together.
    const wrong = faults.filter(isRemovable).map(({ subject }) => subject);
    const edit = wrong.length === 0 ? undefined : removeDirective(comment, new Set(wrong));
    return faults.map((fault) =>
      edit !== undefined && isRemovable(fault) ? { ...fault, fix: { safety: "safe", edits: [edit] } } : fault,
    );
  });
}

/** A directive that only lacks its reason stays. */
function isRemovable({ messageId }: Unfinished): boolean {
  return messageId !== "noReason";
}
