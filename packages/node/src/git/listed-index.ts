import type { GitResult } from "./git-process.ts";
import type { IndexTable, IndexVisitor } from "./index-table.ts";

interface ListedEntry {
  readonly path: string;
  readonly mode: number;
  readonly object: string;
  readonly stage: number;
  readonly skipsWorktree: boolean;
}

/** What `git ls-files` is asked to list, so that ListedIndex can read it. */
export const listIndexCommand = ["ls-files", "--stage", "-t", "-z"];

const line = /^(\S) (\d+) ([0-9a-f]+) (\d)\t(.*)$/s;

/** The index as a git process lists it: for split and sparse indexes. */
export class ListedIndex implements IndexTable {
  readonly cacheTree = undefined;
  readonly #entries: readonly ListedEntry[];

  constructor(listing: GitResult["output"]) {
    this.#entries = listing.toString("latin1").split("\0").flatMap(parseEntry);
  }

  mode(at: number): number {
    return this.#entry(at).mode;
  }

  object(at: number): string {
    return this.#entry(at).object;
  }

  stage(at: number): number {
    return this.#entry(at).stage;
  }

  skipsWorktree(at: number): boolean {
    return this.#entry(at).skipsWorktree;
  }

  isIntentToAdd(): boolean {
    return false;
  }

  stat(): undefined {
    return undefined;
  }

  visit(visitor: IndexVisitor): boolean {
    this.#entries.forEach((entry, at) => {
      visitor(entry.path, at, entry.stage === 0 && !entry.skipsWorktree);
    });
    return true;
  }

  #entry(at: number): ListedEntry {
    const entry = this.#entries[at];
    if (entry === undefined) throw new RangeError(`No entry ${at} in the index`);
    return entry;
  }
}

function parseEntry(text: string): ListedEntry[] {
  const [, tag, mode = "", object = "", stage, path = ""] = line.exec(text) ?? [];
  if (tag === undefined) return [];
  return [{ path, mode: parseInt(mode, 8), object, stage: Number(stage), skipsWorktree: tag === "S" }];
}
