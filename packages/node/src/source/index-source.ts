import { Buffer } from "node:buffer";
import type { TreeBuilder, TreeSource } from "@pylayout/core";
import { decodeName, nameBytes } from "../disk/byte-name.ts";
import { ContentGate } from "../disk/content-gate.ts";
import { DiskReader } from "../disk/disk-reader.ts";
import { readLink } from "../disk/read-link.ts";
import { type Blob, BlobReader } from "../git/blob-reader.ts";
import { CheckoutEncoding } from "../git/checkout-encoding.ts";
import { ChangedFiles } from "../git/changed-files.ts";
import { directoryName, type GitProject, realRoot } from "../git/git-project.ts";
import { EXECUTABLE_FILE, LINK, SUBMODULE } from "../git/index-table.ts";
import { fileNow, hasStagedStat } from "../git/staged-stat.ts";
import { placeOf } from "./place-of.ts";
import { absencePlace } from "./disk-source.ts";
import { explainAbsence } from "./explain-absence.ts";
import { requireProject } from "./require-project.ts";

/** The staged entries exactly. Throws UsageError outside git and where the index cannot be read. */
export function indexSource(root: string): TreeSource {
  const place = realRoot(root);
  const git = requireProject(place, "index");
  const staged = new StagedFiles(place, git);
  const changed = new ChangedFiles(place, git, false);
  return {
    kind: "index",
    rootName: git.remoteName ?? directoryName(place),
    list(builder) {
      staged.list(builder);
    },
    read: (path) => staged.read(path),
    problem: (path) => staged.gate.problem(path),
    absence: (path) => explainAbsence(absencePlace(place, git), path),
    isChanged: (path) => changed.has(path),
  };
}

class StagedFiles {
  readonly gate = new ContentGate();
  readonly #root: string;
  readonly #git: GitProject;
  readonly #disk: DiskReader;
  /** Files and links, by path. */
  readonly #handles = new Map<string, number>();
  #stored: BlobReader | undefined;
  #encoding: CheckoutEncoding | undefined;

  constructor(root: string, git: GitProject) {
    this.#root = root;
    this.#git = git;
    this.#disk = new DiskReader(root, this.gate);
  }

  list(builder: TreeBuilder): void {
    for (const [path, at] of this.#git.tracked.entries()) {
      if (this.#table.isIntentToAdd(at)) continue;
      const mode = this.#table.mode(at);
      const { parent, name } = placeOf(builder, path);
      if (mode === SUBMODULE) {
        builder.submodule(parent, name);
        continue;
      }
      this.#handles.set(path, at);
      if (mode === LINK) builder.symlink(parent, name, this.#linkText(path, at), "tracked");
      else builder.file(parent, name, "tracked", mode === EXECUTABLE_FILE);
    }
  }

  read(path: string): Buffer | undefined {
    const at = this.#handles.get(path);
    if (at === undefined) return undefined;
    const onDisk = this.#readUnchanged(path, at);
    if (onDisk) return onDisk;
    const bytes = this.#readStored(path);
    this.#encoding ??= new CheckoutEncoding([...this.#handles.keys()], (name) => this.#readAttributes(name));
    return bytes && this.#encoding.encode(path, bytes);
  }

  /** The content on disk, where it is what was staged. */
  #readUnchanged(path: string, at: number): Buffer | undefined {
    const onDisk = this.#disk.read(path);
    if (!onDisk || this.#hasStagedStat(path, at)) return onDisk;
    const object = this.#table.object(at);
    return hashBlob(onDisk, object) === object ? onDisk : undefined;
  }

  #readAttributes(path: string): Buffer | undefined {
    const at = this.#handles.get(path);
    return at === undefined ? undefined : (this.#readUnchanged(path, at) ?? this.#readStored(path));
  }

  get #table(): GitProject["tracked"]["table"] {
    return this.#git.tracked.table;
  }

  #linkText(path: string, at: number): string {
    const object = this.#table.object(at);
    const onDisk = readLink(`${this.#root}/${path}`);
    if (onDisk !== undefined && hashBlob(nameBytes(onDisk), object) === object) return onDisk;
    const link = new BlobReader(this.#git.repository, [{ path, object, size: 0 }]);
    return decodeName(link.read(path, this.gate) ?? Buffer.alloc(0));
  }

  #hasStagedStat(path: string, at: number): boolean {
    const staged = this.#table.stat(at);
    if (staged === undefined) return false;
    return hasStagedStat(fileNow(`${this.#root}/${path}`), staged, this.#git.tracked.writtenAt);
  }

  /** One process for all files that the disk no longer holds as they were staged. */
  #readStored(path: string): Buffer | undefined {
    this.#stored ??= new BlobReader(this.#git.repository, [...this.#changed()]);
    return this.#stored.read(path, this.gate);
  }

  *#changed(): Generator<Blob> {
    for (const [path, at] of this.#handles) {
      if (this.#table.mode(at) === LINK || this.#hasStagedStat(path, at)) continue;
      yield { path, object: this.#table.object(at), size: this.#table.stat(at)?.size ?? 0 };
    }
  }
}

/** The name git gives to content, in the repository's hash. */
function hashBlob(bytes: Buffer, like: string): string {
  const { createHash } = process.getBuiltinModule("node:crypto");
  return createHash(like.length === 64 ? "sha256" : "sha1")
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest("hex");
}
