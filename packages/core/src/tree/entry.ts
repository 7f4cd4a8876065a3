/**
 * One name in a file tree. Paths are POSIX, relative to the tree's root; the root is "".
 * Bytes of a name that are not UTF-8 are kept as lone surrogates U+DC80..U+DCFF (Python's surrogateescape, PEP 383).
 */
export type Entry = DirectoryEntry | FileEntry | SymlinkEntry | SubmoduleEntry;

/** What git makes of an entry; "unknown" outside git and in sources without that notion. */
export type GitStatus = "tracked" | "untracked" | "ignored" | "unknown";

/** Why an entry is listed without content. */
export type EntryProblem = "unreadable" | "lfs-pointer" | "special-file" | "too-large";

export interface DirectoryEntry {
  readonly kind: "directory";
  readonly path: string;
  readonly name: string;
  readonly parent: DirectoryEntry | undefined;
  readonly children: ReadonlyMap<string, Entry>;
  readonly status: GitStatus;
  readonly problem: EntryProblem | undefined;
}

export interface FileEntry {
  readonly kind: "file";
  readonly path: string;
  readonly name: string;
  readonly parent: DirectoryEntry;
  readonly executable: boolean;
  readonly status: GitStatus;
  readonly problem: EntryProblem | undefined;
}

export interface SymlinkEntry {
  readonly kind: "symlink";
  readonly path: string;
  readonly name: string;
  readonly parent: DirectoryEntry;
  /** The text of the link, as stored. */
  readonly target: string;
  readonly status: GitStatus;
}

/** A git submodule: a directory whose contents belong to another repository and are never read. */
export interface SubmoduleEntry {
  readonly kind: "submodule";
  readonly path: string;
  readonly name: string;
  readonly parent: DirectoryEntry;
}
