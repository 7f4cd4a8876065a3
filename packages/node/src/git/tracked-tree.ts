import { fromByteString } from "../disk/byte-name.ts";
import { SUBMODULE, type IndexTable } from "./index-table.ts";

/** One directory of the index. */
export interface TrackedDirectory {
  /** Name to handle in the index table; submodules too. */
  readonly files: Map<string, number>;
  readonly directories: Map<string, TrackedDirectory>;
}

/** The index below one directory, by name. */
export interface TrackedTree {
  readonly table: IndexTable;
  readonly root: TrackedDirectory;
  /** Files, relative to the root, that a sparse checkout may have left out of the work tree. */
  readonly skipped: ReadonlyMap<string, number>;
  /** When the index was written, for entries that changed in the same moment; milliseconds. */
  readonly writtenAt: number;
}

/** Groups the entries below a prefix ("" or with a slash at its end); undefined where git must be asked to list them. */
export function groupEntries(table: IndexTable, prefix: string, writtenAt: number): TrackedTree | undefined {
  const root = emptyDirectory();
  const skipped = new Map<string, number>();
  const places = new Map([["", root]]);
  let lastPath = "";
  let last: TrackedDirectory = root;
  const complete = table.visit((path, at) => {
    if (prefix !== "" && !path.startsWith(prefix)) return;
    const slash = path.lastIndexOf("/");
    const directory = slash < prefix.length ? "" : path.slice(prefix.length, slash);
    if (directory !== lastPath) {
      last = placeOf(directory, places);
      lastPath = directory;
    }
    const name = fromByteString(path.slice(slash + 1));
    addEntry(last, name, at, table);
    if (table.skipsWorktree(at) && table.mode(at) !== SUBMODULE) {
      skipped.set(directory === "" ? name : `${fromByteString(directory)}/${name}`, at);
    }
  });
  return complete ? { table, root, skipped, writtenAt } : undefined;
}

export function emptyTracked(table: IndexTable): TrackedTree {
  return { table, root: emptyDirectory(), skipped: new Map(), writtenAt: 0 };
}

/** The entry at a path of names. */
export function trackedAt(root: TrackedDirectory, path: string): number | TrackedDirectory | undefined {
  const names = path.split("/");
  const name = names.pop() ?? "";
  let directory: TrackedDirectory | undefined = root;
  for (const parent of names) directory = directory?.directories.get(parent);
  return directory?.files.get(name) ?? directory?.directories.get(name);
}

/** In a conflict "ours" (stage 2) stands for the file. */
function addEntry(directory: TrackedDirectory, name: string, at: number, table: IndexTable): void {
  const known = directory.files.get(name);
  if (known === undefined || table.stage(at) === 2) directory.files.set(name, at);
}

function placeOf(path: string, places: Map<string, TrackedDirectory>): TrackedDirectory {
  const known = places.get(path);
  if (known) return known;
  const slash = path.lastIndexOf("/");
  const parent = placeOf(slash < 0 ? "" : path.slice(0, slash), places);
  const made = emptyDirectory();
  parent.directories.set(fromByteString(path.slice(slash + 1)), made);
  places.set(path, made);
  return made;
}

function emptyDirectory(): TrackedDirectory {
  return { files: new Map(), directories: new Map() };
}
