import type { LintConfig } from "../config/lint-config.ts";
import { byPlace, finishMessages } from "../engine/finish-messages.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { Message } from "../rule/message.ts";
import type { FileTree } from "../tree/file-tree.ts";
import { reportUnused } from "./report-unused.ts";
import { Suppressor } from "./suppressor.ts";

export interface SuppressionInput {
  readonly tree: FileTree;
  readonly language: AnyLanguage;
  readonly config: LintConfig;
}

export interface SuppressedMessages {
  readonly messages: readonly Message[];
  readonly suppressed: readonly Message[];
}

/** Takes out the messages that a comment silences, and adds those about comments that silence nothing. */
export function applySuppressions(messages: readonly Message[], input: SuppressionInput): SuppressedMessages {
  const suppressor = new Suppressor(input.tree, input.language, (name) => input.config.rules.has(name));
  const kept: Message[] = [];
  const suppressed: Message[] = [];
  for (const message of messages) (suppressor.isSuppressed(message) ? suppressed : kept).push(message);
  const unused = finishMessages(reportUnused({ ...input, suppressor }));
  return { messages: unused.length === 0 ? kept : [...kept, ...unused].sort(byPlace), suppressed };
}
