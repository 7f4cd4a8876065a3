import type { Buffer } from "node:buffer";
import type { EntryProblem } from "@pylayout/core";

/** Larger files are listed without content: no Python source is that long, and reading one would stall the run. */
export const MAX_FILE_SIZE = 32 * 1024 * 1024;

/** Git LFS specification, "The Pointer". */
const LFS_POINTER = "version https://git-lfs";
const MAX_POINTER_SIZE = 1024;

/** Decides which contents are handed out, and remembers why others were not. */
export class ContentGate {
  readonly #problems = new Map<string, EntryProblem>();

  problem(path: string): EntryProblem | undefined {
    return this.#problems.get(path);
  }

  admit(path: string, bytes: Buffer): Buffer | undefined {
    if (bytes.length > MAX_FILE_SIZE) return this.refuse(path, "too-large");
    if (isLfsPointer(bytes)) return this.refuse(path, "lfs-pointer");
    if (this.#problems.size > 0) this.#problems.delete(path);
    return bytes;
  }

  refuse(path: string, problem: EntryProblem): Buffer | undefined {
    this.#problems.set(path, problem);
    return undefined;
  }
}

function isLfsPointer(bytes: Buffer): boolean {
  return (
    bytes.length < MAX_POINTER_SIZE &&
    bytes[0] === LFS_POINTER.charCodeAt(0) &&
    bytes.toString("latin1", 0, LFS_POINTER.length) === LFS_POINTER
  );
}
