import { Recent, type DirectoryEntry, type FileEntry, type FileTree } from "@pylayout/core";
import { ALL_VERSIONS } from "../versions/version-set.ts";
import { extensionRank, extensionVersions } from "./extension-versions.ts";
import { type EntryHit, NO_HITS, type SearchEntry } from "./resolution.ts";
import { DIRECTORY_STEPS } from "./resolution-steps.ts";

const NO_EXTENSIONS: ReadonlyMap<string, readonly FileEntry[]> = new Map();

/** Directories whose answers are kept: those of most projects. */
const KEPT = 1000;

/** CPython's FileFinder for every directory of one tree. Answers are kept for a while: a tree never changes. */
export class DirectoryFinders {
  readonly tree: FileTree;
  readonly #finders = new Map<DirectoryEntry, DirectoryFinder>();
  readonly #extensions = new Map<DirectoryEntry, ReadonlyMap<string, readonly FileEntry[]>>();

  readonly recent = new Recent<DirectoryFinder>(KEPT, (finder) => {
    finder.forget();
  });

  constructor(tree: FileTree) {
    this.tree = tree;
  }

  at(directory: DirectoryEntry): SearchEntry {
    let finder = this.#finders.get(directory);
    if (finder === undefined) {
      finder = new DirectoryFinder(this, directory);
      this.#finders.set(directory, finder);
    }
    return finder;
  }

  readonly extensions = (directory: DirectoryEntry): ReadonlyMap<string, readonly FileEntry[]> => {
    let found = this.#extensions.get(directory);
    if (found === undefined) {
      found = listExtensions(this.tree, directory);
      this.#extensions.set(directory, found);
    }
    return found;
  };
}

class DirectoryFinder implements SearchEntry {
  readonly directory: DirectoryEntry;
  readonly #owner: DirectoryFinders;
  #answers: Map<string, readonly EntryHit[]> | undefined;

  constructor(owner: DirectoryFinders, directory: DirectoryEntry) {
    this.#owner = owner;
    this.directory = directory;
  }

  get label(): string {
    return this.directory.path === "" ? "." : this.directory.path;
  }

  find(name: string): readonly EntryHit[] {
    let answer = this.#answers?.get(name);
    if (answer === undefined) {
      answer = this.#look(name);
      if (this.#answers === undefined) this.#owner.recent.add(this, 1);
      (this.#answers ??= new Map<string, readonly EntryHit[]>()).set(name, answer);
    }
    return answer;
  }

  forget(): void {
    this.#answers = undefined;
  }

  #look(name: string): readonly EntryHit[] {
    const { tree, extensions } = this.#owner;
    if (name === "" || name === "." || name === ".." || name.includes("/")) return NO_HITS;
    const inside = tree.child(this.directory, name);
    const subdirectory = inside?.kind === "directory" ? inside : null;
    const lookup = { tree, directory: this.directory, name, subdirectory, extensions };
    let hits: EntryHit[] | undefined;
    for (const step of DIRECTORY_STEPS) {
      for (const hit of step.find(lookup)) {
        if (hits === undefined && hit.versions === ALL_VERSIONS) return [hit];
        (hits ??= []).push(hit);
        if (hit.versions === ALL_VERSIONS) return hits;
      }
    }
    return hits ?? NO_HITS;
  }
}

function listExtensions(tree: FileTree, directory: DirectoryEntry): ReadonlyMap<string, readonly FileEntry[]> {
  let found: Map<string, FileEntry[]> | undefined;
  for (const name of directory.children.keys()) {
    if (!name.endsWith(".so") || extensionVersions(name) === 0) continue;
    const file = tree.child(directory, name);
    if (file?.kind !== "file") continue;
    found ??= new Map();
    const stem = name.slice(0, name.indexOf("."));
    found.set(stem, [...(found.get(stem) ?? []), file]);
  }
  if (found === undefined) return NO_EXTENSIONS;
  for (const files of found.values()) files.sort((a, b) => extensionRank(a.name) - extensionRank(b.name));
  return found;
}
