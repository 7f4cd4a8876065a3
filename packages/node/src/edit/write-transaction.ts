import { chmodSync, copyFileSync, linkSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, basename, join } from "node:path";
import { diskPath } from "../disk/byte-name.ts";
import { statOf } from "./check-target.ts";

/** A set of changes on disk that all happen or none: each step leaves behind how to take it back. */
export class WriteTransaction {
  readonly #undo: (() => void)[] = [];
  /** Parents first. */
  readonly #madeDirectories: string[] = [];
  /** Temporary files and saved originals; none may outlive the transaction. */
  readonly #leftovers: string[] = [];

  /** Writes the content beside its place; returns the temporary file. */
  prepare(path: string, content: Uint8Array, mode: number | undefined, executable: boolean): string {
    this.#makeParents(dirname(path));
    const temporary = this.#beside(path);
    writeFileSync(diskPath(temporary), content, { flag: "wx", mode: executable ? 0o777 : 0o666 });
    if (mode !== undefined) chmodSync(diskPath(temporary), mode & 0o7777);
    return temporary;
  }

  /** Puts a prepared file in its place, over what is there. */
  place(temporary: string, path: string): void {
    if (statOf(path) === undefined) {
      this.#undo.push(() => {
        rmSync(diskPath(path), { force: true });
      });
    } else {
      const saved = this.#beside(path);
      saveCopy(path, saved);
      this.#undo.push(() => {
        renameSync(diskPath(saved), diskPath(path));
      });
    }
    renameSync(diskPath(temporary), diskPath(path));
  }

  remove(path: string): void {
    const saved = this.#beside(path);
    renameSync(diskPath(path), diskPath(saved));
    this.#undo.push(() => {
      renameSync(diskPath(saved), diskPath(path));
    });
  }

  commit(): void {
    this.#sweep();
  }

  rollback(): void {
    for (const undo of this.#undo.reverse()) attempt(undo);
    this.#sweep();
    for (const directory of this.#madeDirectories.reverse()) {
      attempt(() => {
        rmdirSync(diskPath(directory));
      });
    }
  }

  #makeParents(directory: string): void {
    if (statOf(directory) !== undefined) return;
    this.#makeParents(dirname(directory));
    mkdirSync(diskPath(directory));
    this.#madeDirectories.push(directory);
  }

  #beside(path: string): string {
    const file = join(
      dirname(path),
      `.${basename(path).slice(0, 100)}.${process.pid}-${this.#leftovers.length}.pylayout-tmp`,
    );
    this.#leftovers.push(file);
    return file;
  }

  #sweep(): void {
    for (const file of this.#leftovers) {
      attempt(() => {
        rmSync(diskPath(file), { force: true });
      });
    }
  }
}

/** The original under a second name; a copy where the file system knows no hard links. */
function saveCopy(path: string, saved: string): void {
  try {
    linkSync(diskPath(path), diskPath(saved));
  } catch {
    copyFileSync(diskPath(path), diskPath(saved));
  }
}

/** Whatever fails while cleaning up, the rest is still cleaned up. */
function attempt(action: () => void): void {
  try {
    action();
  } catch {
    // Nothing better can be done: the error that led here is the one reported.
  }
}
