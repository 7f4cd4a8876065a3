import { originKey, type FlatEntry } from "./flat-entry.ts";
import type { UnmatchedGlob } from "./lint-config.ts";
import { translateFiles } from "./translate-globs.ts";

/** The `files` globs that match none of the paths: likely misspelt, so worth a hint. */
export async function unmatchedGlobs(
  entries: readonly FlatEntry[],
  paths: Iterable<string>,
): Promise<readonly UnmatchedGlob[]> {
  const withGlobs = entries.filter((entry) => entry.files !== undefined);
  if (withGlobs.length === 0) return [];
  const { ConfigArray } = await import("@eslint/config-array");
  const marker = { required: false, merge: "replace", validate: () => undefined } as const;
  const all = [...paths].map((path) => `/${path}`);
  const unmatched = new Map<string, UnmatchedGlob>();
  for (const entry of withGlobs) {
    for (const item of entry.files ?? []) {
      const place = entry.basePath === undefined ? {} : { basePath: entry.basePath };
      const files = translateFiles([item]);
      const array = new ConfigArray([{ files: ["**"] }, { ...place, files, hit: true }], { schema: { hit: marker } });
      array.normalizeSync();
      if (all.some((path) => (array.getConfig(path) as { hit?: boolean } | undefined)?.hit === true)) continue;
      const glob = [item].flat().join(" and ");
      unmatched.set(JSON.stringify([entry[originKey], glob]), { glob, origin: entry[originKey] });
    }
  }
  return [...unmatched.values()];
}
