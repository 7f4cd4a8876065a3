import type { FileTree } from "../tree/file-tree.ts";
import { hashText } from "../engine/hash.ts";
import { applyChanges, sameBytes } from "./apply-changes.ts";
import { contentHash } from "./content-hash.ts";
import type { Edit } from "./edit.ts";
import type { PlannedFile } from "./planned-file.ts";

/** A file that an overlay puts over the tree below. */
export interface OverlaidFile {
  readonly content: Uint8Array;
  /** Where it lay in the tree below; undefined where it is new. */
  readonly origin: string | undefined;
  readonly executable: boolean;
}

/** All edits made to a tree so far. Edits are taken as they come: whether they may be made is decided before. */
export class Overlay {
  readonly base: FileTree;
  /** By path; null where a file of the tree below is gone. */
  readonly files: ReadonlyMap<string, OverlaidFile | null>;

  constructor(base: FileTree, files: ReadonlyMap<string, OverlaidFile | null> = new Map()) {
    this.base = base;
    this.files = files;
  }

  with(edits: readonly Edit[]): Overlay {
    const files = new Map(this.files);
    for (const edit of edits) this.#apply(edit, files);
    return new Overlay(this.base, files);
  }

  /** Equal for equal results, whatever edits led there. */
  hash(): string {
    const lines = this.plan().map((file) => {
      return JSON.stringify([file.path, file.movedFrom, file.after && contentHash(file.after)]);
    });
    return hashText(lines.join("\n"));
  }

  /** What differs from the tree below, sorted by path. */
  plan(): PlannedFile[] {
    const planned: PlannedFile[] = [];
    const renamed = new Set<string>();
    for (const [path, file] of this.files) {
      const before = this.#below(path)?.content ?? null;
      const movedFrom = file === null || before !== null ? null : this.#movedFrom(path, file);
      if (movedFrom !== null) renamed.add(movedFrom);
      const source = movedFrom === null ? before : (this.#below(movedFrom)?.content ?? null);
      const after = file?.content ?? null;
      if (movedFrom === null && sameContent(source, after)) continue;
      const executable = (file ?? this.#below(path))?.executable === true;
      planned.push({ path, movedFrom, before: source, after, executable });
    }
    return planned
      .filter((file) => file.after !== null || !renamed.has(file.path))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  #movedFrom(path: string, { origin }: OverlaidFile): string | null {
    return origin !== undefined && origin !== path && this.files.get(origin) === null ? origin : null;
  }

  #apply(edit: Edit, files: Map<string, OverlaidFile | null>): void {
    if (edit.op === "create") {
      const content = new TextEncoder().encode(edit.content);
      files.set(edit.path, { content, origin: undefined, executable: false });
      return;
    }
    const file = files.has(edit.path) ? files.get(edit.path) : this.#below(edit.path);
    if (file === undefined || file === null) throw new Error(`cannot ${edit.op} ${edit.path}: there is no such file`);
    if (edit.op === "edit") files.set(edit.path, { ...file, content: applyChanges(file.content, edit.changes) });
    else files.set(edit.path, null);
    if (edit.op === "move") files.set(edit.to, file);
  }

  #below(path: string): OverlaidFile | undefined {
    const entry = this.base.get(path);
    if (entry?.kind !== "file") return undefined;
    const content = this.base.read(entry);
    return content && { content, origin: path, executable: entry.executable };
  }
}

function sameContent(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === null || b === null ? a === b : sameBytes(a, b);
}
