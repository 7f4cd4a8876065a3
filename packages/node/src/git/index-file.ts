import type { Buffer } from "node:buffer";
import type { IndexStat, IndexTable } from "./index-table.ts";

const HEADER = 12;
/** Offsets in an entry: Documentation/gitformat-index, "Index entry". */
const MTIME_SECONDS = 8;
const MTIME_NANOSECONDS = 12;
const MODE = 24;
const SIZE = 36;
const OBJECT = 40;

const EXTENDED = 0x4000;
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
    return (this.#bytes.readUInt16BE(at + this.#flags) >> 12) & 3;
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

  visit(visitor: (path: string, at: number) => void): boolean {
    if (this.#bytes.toString("latin1", 0, 4) !== "DIRC" || this.#version < 2 || this.#version > 4) return false;
    return !this.#hasUnsupportedExtension(this.#visitEntries(visitor));
  }

  #hasUnsupportedExtension(at: number): boolean {
    for (; at + 8 <= this.#bytes.length - this.#hashSize; at += 8 + this.#bytes.readUInt32BE(at + 4)) {
      if (unsupported.has(this.#bytes.toString("latin1", at, at + 4))) return true;
    }
    return false;
  }

  #extendedFlags(at: number): number {
    const flags = at + this.#flags;
    return (this.#bytes.readUInt16BE(flags) & EXTENDED) === 0 ? 0 : this.#bytes.readUInt16BE(flags + 2);
  }

  /** Returns where the entries end. Throws RangeError where the file is cut off. */
  #visitEntries(visitor: (path: string, at: number) => void): number {
    const count = this.#bytes.readUInt32BE(8);
    const text = this.#bytes.toString("latin1");
    let at = HEADER;
    let path = "";
    for (let index = 0; index < count; index++) {
      const flags = this.#bytes.readUInt16BE(at + this.#flags);
      let name = at + this.#flags + ((flags & EXTENDED) === 0 ? 2 : 4);
      if (this.#version === 4) {
        const strip = offsetVarint(this.#bytes, name);
        const end = endOfName(text, strip.next);
        path = path.slice(0, path.length - strip.value) + text.slice(strip.next, end);
        name = end + 1;
      } else {
        const known = flags & NAME_LENGTH;
        const end = known === NAME_LENGTH ? endOfName(text, name + known) : name + known;
        path = text.slice(name, end);
        name = at + ((end - at + 8) & ~7);
      }
      visitor(path, at);
      at = name;
    }
    return at;
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

function endOfName(text: string, from: number): number {
  const end = text.indexOf("\0", from);
  if (end < 0) throw new RangeError("The index ends within a name");
  return end;
}
