import type { Message } from "../rule/message.ts";

/** A message before it is merged, sorted and given its fingerprint. */
export type Unfinished = Omit<Message, "fingerprint">;

/** What a rule reported. */
export interface Draft {
  readonly message: Unfinished;
  /** The rule that the report named as owner of its cause. */
  readonly owner: string | undefined;
}

/** A draft with the directives that silence its rule at its place, by their ids. */
export interface PlacedDraft extends Draft {
  readonly silencedBy: readonly string[];
}
