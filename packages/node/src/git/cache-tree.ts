import type { Buffer } from "node:buffer";
import { latin1 } from "../disk/latin1.ts";

interface OpenDirectory {
  readonly path: string;
  readonly isWritten: boolean;
  /** How many of its subdirectories are still to be read. */
  left: number;
}

/**
 * The index's extension TREE (Documentation/gitformat-index, "Cache tree"): which directories are staged just as git last wrote
 * them to a tree, as it does with every commit. Paths are byte strings from the work tree's top, "" for the top itself.
 */
export class CacheTree {
  /** Without those below one that is written: so are they all. */
  readonly #isWritten = new Map<string, boolean>();

  /** @throws RangeError where the extension at `at` ends too early */
  constructor(bytes: Buffer, at: number, hashSize: number) {
    const reader = new CacheTreeReader(bytes, at, hashSize);
    // One entry for each directory, its subdirectories behind it.
    const open: OpenDirectory[] = [{ path: "", isWritten: false, left: 1 }];
    for (let top = open.at(-1); top && this.#isWritten.get("") !== true; top = open.at(-1)) {
      if (top.left-- === 0) {
        open.pop();
        continue;
      }
      const entry = reader.entry(top);
      if (!top.isWritten) this.#isWritten.set(entry.path, entry.isWritten);
      open.push(entry);
    }
  }

  /** Whether something in the directory, or below, was staged since the last commit. */
  isStale(directory: string): boolean {
    for (let path = directory; ; path = path.slice(0, Math.max(path.lastIndexOf("/"), 0))) {
      const written = this.#isWritten.get(path);
      if (written !== undefined) return !written;
      if (path === "") return true;
    }
  }
}

class CacheTreeReader {
  readonly #bytes: Buffer;
  readonly #hashSize: number;
  #at: number;

  constructor(bytes: Buffer, at: number, hashSize: number) {
    this.#bytes = bytes;
    this.#hashSize = hashSize;
    this.#at = at;
  }

  entry(parent: OpenDirectory): OpenDirectory {
    const name = this.#until(0);
    const path = parent.path === "" ? name : `${parent.path}/${name}`;
    const isWritten = Number(this.#until(32)) >= 0;
    const left = Number(this.#until(10));
    if (isWritten) this.#at += this.#hashSize;
    return { path, isWritten, left };
  }

  #until(byte: number): string {
    const end = this.#bytes.indexOf(byte, this.#at);
    if (end === -1) throw new RangeError("The index ends within its cache tree");
    const text = latin1(this.#bytes, this.#at, end);
    this.#at = end + 1;
    return text;
  }
}
