import { byteString, fromByteString } from "../disk/byte-name.ts";
import { SUBMODULE, type IndexTable } from "./index-table.ts";
import { TrackedDirectory } from "./tracked-directory.ts";

/** The index below one directory. Paths are relative to it. */
export class TrackedFiles {
  readonly table: IndexTable;
  /** When the index was written, for entries that changed in the same moment; milliseconds. */
  readonly writtenAt: number;
  /** Every directory that holds something, at any depth; "" is the root. */
  readonly directories = new Map<string, TrackedDirectory>();
  /** Files that a sparse checkout may have left out of the work tree. */
  readonly skipped = new Map<string, number>();

  /** Without entries. */
  constructor(table: IndexTable, writtenAt: number) {
    this.table = table;
    this.writtenAt = writtenAt;
  }

  /** The entries below a prefix ("" or with a slash at its end); undefined where git must be asked to list them. */
  static collect(table: IndexTable, prefix: string, writtenAt: number): TrackedFiles | undefined {
    const tracked = new TrackedFiles(table, writtenAt);
    return tracked.#collect(byteString(prefix)) ? tracked : undefined;
  }

  get isEmpty(): boolean {
    return this.directories.size === 0;
  }

  /** The handle of a file, link or submodule. */
  find(path: string): number | undefined {
    const slash = path.lastIndexOf("/");
    return this.directories.get(path.slice(0, Math.max(slash, 0)))?.find(path.slice(slash + 1));
  }

  *entries(): Generator<readonly [path: string, handle: number]> {
    for (const [directory, files] of this.directories) {
      for (const [name, handle] of files.entries()) yield [directory === "" ? name : `${directory}/${name}`, handle];
    }
  }

  #collect(prefix: string): boolean {
    let last = "";
    let directory: TrackedDirectory | undefined;
    const isWhole = this.table.visit((bytes, handle, isPlain) => {
      if (prefix !== "" && !bytes.startsWith(prefix)) return;
      const path = fromByteString(prefix === "" ? bytes : bytes.slice(prefix.length));
      if (directory === undefined || !isDirectlyIn(path, last)) {
        last = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
        directory = this.#open(last);
      }
      const name = last === "" ? path : path.slice(last.length + 1);
      if (isPlain) directory.add(name, handle);
      else this.#addSpecial(directory, path, name, handle);
    });
    for (const each of this.directories.values()) each.close();
    return isWhole;
  }

  #addSpecial(directory: TrackedDirectory, path: string, name: string, handle: number): void {
    // In a conflict "ours" (stage 2) stands for the file.
    if (this.table.stage(handle) === 2 || !directory.has(name)) directory.replace(name, handle);
    if (this.table.skipsWorktree(handle) && this.table.mode(handle) !== SUBMODULE) this.skipped.set(path, handle);
  }

  #open(path: string): TrackedDirectory {
    const known = this.directories.get(path);
    if (known) return known;
    if (path !== "") this.#open(path.slice(0, Math.max(path.lastIndexOf("/"), 0)));
    const made = new TrackedDirectory();
    // A flat string: a slice would hold on to the whole path of the file that it was cut from.
    this.directories.set(path.split("/").join("/"), made);
    return made;
  }
}

/** Neighbours in the index mostly share their directory. */
function isDirectlyIn(path: string, directory: string): boolean {
  if (directory === "") return !path.includes("/");
  const slash = directory.length;
  return path.charCodeAt(slash) === 47 && path.startsWith(directory) && !path.includes("/", slash + 1);
}
