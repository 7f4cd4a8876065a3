import { Recent, type DirectoryEntry, type FileEntry, type FileTree, type GitStatus } from "@pylayout/core";
import { isIgnoredByPattern } from "./nested-gitignore.ts";
import { joinPath, normalizePath, pathBelow } from "./posix-path.ts";

/** A directory met on a walk: names of what it holds, links followed. Removing a name from `directories` prunes it. */
export interface WalkedDirectory {
  /** Relative to the project, through links as they are named. */
  readonly path: string;
  readonly directories: string[];
  readonly files: readonly string[];
}

interface Listing {
  readonly directories: readonly string[];
  readonly files: readonly string[];
}

/** Directories whose listings are kept: those of most projects. */
const KEPT = 1000;

/** An empty, "." or ".." part. */
const NOT_NORMAL = /(?:^|\/)\.{0,2}(?:\/|$)/;

/** The files of one project, by paths relative to its directory, as a build backend run there sees them. */
export class ProjectFiles {
  readonly tree: FileTree;
  /** The project's directory, relative to the tree's root. */
  readonly projectPath: string;
  readonly #below = new Map<string, readonly string[]>();
  readonly #listings = new Map<DirectoryEntry, Listing>();
  readonly #recent = new Recent<DirectoryEntry>(KEPT, (directory) => this.#listings.delete(directory));

  constructor(tree: FileTree, projectPath: string) {
    this.tree = tree;
    this.projectPath = projectPath;
  }

  /** Path in the tree of a path in the project; undefined where it lies outside the tree. */
  treePath(path: string): string | undefined {
    if (path.startsWith("/")) return undefined;
    const joined = joinPath(this.projectPath, path);
    if (!NOT_NORMAL.test(joined)) return joined;
    const full = normalizePath(joined);
    return full === ".." || full.startsWith("../") ? undefined : full;
  }

  /** Path in the project of a path in the tree; undefined where it lies outside the project. */
  projectPathOf(treePath: string): string | undefined {
    return pathBelow(treePath, this.projectPath);
  }

  isFile(path: string): boolean {
    return this.#follow(path)?.kind === "file";
  }

  isDirectory(path: string): boolean {
    return this.#follow(path)?.kind === "directory";
  }

  exists(path: string): boolean {
    return this.#follow(path) !== undefined;
  }

  file(path: string): FileEntry | undefined {
    const entry = this.#follow(path);
    return entry?.kind === "file" ? entry : undefined;
  }

  text(path: string): string | undefined {
    const file = this.file(path);
    return file && this.tree.readText(file);
  }

  /** What git makes of the file that a path leads to. */
  status(path: string): GitStatus {
    return this.file(path)?.status ?? "unknown";
  }

  /** Whether git ignores a file or directory that is not in the tree: something that a build or a person makes first. */
  isIgnored(path: string): boolean {
    const full = this.treePath(path);
    if (full === undefined) return false;
    if (this.tree.absence(full)?.reason === "ignored" || isIgnoredByPattern(this.tree, full)) return true;
    return isIgnoredByPattern(this.tree, joinPath(full, "anything"));
  }

  /** Path in the tree of the file or directory that a path leads to, links followed. */
  realPath(path: string): string | undefined {
    return this.#follow(path)?.path;
  }

  /** Names in a directory, in order of their code points. */
  list(path: string): Listing {
    const entry = this.#follow(path);
    return entry?.kind === "directory" ? this.#list(entry) : { directories: [], files: [] };
  }

  /** As os.walk, names sorted; a directory that is its own ancestor is not entered again. */
  *walk(path: string, { followLinks = true } = {}): Generator<WalkedDirectory> {
    const entry = this.#follow(path);
    if (entry?.kind === "directory") yield* this.#walk(entry, path, followLinks, []);
  }

  /** A directory and every one below it, links followed. */
  directoriesBelow(path: string): readonly string[] {
    let found = this.#below.get(path);
    if (!found) this.#below.set(path, (found = [...this.walk(path)].map((directory) => directory.path)));
    return found;
  }

  /** Every file at or below a path. */
  *filesBelow(path: string): Generator<string> {
    if (this.isFile(path)) yield path;
    for (const directory of this.walk(path)) {
      for (const name of directory.files) yield joinPath(directory.path, name);
    }
  }

  *#walk(
    directory: DirectoryEntry,
    path: string,
    followLinks: boolean,
    ancestors: readonly DirectoryEntry[],
  ): Generator<WalkedDirectory> {
    if (ancestors.includes(directory)) return;
    const { directories, files } = this.#list(directory);
    const walked = { path, directories: [...directories], files };
    yield walked;
    for (const name of walked.directories) {
      if (!followLinks && directory.children.get(name)?.kind === "symlink") continue;
      const child = this.tree.child(directory, name);
      if (child?.kind !== "directory") continue;
      yield* this.#walk(child, joinPath(path, name), followLinks, [...ancestors, directory]);
    }
  }

  #list(directory: DirectoryEntry): Listing {
    const known = this.#listings.get(directory);
    if (known) return known;
    const listing = this.#read(directory);
    this.#listings.set(directory, listing);
    this.#recent.add(directory, 1);
    return listing;
  }

  #read(directory: DirectoryEntry): Listing {
    const directories: string[] = [];
    const files: string[] = [];
    for (const [name, entry] of directory.children) {
      if (name === ".git") continue;
      const kind = entry.kind === "symlink" ? this.tree.child(directory, name)?.kind : entry.kind;
      if (kind === "file") files.push(name);
      else if (kind === "directory" || kind === "submodule") directories.push(name);
    }
    return { directories: directories.toSorted(byCodePoint), files: files.toSorted(byCodePoint) };
  }

  #follow(path: string): FileEntry | DirectoryEntry | undefined {
    const full = this.treePath(path);
    return full === undefined ? undefined : this.tree.follow(full);
  }
}

/** The same path, as the string that the tree has in memory already. */
export function pathInTree(tree: FileTree, path: string): string {
  const known = tree.follow(path)?.path;
  return known === path ? known : path;
}

export function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
