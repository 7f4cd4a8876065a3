import type { Message } from "../rule/message.ts";
import type { Unfinished } from "./draft.ts";
import { hashText } from "./hash.ts";

/** Sorts by place and gives every message its fingerprint, which does not change when lines move. */
export function finishMessages(messages: readonly Unfinished[]): Message[] {
  const seen = new Map<string, number>();
  return [...messages].sort(byPlace).map((message) => {
    const key = [message.rule, message.messageId, message.subject, message.path].join("\0");
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return { ...message, fingerprint: hashText(`${key}\0${occurrence}`) };
  });
}

export function byPlace(a: Unfinished, b: Unfinished): number {
  return (
    compare(a.path, b.path) ||
    (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0) ||
    (a.range?.start.column ?? 0) - (b.range?.start.column ?? 0) ||
    compare(a.rule, b.rule) ||
    compare(a.messageId, b.messageId) ||
    compare(a.subject, b.subject) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
