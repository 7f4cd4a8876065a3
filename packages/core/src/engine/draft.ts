import type { Message } from "../rule/message.ts";

/** A message before merging and sorting. */
export interface Draft {
  readonly message: Omit<Message, "fingerprint">;
  /** The rule that the report named as owner of its cause. */
  readonly owner: string | undefined;
}
