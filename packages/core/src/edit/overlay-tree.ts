import { buildFileTree } from "../tree/build-file-tree.ts";
import type { DirectoryEntry, Entry } from "../tree/entry.ts";
import type { FileTree } from "../tree/file-tree.ts";
import type { TreeBuilder } from "../tree/tree-builder.ts";
import type { TreeSource } from "../tree/tree-source.ts";
import type { Edit } from "./edit.ts";
import { decodeLatin1 } from "../tree/decode-bytes.ts";
import { Overlay } from "./overlay.ts";

/**
 * The tree with edits laid over it; the tree below is not touched. A directory that an edit empties is gone, as in git.
 * @throws Error for an edit of a file that is not there.
 */
export function overlayTree(tree: FileTree, edits: readonly Edit[]): FileTree {
  return treeOfOverlay(new Overlay(tree).with(edits));
}

export function treeOfOverlay(overlay: Overlay): FileTree {
  return buildFileTree(new OverlaySource(overlay));
}

class OverlaySource implements TreeSource {
  readonly kind: TreeSource["kind"];
  readonly rootName: string;
  readonly #overlay: Overlay;

  constructor(overlay: Overlay) {
    this.#overlay = overlay;
    this.kind = overlay.base.source;
    this.rootName = overlay.base.rootName;
  }

  list(builder: TreeBuilder): void {
    this.#copy(this.#overlay.base.root, builder.root, builder);
    for (const [path, file] of this.#overlay.files) {
      if (file === null || this.#overlay.base.get(path)?.kind === "file") continue;
      const slash = path.lastIndexOf("/");
      const parent = builder.directoryAt(path.slice(0, Math.max(0, slash)));
      builder.file(parent, path.slice(slash + 1), "untracked", file.executable);
    }
  }

  read(path: string): Uint8Array | undefined {
    const file = this.#overlay.files.get(path);
    if (file !== undefined) return file?.content;
    const entry = this.#overlay.base.get(path);
    return entry?.kind === "file" ? this.#overlay.base.read(entry) : undefined;
  }

  readLatin1(path: string): string | undefined {
    const file = this.#overlay.files.get(path);
    const entry = this.#overlay.base.get(path);
    if (file === undefined) return entry?.kind === "file" ? this.#overlay.base.readLatin1(entry) : undefined;
    return file === null ? undefined : decodeLatin1(file.content);
  }

  absence(path: string): ReturnType<FileTree["absence"]> {
    return this.#overlay.base.absence(path);
  }

  /** Copies what stays; a directory is made with its first content, unless it was empty before. */
  #copy(from: DirectoryEntry, to: DirectoryEntry, builder: TreeBuilder): void {
    for (const entry of from.children.values()) {
      if (entry.kind === "directory") this.#copyDirectory(entry, to, builder);
      else if (this.#overlay.files.get(entry.path) !== null) copyLeaf(entry, to, builder);
    }
  }

  #copyDirectory(entry: DirectoryEntry, to: DirectoryEntry, builder: TreeBuilder): void {
    if (entry.children.size > 0 && !this.#holdsAnything(entry)) return;
    this.#copy(entry, builder.directory(to, entry.name, entry.status, entry.problem), builder);
  }

  #holdsAnything(directory: DirectoryEntry): boolean {
    for (const entry of directory.children.values()) {
      if (entry.kind !== "directory") {
        if (this.#overlay.files.get(entry.path) !== null) return true;
      } else if (entry.children.size === 0 || this.#holdsAnything(entry)) return true;
    }
    return false;
  }
}

function copyLeaf(entry: Exclude<Entry, DirectoryEntry>, to: DirectoryEntry, builder: TreeBuilder): void {
  if (entry.kind === "file") builder.file(to, entry.name, entry.status, entry.executable, entry.problem);
  else if (entry.kind === "symlink") builder.symlink(to, entry.name, entry.target, entry.status);
  else builder.submodule(to, entry.name);
}
