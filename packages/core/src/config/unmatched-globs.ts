import { originKey, type FlatEntry } from "./flat-entry.ts";
import type { UnmatchedGlob } from "./lint-config.ts";
import { PathClasses } from "./path-classes.ts";
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
  const all = [...paths];
  const unmatched = new Map<string, UnmatchedGlob>();
  for (const entry of withGlobs) {
    for (const item of entry.files ?? []) {
      const place = entry.basePath === undefined ? {} : { basePath: entry.basePath };
      const files = translateFiles([item]);
      const array = new ConfigArray([{ files: ["**"] }, { ...place, files, hit: true }], { schema: { hit: marker } });
      array.normalizeSync();
      const isHit = (path: string): boolean =>
        (array.getConfig(`/${path}`) as { hit?: boolean } | undefined)?.hit === true;
      const classes = await PathClasses.load(files.flat(), entry.basePath === undefined ? [] : [entry.basePath]);
      if (someAlike(all, classes, isHit)) continue;
      const glob = [item].flat().join(" and ");
      unmatched.set(JSON.stringify([entry[originKey], glob]), { glob, origin: entry[originKey] });
    }
  }
  return [...unmatched.values()];
}

/** Asks once for all paths that the glob cannot tell apart. */
function someAlike(paths: readonly string[], classes: PathClasses, isHit: (path: string) => boolean): boolean {
  const asked = new Set<string>();
  return paths.some((path) => {
    const key = classes.classOf(path);
    if (asked.has(key)) return false;
    asked.add(key);
    return isHit(path);
  });
}
