import { Buffer } from "node:buffer";
import { noteEntry } from "../disk/entry-watch.ts";
import { latin1 } from "../disk/latin1.ts";
import { CacheTree } from "./cache-tree.ts";
import type { IndexStat, IndexTable, IndexVisitor } from "./index-table.ts";

const HEADER = 12;
/** Offsets in an entry: Documentation/gitformat-index, "Index entry". The flags follow the object's name. */
const OBJECT = 40;
/** What is kept of an entry begins here. Offsets in that. */
const KEPT = 8;
const MTIME_SECONDS = 8 - KEPT;
const MTIME_NANOSECONDS = 12 - KEPT;
const MODE = 24 - KEPT;
const SIZE = 36 - KEPT;
const KEPT_OBJECT = OBJECT - KEPT;
const LENGTH_OF_FLAGS = 4;

const EXTENDED = 0x4000;
const STAGE = 0x3000;
const NAME_LENGTH = 0x0fff;
const SKIP_WORKTREE = 0x4000;
const INTENT_TO_ADD = 0x2000;

const NOTHING = Buffer.alloc(0);

/** Extensions that move entries elsewhere: split index, sparse index. */
const unsupported = new Set(["link", "sdir"]);

/** A `.git/index` of version 2, 3 or 4. Once visited, it holds the numbers of its entries but no longer their names. */
export class IndexFile implements IndexTable {
  /** The whole file; empty behind `visit`. */
  #bytes: Buffer;
  /** Of each entry what stands between its times and its name, all of one length. */
  readonly #entries: Buffer;
  readonly #entryLength: number;
  readonly #hashSize: number;
  readonly #version: number;
  #cacheTree: CacheTree | undefined;

  constructor(bytes: Buffer, hashSize: number) {
    this.#bytes = bytes;
    this.#hashSize = hashSize;
    this.#entryLength = KEPT_OBJECT + hashSize + LENGTH_OF_FLAGS;
    this.#version = bytes.readUInt32BE(4);
    // A damaged index may announce any number.
    this.#entries = Buffer.allocUnsafe(Math.min(bytes.readUInt32BE(8) * this.#entryLength, bytes.length));
  }

  mode(at: number): number {
    return this.#entries.readUInt32BE(at + MODE);
  }

  object(at: number): string {
    return this.#entries.toString("hex", at + KEPT_OBJECT, at + KEPT_OBJECT + this.#hashSize);
  }

  stage(at: number): number {
    return (this.#flags(at) & STAGE) >> 12;
  }

  skipsWorktree(at: number): boolean {
    return (this.#extendedFlags(at) & SKIP_WORKTREE) !== 0;
  }

  isIntentToAdd(at: number): boolean {
    return (this.#extendedFlags(at) & INTENT_TO_ADD) !== 0;
  }

  stat(at: number): IndexStat {
    return {
      mtimeSeconds: this.#entries.readUInt32BE(at + MTIME_SECONDS),
      mtimeNanoseconds: this.#entries.readUInt32BE(at + MTIME_NANOSECONDS),
      size: this.#entries.readUInt32BE(at + SIZE),
    };
  }

  get cacheTree(): CacheTree | undefined {
    return this.#cacheTree;
  }

  #readCacheTree(extensions: number): CacheTree | undefined {
    for (const { name, at } of this.#extensionsFrom(extensions)) {
      if (name === "TREE") return readOrNothing(() => new CacheTree(this.#bytes, at, this.#hashSize));
    }
    return undefined;
  }

  visit(visitor: IndexVisitor): boolean {
    if (latin1(this.#bytes, 0, 4) !== "DIRC" || this.#version < 2 || this.#version > 4) return false;
    const end = this.#version === 4 ? this.#visitCompressed(visitor) : this.#visitPadded(visitor);
    const isWhole = ![...this.#extensionsFrom(end)].some(({ name }) => unsupported.has(name));
    this.#cacheTree = this.#readCacheTree(end);
    this.#bytes = NOTHING;
    return isWhole;
  }

  #flags(at: number): number {
    return this.#entries.readUInt16BE(at + KEPT_OBJECT + this.#hashSize);
  }

  #extendedFlags(at: number): number {
    return (this.#flags(at) & EXTENDED) === 0 ? 0 : this.#entries.readUInt16BE(at + this.#entryLength - 2);
  }

  /** The handle of the entry that begins at an offset of the file. */
  #keep(index: number, start: number): number {
    const at = index * this.#entryLength;
    this.#bytes.copy(this.#entries, at, start + KEPT, start + KEPT + this.#entryLength);
    return at;
  }

  *#extensionsFrom(start: number): Generator<{ readonly name: string; readonly at: number }> {
    const last = this.#bytes.length - this.#hashSize - 8;
    for (let at = start; at <= last; at += 8 + this.#bytes.readUInt32BE(at + 4)) {
      yield { name: latin1(this.#bytes, at, at + 4), at: at + 8 };
    }
  }

  /** Versions 2 and 3. Bytes are picked by hand: this loop runs cold, and method calls would double its time. */
  #visitPadded(visitor: IndexVisitor): number {
    const bytes = this.#bytes;
    const count = bytes.readUInt32BE(8);
    let at = HEADER;
    for (let index = 0; index < count; index++) {
      const flagsAt = at + OBJECT + this.#hashSize;
      const flags = ((bytes[flagsAt] ?? 0) << 8) | (bytes[flagsAt + 1] ?? 0);
      const name = flagsAt + ((flags & EXTENDED) === 0 ? 2 : 4);
      const known = flags & NAME_LENGTH;
      const end = known === NAME_LENGTH ? endOfName(bytes, name + known) : name + known;
      if (end >= bytes.length) throw new RangeError("The index ends within an entry");
      noteEntry();
      visitor(latin1(bytes, name, end), this.#keep(index, at), (flags & (EXTENDED | STAGE)) === 0);
      at += (end - at + 8) & ~7;
    }
    return at;
  }

  /** Version 4: each name says how much of the last one to keep. */
  #visitCompressed(visitor: IndexVisitor): number {
    const bytes = this.#bytes;
    const count = bytes.readUInt32BE(8);
    let at = HEADER;
    let path = "";
    for (let index = 0; index < count; index++) {
      const flagsAt = at + OBJECT + this.#hashSize;
      const flags = bytes.readUInt16BE(flagsAt);
      const strip = offsetVarint(bytes, flagsAt + ((flags & EXTENDED) === 0 ? 2 : 4));
      const end = endOfName(bytes, strip.next);
      path = path.slice(0, path.length - strip.value) + latin1(bytes, strip.next, end);
      noteEntry();
      visitor(path, this.#keep(index, at), (flags & (EXTENDED | STAGE)) === 0);
      at = end + 1;
    }
    return at;
  }
}

/** What an index says besides its entries may be damaged without harm. */
function readOrNothing<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** git's variable-width encoding with an offset, as in OFS_DELTA pack entries. */
function offsetVarint(bytes: Buffer, at: number): { value: number; next: number } {
  let byte = bytes.readUInt8(at++);
  let value = byte & 127;
  while (byte & 128) {
    byte = bytes.readUInt8(at++);
    value = (value + 1) * 128 + (byte & 127);
  }
  return { value, next: at };
}

function endOfName(bytes: Buffer, from: number): number {
  const end = bytes.indexOf(0, from);
  if (end < 0) throw new RangeError("The index ends within a name");
  return end;
}
