import type { DirectoryEntry, FileEntry, FileTree } from "@pylayout/core";
import type { EntryHit } from "./resolution.ts";

/** One name asked of one directory. */
export interface DirectoryLookup {
  readonly tree: FileTree;
  readonly directory: DirectoryEntry;
  readonly name: string;
  /** The directory `name` inside, links followed. */
  readonly subdirectory: DirectoryEntry | null;
  /** Extension modules in a directory by the name before the first dot. */
  readonly extensions: (directory: DirectoryEntry) => ReadonlyMap<string, readonly FileEntry[]>;
}

/** A step that is asked of every directory on the path, in order. */
export interface DirectoryStep {
  readonly scope: "entry";
  /** The sentence in docs/resolution-order.md. */
  readonly title: string;
  find(lookup: DirectoryLookup): readonly EntryHit[];
}

/** A step that the path finder itself takes, before or after the walk over the path. */
export interface PathStep {
  readonly scope: "before" | "after";
  readonly title: string;
}

export type ResolutionStep = DirectoryStep | PathStep;
