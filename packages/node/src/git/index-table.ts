import type { CacheTree } from "./cache-tree.ts";

/** The stat data that the index keeps of a file, in seconds, nanoseconds and bytes; each modulo 2^32. */
export interface IndexStat {
  readonly mtimeSeconds: number;
  readonly mtimeNanoseconds: number;
  readonly size: number;
}

/** What one entry of the index says. `at` is a handle that the table gave to its visitor. */
export interface IndexTable {
  /** Octal mode as git keeps it: 0o100644, 0o100755, 0o120000 (link), 0o160000 (submodule). */
  mode(at: number): number;
  /** The object's name in hexadecimal. */
  object(at: number): string;
  /** 0, or 1 to 3 in a conflict. */
  stage(at: number): number;
  /** Kept in commits though a sparse checkout left it out of the work tree. */
  skipsWorktree(at: number): boolean;
  /** Only announced by `git add -N`. */
  isIntentToAdd(at: number): boolean;
  /** Which directories were staged as they are committed; undefined where the index does not say so. To be asked behind `visit`. */
  readonly cacheTree: CacheTree | undefined;
  /** Undefined where the index was listed by a git process. */
  stat(at: number): IndexStat | undefined;
  /**
   * Calls back with every entry, in the order of the index; paths are byte strings from the work tree's top.
   * Returns false where entries are missing or unreadable to us, so that git must be asked.
   */
  visit(visitor: IndexVisitor): boolean;
}

/** `isPlain`: neither in conflict nor skipped nor only announced. */
export type IndexVisitor = (path: string, at: number, isPlain: boolean) => void;

export const EXECUTABLE_FILE = 0o100755;
export const LINK = 0o120000;
export const SUBMODULE = 0o160000;
