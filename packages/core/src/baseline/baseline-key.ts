import { contentHash } from "../edit/content-hash.ts";
import type { Message } from "../rule/message.ts";
import type { FileTree } from "../tree/file-tree.ts";
import type { BaselineEntry } from "./baseline.ts";

/** What makes two findings the same, lines aside. */
export function keyOf(entry: BaselineEntry): string {
  return JSON.stringify([entry.rule, entry.messageId, entry.subject, entry.path, entry.occurrence]);
}

/** The entry for each message; messages must be in order of place, as the engine gives them. */
export function entriesOf(messages: readonly Message[], tree: FileTree): BaselineEntry[] {
  const seen = new Map<string, number>();
  const hashes = new Map<string, string | null>();
  return messages.map(({ rule, messageId, subject, path }) => {
    const key = JSON.stringify([rule, messageId, subject, path]);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    let content = hashes.get(path);
    if (content === undefined) hashes.set(path, (content = hashAt(path, tree)));
    return { rule, messageId, subject, path, occurrence, content };
  });
}

function hashAt(path: string, tree: FileTree): string | null {
  const entry = tree.get(path);
  const bytes = entry?.kind === "file" ? tree.read(entry) : undefined;
  return bytes === undefined ? null : contentHash(bytes);
}
