import type { Message } from "../rule/message.ts";
import type { FileTree } from "../tree/file-tree.ts";
import type { Edit, FixSafety } from "./edit.ts";
import { EditClaims } from "./edit-claims.ts";
import { editFault } from "./edit-fault.ts";

/** A fix that cannot be made, whatever else is. */
export interface RefusedFix {
  readonly message: Message;
  /** A clause, such as `a/b exists already`. */
  readonly reason: string;
}

export interface SelectedFixes {
  readonly edits: readonly Edit[];
  /** Findings that the edits mend. */
  readonly messages: readonly Message[];
  /** Findings that must wait for the next pass. */
  readonly conflicting: readonly Message[];
  readonly refused: readonly RefusedFix[];
}

/** Chooses the fixes of one pass, in order of the messages: each whole or not at all. "unsafe" includes "safe". */
export function selectFixes(messages: readonly Message[], tree: FileTree, safety: FixSafety): SelectedFixes {
  const claims = new EditClaims();
  const taken: Message[] = [];
  const conflicting: Message[] = [];
  const refused: RefusedFix[] = [];
  for (const message of messages) {
    const { fix } = message;
    if (fix === null || fix.edits.length === 0 || (fix.safety === "unsafe" && safety === "safe")) continue;
    const reason = fix.edits.map((edit) => editFault(edit, tree)).find((fault) => fault !== undefined);
    if (reason !== undefined) refused.push({ message, reason });
    else if (claims.take(fix.edits)) taken.push(message);
    else if (new EditClaims().take(fix.edits)) conflicting.push(message);
    else refused.push({ message, reason: "its edits contradict each other" });
  }
  return { edits: claims.edits(), messages: taken, conflicting, refused };
}
