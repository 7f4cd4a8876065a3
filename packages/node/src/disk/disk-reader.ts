import { Buffer } from "node:buffer";
import { closeSync, constants, openSync, readSync } from "node:fs";
import { diskPath } from "./byte-name.ts";
import { type ContentGate, MAX_FILE_SIZE } from "./content-gate.ts";
import { noteContent, noteReading } from "./observations.ts";

// A file may have been replaced since it was listed: neither follow a link nor wait for a pipe.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- absent on Windows
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Reads the files below a directory one after another through one buffer. */
export class DiskReader {
  readonly #root: string;
  readonly #gate: ContentGate;
  #buffer = Buffer.allocUnsafe(256 * 1024);

  constructor(root: string, gate: ContentGate) {
    this.#root = root;
    this.#gate = gate;
  }

  read(path: string): Buffer | undefined {
    const bytes = this.#load(path);
    return bytes && Buffer.from(bytes);
  }

  readLatin1(path: string): string | undefined {
    return this.#load(path)?.toString("latin1");
  }

  #load(path: string): Buffer | undefined {
    try {
      const length = this.#fill(path);
      return this.#gate.admit(path, this.#buffer.subarray(0, length));
    } catch {
      noteContent(this.#root, path, false);
      return this.#gate.refuse(path, "unreadable");
    }
  }

  #fill(path: string): number {
    const file = openSync(diskPath(`${this.#root}/${path}`), openFlags);
    try {
      let length = 0;
      for (;;) {
        length += readSync(file, this.#buffer, length, this.#buffer.length - length, null);
        // A short read of a regular file is its end; pipes and devices are never listed as files.
        if (length < this.#buffer.length || length > MAX_FILE_SIZE) break;
        this.#grow();
      }
      noteReading(this.#root, path, file);
      return length;
    } finally {
      closeSync(file);
    }
  }

  #grow(): void {
    const larger = Buffer.allocUnsafe(Math.min(this.#buffer.length * 4, MAX_FILE_SIZE + 1));
    this.#buffer.copy(larger);
    this.#buffer = larger;
  }
}
