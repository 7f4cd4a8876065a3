import type { DirectoryEntry, Entry } from "./entry.ts";

/** Everything below a directory, a directory before what it holds; links are not followed. */
export function* entriesBelow(directory: DirectoryEntry): Generator<Entry> {
  for (const entry of directory.children.values()) {
    yield entry;
    if (entry.kind === "directory") yield* entriesBelow(entry);
  }
}
