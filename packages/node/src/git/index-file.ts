import type { Buffer } from "node:buffer";
import { latin1 } from "../disk/latin1.ts";
import { CacheTree } from "./cache-tree.ts";
import type { IndexStat, IndexTable, IndexVisitor } from "./index-table.ts";

const HEADER = 12;
/** Offsets in an entry: Documentation/gitformat-index, "Index entry". */
const MTIME_SECONDS = 8;
const MTIME_NANOSECONDS = 12;
const MODE = 24;
const SIZE = 36;
const OBJECT = 40;

const EXTENDED = 0x4000;
const STAGE = 0x3000;
const NAME_LENGTH = 0x0fff;
const SKIP_WORKTREE = 0x4000;
const INTENT_TO_ADD = 0x2000;

/** Extensions that move entries elsewhere: split index, sparse index. */
const unsupported = new Set(["link", "sdir"]);

/** A `.git/index` of version 2, 3 or 4, read in place. */
export class IndexFile implements IndexTable {
  readonly #bytes: Buffer;
  /** Offset of an entry's flags. */
  readonly #flags: number;
  readonly #hashSize: number;
  readonly #version: number;
  #extensions = 0;
  #cacheTree: CacheTree | null | undefined;

  constructor(bytes: Buffer, hashSize: number) {
    this.#bytes = bytes;
    this.#hashSize = hashSize;
    this.#flags = OBJECT + hashSize;
    this.#version = bytes.readUInt32BE(4);
  }

  mode(at: number): number {
    return this.#bytes.readUInt32BE(at + MODE);
  }

  object(at: number): string {
    return this.#bytes.toString("hex", at + OBJECT, at + this.#flags);
  }

  stage(at: number): number {
    return (this.#bytes.readUInt16BE(at + this.#flags) & STAGE) >> 12;
  }

  skipsWorktree(at: number): boolean {
    return (this.#extendedFlags(at) & SKIP_WORKTREE) !== 0;
  }

  isIntentToAdd(at: number): boolean {
    return (this.#extendedFlags(at) & INTENT_TO_ADD) !== 0;
  }

  stat(at: number): IndexStat {
    return {
      mtimeSeconds: this.#bytes.readUInt32BE(at + MTIME_SECONDS),
      mtimeNanoseconds: this.#bytes.readUInt32BE(at + MTIME_NANOSECONDS),
      size: this.#bytes.readUInt32BE(at + SIZE),
    };
  }

  get cacheTree(): CacheTree | undefined {
    this.#cacheTree ??= this.#readCacheTree() ?? null;
    return this.#cacheTree ?? undefined;
  }

  #readCacheTree(): CacheTree | undefined {
    if (this.#extensions === 0) return undefined;
    for (const { name, at } of this.#extensionsFrom(this.#extensions)) {
      if (name === "TREE") return readOrNothing(() => new CacheTree(this.#bytes, at, this.#hashSize));
    }
    return undefined;
  }

  visit(visitor: IndexVisitor): boolean {
    if (latin1(this.#bytes, 0, 4) !== "DIRC" || this.#version < 2 || this.#version > 4) return false;
    const end = this.#version === 4 ? this.#visitCompressed(visitor) : this.#visitPadded(visitor);
    this.#extensions = end;
    return ![...this.#extensionsFrom(end)].some(({ name }) => unsupported.has(name));
  }

  #extendedFlags(at: number): number {
    const flags = at + this.#flags;
    return (this.#bytes.readUInt16BE(flags) & EXTENDED) === 0 ? 0 : this.#bytes.readUInt16BE(flags + 2);
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
      const flagsAt = at + this.#flags;
      const flags = ((bytes[flagsAt] ?? 0) << 8) | (bytes[flagsAt + 1] ?? 0);
      const name = flagsAt + ((flags & EXTENDED) === 0 ? 2 : 4);
      const known = flags & NAME_LENGTH;
      const end = known === NAME_LENGTH ? endOfName(bytes, name + known) : name + known;
      if (end >= bytes.length) throw new RangeError("The index ends within an entry");
      visitor(latin1(bytes, name, end), at, (flags & (EXTENDED | STAGE)) === 0);
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
      const flags = bytes.readUInt16BE(at + this.#flags);
      const strip = offsetVarint(bytes, at + this.#flags + ((flags & EXTENDED) === 0 ? 2 : 4));
      const end = endOfName(bytes, strip.next);
      path = path.slice(0, path.length - strip.value) + latin1(bytes, strip.next, end);
      visitor(path, at, (flags & (EXTENDED | STAGE)) === 0);
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
