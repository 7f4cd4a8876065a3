import type { Absence, ArchiveFacts, SourceKind } from "./file-tree.ts";
import type { EntryProblem } from "./entry.ts";
import type { TreeBuilder } from "./tree-builder.ts";

/** The narrow port behind which every source of files lies: disk, git, archives, memory. */
export interface TreeSource {
  readonly kind: SourceKind;
  readonly rootName: string;
  /** For a commit or tree: how the user named it. */
  readonly revision?: string;
  /** For archives. */
  readonly archive?: ArchiveFacts;
  /** Lists every entry into the builder, in any order. Never throws for a single bad entry: it is listed with its problem. */
  list(builder: TreeBuilder): void;
  /** The bytes of a listed file; undefined where they cannot be had. */
  read(path: string): Uint8Array | undefined;
  /** The same, one character a byte, where the source can do that without a copy. */
  readLatin1?(path: string): string | undefined;
  /** Why the last `read` of this file gave nothing, where only reading could tell. */
  problem?(path: string): EntryProblem | undefined;
  absence?(path: string): Absence | undefined;
  /** Whether a listed file may differ from the last commit, where that can be told without reading it. */
  isChanged?(path: string): boolean;
}
