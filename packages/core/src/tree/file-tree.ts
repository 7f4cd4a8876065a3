import type { DirectoryEntry, Entry, EntryProblem, FileEntry } from "./entry.ts";

export type SourceKind = "worktree" | "index" | "tree-ish" | "disk" | "archive" | "memory";

/** What an archive says outside of its members. */
export interface ArchiveFacts {
  /** Name of the archive's own file, such as `demo-1.0-py3-none-any.whl`. */
  readonly fileName: string;
  /** The one directory that holds all members and became the tree's root; null where there is none. */
  readonly topDirectory: string | null;
  /** SHA-256 of a member's content in URL-safe base64 without padding; undefined where it cannot be read. */
  readonly sha256?: (path: string) => string | undefined;
}

/** Why a path that somebody expects is not in the tree. */
export type Absence =
  | {
      /** On disk, but git ignores it. */
      readonly reason: "ignored";
      /** The file that holds the pattern, relative to the root, or absolute where it lies outside. */
      readonly patternFile: string;
      /** 1-based line of the pattern. */
      readonly line: number;
      readonly pattern: string;
    }
  | { /** On disk and not ignored, but not in this source (index, tree-ish). */ readonly reason: "untracked" }
  | { /** In the index, but deleted from disk. */ readonly reason: "deleted" };

/**
 * A frozen snapshot of a project's files, whatever it was made from: disk, git, an archive, memory, or edits laid over
 * one of these. Reads are lazy, synchronous and counted.
 */
export interface FileTree {
  readonly source: SourceKind;
  /** What a clone's directory is called: the remote's repository name, else the directory's own. */
  readonly rootName: string;
  readonly root: DirectoryEntry;
  readonly fileCount: number;
  /** Set where the tree was read from an archive. */
  readonly archive: ArchiveFacts | undefined;
  /** For a commit or tree: how the user named it, such as "v1.2.0". */
  readonly revision: string | undefined;
  /** The tree that this one was built from, where the user named it; for comparing an archive with its source. */
  readonly origin: FileTree | undefined;
  /** The entry at a path, links not followed. */
  get(path: string): Entry | undefined;
  /** The file or directory that a path leads to, links followed inside the root; undefined for loops, dangling and outward links. */
  follow(path: string): FileEntry | DirectoryEntry | undefined;
  /** The same for one name in one directory. */
  child(directory: DirectoryEntry, name: string): FileEntry | DirectoryEntry | undefined;
  /** The file's bytes; undefined where the entry has no content. The array must not be modified. */
  read(file: FileEntry): Uint8Array | undefined;
  /** The file's bytes, one character a byte. */
  readLatin1(file: FileEntry): string | undefined;
  /** The file's text as UTF-8 without a byte order mark, invalid bytes replaced. */
  readText(file: FileEntry): string | undefined;
  /** Why the file has no content; some problems are known only once it was read. */
  problem(file: FileEntry): EntryProblem | undefined;
  /** Why a path is not in this tree though it exists elsewhere; undefined where it is, and where nothing is known. */
  absence(path: string): Absence | undefined;
  /** Whether a file may differ from the last commit: one that somebody works on. False where nobody can tell. */
  isChanged(file: FileEntry): boolean;
}
