import type { TreePart } from "../language/language.ts";

/** One of several runs that lint a tree together. */
export interface Shard {
  /** 1-based. */
  readonly index: number;
  readonly count: number;
}

/**
 * The parts that one shard lints: neighbours in the order of the traversal, about as many files for each shard. Every part
 * is in exactly one shard, on every machine in the same.
 */
export function cutParts(parts: readonly TreePart[], { index, count }: Shard): ReadonlySet<string> {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const own = new Set<string>();
  let before = 0;
  for (const { path, weight } of parts) {
    const middle = total === 0 ? 0 : (before + weight / 2) / total;
    if (Math.min(count, 1 + Math.floor(middle * count)) === index) own.add(path);
    before += weight;
  }
  return own;
}

/** The innermost of some directories that a path lies in. */
export function partOf(path: string, parts: ReadonlySet<string>): string {
  let at = path;
  while (at !== "" && !parts.has(at)) at = at.slice(0, Math.max(0, at.lastIndexOf("/")));
  return at;
}
