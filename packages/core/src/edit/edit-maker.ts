import type { FileEntry } from "../tree/entry.ts";
import type { FileTree } from "../tree/file-tree.ts";
import { contentHash } from "./content-hash.ts";
import type { ChangeEdit, CreateEdit, DeleteEdit, MoveEdit, TextChange } from "./edit.ts";

/**
 * Edits of the files of one tree, each with the hash of the content that it was worked out from. A file that cannot be read
 * gives an edit that is refused when it is to be made.
 */
export interface EditMaker {
  create(path: string, content: string): CreateEdit;
  /** Replaces ranges of bytes, in any order; `tree.readLatin1` has one character for each byte. */
  change(file: FileEntry, changes: readonly TextChange[]): ChangeEdit;
  /** The target's directories are made. */
  move(file: FileEntry, to: string): MoveEdit;
  delete(file: FileEntry): DeleteEdit;
}

export function editMaker(tree: FileTree): EditMaker {
  const at = (file: FileEntry) => ({ path: file.path, base: contentHash(tree.read(file) ?? new Uint8Array()) });
  return {
    create: (path, content) => ({ op: "create", path, content }),
    change: (file, changes) => ({
      op: "edit",
      ...at(file),
      changes: [...changes].sort((a, b) => a.start - b.start || a.end - b.end),
    }),
    move: (file, to) => ({ op: "move", ...at(file), to }),
    delete: (file) => ({ op: "delete", ...at(file) }),
  };
}
