import { ChildMap } from "./child-map.ts";
import type { DirectoryEntry, Entry, EntryProblem, FileEntry, GitStatus } from "./entry.ts";

interface OpenDirectory extends DirectoryEntry {
  readonly children: ChildMap;
}

/** Collects entries into one tree; a source calls it from `list`. */
export class TreeBuilder {
  readonly root: DirectoryEntry = openDirectory("", "", undefined, "unknown", undefined);
  readonly #directories = new Map([["", this.root]]);
  #fileCount = 0;
  readonly #onEntry: ((path: string) => void) | undefined;

  constructor(onEntry?: (path: string) => void) {
    this.#onEntry = onEntry;
  }

  /** Every directory by its path; "" is the root. */
  get directories(): ReadonlyMap<string, DirectoryEntry> {
    return this.#directories;
  }

  get fileCount(): number {
    return this.#fileCount;
  }

  /** The directory `name` in `parent`, made if absent. */
  directory(
    parent: DirectoryEntry,
    name: string,
    status: GitStatus = "unknown",
    problem?: EntryProblem,
  ): DirectoryEntry {
    const existing = parent.children.get(name);
    if (existing?.kind === "directory") return existing;
    const made = openDirectory(name, join(parent, name), parent, status, problem);
    this.#add(parent, made);
    this.#directories.set(made.path, made);
    return made;
  }

  /** The directory at a slash-separated path, made with its parents if absent. */
  directoryAt(path: string): DirectoryEntry {
    const known = this.#directories.get(path);
    if (known !== undefined) return known;
    let directory = this.root;
    for (const name of path.split("/")) directory = this.directory(directory, name);
    return directory;
  }

  file(
    parent: DirectoryEntry,
    name: string,
    status: GitStatus = "unknown",
    executable = false,
    problem?: EntryProblem,
  ): FileEntry {
    return this.#file({ kind: "file", path: join(parent, name), name, parent, executable, status, problem });
  }

  /** The file at a slash-separated path, which is kept as it is; its parents are made if absent. */
  fileAt(path: string, status: GitStatus = "unknown"): FileEntry {
    const slash = path.lastIndexOf("/");
    const parent = this.directoryAt(path.slice(0, Math.max(slash, 0)));
    const name = path.slice(slash + 1);
    return this.#file({ kind: "file", path, name, parent, executable: false, status, problem: undefined });
  }

  #file(made: FileEntry): FileEntry {
    this.#add(made.parent, made);
    this.#fileCount++;
    return made;
  }

  symlink(parent: DirectoryEntry, name: string, target: string, status: GitStatus = "unknown"): void {
    this.#add(parent, { kind: "symlink", path: join(parent, name), name, parent, target, status });
  }

  submodule(parent: DirectoryEntry, name: string): void {
    this.#add(parent, { kind: "submodule", path: join(parent, name), name, parent });
  }

  #add(parent: DirectoryEntry, entry: Entry): void {
    const replaced = (parent as OpenDirectory).children.add(entry);
    if (replaced?.kind === "directory") this.#forget(replaced);
    this.#onEntry?.(entry.path);
  }

  /** An archive may name a file where it named a directory before. */
  #forget(directory: DirectoryEntry): void {
    this.#directories.delete(directory.path);
    for (const entry of directory.children.values()) if (entry.kind === "directory") this.#forget(entry);
  }
}

function openDirectory(
  name: string,
  path: string,
  parent: DirectoryEntry | undefined,
  status: GitStatus,
  problem: EntryProblem | undefined,
): OpenDirectory {
  return { kind: "directory", path, name, parent, children: new ChildMap(), status, problem };
}

function join(parent: DirectoryEntry, name: string): string {
  // One flat string: a template would keep its parts beside what they come to.
  return parent.path === "" ? name : [parent.path, name].join("/");
}
