import type { DirectoryEntry, Entry } from "@pylayout/core";

/** Entries of a directory whose names differ only in letter case or in Unicode's normal form, each with the first of that name. */
export function collisionsIn({ children }: DirectoryEntry): readonly (readonly [entry: Entry, first: Entry])[] {
  const seen = new Map<string, Entry>();
  return [...children.values()]
    .filter((entry) => entry.kind === "submodule" || entry.status !== "ignored")
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry): [Entry, Entry][] => {
      const key = entry.name.normalize("NFC").toLowerCase();
      const first = seen.get(key);
      if (first === undefined) seen.set(key, entry);
      return first === undefined ? [] : [[entry, first]];
    });
}
