import type { VersionSet } from "../versions/version-set.ts";
import type { EntryHit, Resolution, SearchEntry } from "./resolution.ts";
import { builtInModule } from "./steps/built-in-module.ts";
import { frozenModule } from "./steps/frozen-module.ts";
import { NO_HITS } from "./resolution.ts";
import type { DirectoryFinders } from "./directory-finder.ts";

/** Answers whether the running Pythons are among these; narrows them to one side where only some are. */
export type Decide = (versions: VersionSet) => boolean;

const NOT_FOUND: Resolution = { kind: "not-found" };
const BUILT_IN: Resolution = { kind: "built-in" };

/** CPython's search for a top-level name: built-in, frozen, then the path. */
export function findTopLevel(
  name: string,
  path: readonly SearchEntry[],
  finders: DirectoryFinders,
  decide: Decide,
): Resolution {
  if (builtInModule.has(name)) return BUILT_IN;
  const frozen = frozenModule.versions(name);
  if (frozen !== 0 && decide(frozen)) return { kind: "frozen", package: name === "importlib" };
  return findOnPath(name, path, finders, decide);
}

/** importlib's PathFinder: the first package or module wins; portions are collected, and count only if nothing else is found. */
export function findOnPath(
  name: string,
  path: readonly SearchEntry[],
  finders: DirectoryFinders,
  decide: Decide,
): Resolution {
  let portions: SearchEntry[] | undefined;
  for (const entry of path) {
    const hit = firstVisible(entry.find(name), decide);
    if (hit === undefined) continue;
    if (hit.kind === "namespace-portion") (portions ??= []).push(finders.at(hit.directory));
    else return hit;
  }
  return portions === undefined ? NOT_FOUND : { kind: "namespace-package", portions };
}

function firstVisible(hits: readonly EntryHit[], decide: Decide): EntryHit | undefined {
  if (hits === NO_HITS) return undefined;
  return hits.find((hit) => decide(hit.versions));
}
