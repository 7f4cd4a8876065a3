import type { DirectoryEntry, GitStatus, TreeBuilder } from "@pylayout/core";
import { CACHE_DIRECTORY } from "../cache/entry-path.ts";
import { noteEntry } from "../disk/entry-watch.ts";
import { type DiskName, listNames } from "../disk/list-names.ts";
import { readLink } from "../disk/read-link.ts";
import { EXECUTABLE_FILE, SUBMODULE } from "../git/index-table.ts";
import { gitDirectoryOf } from "../git/repository.ts";
import type { TrackedDirectory } from "../git/tracked-directory.ts";
import type { TrackedFiles } from "../git/tracked-files.ts";
import type { IgnoreScope } from "../ignore/ignore-scope.ts";
import type { WalkedDirectories } from "./walked-directories.ts";

export interface WalkOptions {
  readonly root: string;
  /** Undefined outside git. */
  readonly tracked: TrackedFiles | undefined;
  /** What is ignored in the root. */
  readonly scope: IgnoreScope;
  /** Lists what a commit would not hold too: ignored files, empty directories, other repositories. */
  readonly everything: boolean;
  /** Told what is left out. */
  readonly walked: WalkedDirectories;
}

/** A directory on the way, entered into the tree when it turns out to hold something. */
interface Place {
  readonly parent: Place | undefined;
  readonly name: string;
  readonly path: string;
  readonly status: GitStatus;
  /** Undefined: not asked yet. */
  readonly isIgnored: boolean | undefined;
  readonly hasPatterns: boolean;
  /** Undefined where git tracks nothing in it. */
  readonly tracked: TrackedDirectory | undefined;
  entry: DirectoryEntry | undefined;
  scope: IgnoreScope | undefined;
}

/** Lists a directory tree on disk, without a stat for each file. */
export class DiskWalk {
  readonly #builder: TreeBuilder;
  readonly #root: string;
  readonly #tracked: TrackedFiles | undefined;
  readonly #everything: boolean;
  readonly #rootScope: IgnoreScope;
  readonly #walked: WalkedDirectories;

  constructor(builder: TreeBuilder, { root, tracked, scope, everything, walked }: WalkOptions) {
    this.#builder = builder;
    this.#root = root;
    this.#tracked = tracked;
    this.#everything = everything;
    this.#rootScope = scope;
    this.#walked = walked;
  }

  run(): void {
    const names = listNames(this.#root);
    if (typeof names === "string") return;
    this.#fill(
      {
        parent: undefined,
        name: "",
        path: "",
        status: "unknown",
        isIgnored: undefined,
        hasPatterns: true,
        tracked: this.#tracked?.directories.get(""),
        entry: this.#builder.root,
        scope: this.#rootScope,
      },
      names,
    );
  }

  #fill(place: Place, names: readonly DiskName[]): void {
    if (this.#everything) this.#open(place);
    for (const entry of names) {
      const { name } = entry;
      noteEntry();
      if (name === ".git") continue;
      const isEntered = entry.isDirectory() ? this.#directory(place, name) : this.#file(place, entry);
      if (!isEntered) this.#walked.leaveOut(place.path, name);
    }
    this.#walked.enter(place.entry?.path ?? place.path);
  }

  /** Whether its names were listed. */
  #directory(parent: Place, name: string): boolean {
    if (name === CACHE_DIRECTORY) return false;
    const path = pathIn(parent, name);
    const isTracked = this.#tracked?.directories.has(path) ?? false;
    if (!isTracked && this.#isSubmodule(parent, name)) {
      this.#builder.submodule(this.#open(parent), name);
      return false;
    }
    const isIgnored = isTracked ? undefined : this.#scope(parent).ignores(name, true);
    if (isIgnored && !this.#everything) return false;
    const names = listNames(`${this.#root}/${path}`);
    if (names === "gone") return false;
    const status = isTracked ? "tracked" : this.#untracked(isIgnored === true);
    if (names === "unreadable") {
      this.#builder.directory(this.#open(parent), name, status, "unreadable");
      return false;
    }
    if (!isTracked && this.#isForeign(path, names)) return this.#foreign(parent, name, path, names);
    this.#fill(this.#place(parent, name, path, status, isIgnored, names), names);
    return true;
  }

  /** git takes an untracked repository inside the work tree for a submodule, and its files for nobody's. */
  #isForeign(path: string, names: readonly DiskName[]): boolean {
    if (this.#tracked === undefined || !holds(names, ".git")) return false;
    return gitDirectoryOf(`${this.#root}/${path}`) !== undefined;
  }

  #foreign(parent: Place, name: string, path: string, names: readonly DiskName[]): boolean {
    if (this.#everything) this.#fill(this.#place(parent, name, path, "ignored", true, names), names);
    else this.#builder.submodule(this.#open(parent), name);
    return this.#everything;
  }

  #isSubmodule(parent: Place, name: string): boolean {
    const at = parent.tracked?.find(name);
    return at !== undefined && this.#tracked?.table.mode(at) === SUBMODULE;
  }

  /** Whether the tree has it now. */
  #file(parent: Place, entry: DiskName): boolean {
    const { name } = entry;
    const at = parent.tracked?.findWith(name);
    const status = at === undefined ? this.#untracked(this.#scope(parent).ignores(name, false)) : "tracked";
    if (status === "ignored" && !this.#everything) return false;
    if (entry.isFile()) {
      const isExecutable = at !== undefined && this.#tracked?.table.mode(at) === EXECUTABLE_FILE;
      this.#builder.file(this.#open(parent), name, status, isExecutable);
    } else if (entry.isSymbolicLink()) {
      this.#link(parent, name, status);
    } else if (this.#everything || this.#tracked === undefined) {
      this.#builder.file(this.#open(parent), name, status, false, "special-file");
    } else {
      return false;
    }
    return true;
  }

  #link(parent: Place, name: string, status: GitStatus): void {
    const target = readLink(`${this.#root}/${pathIn(parent, name)}`);
    if (target === undefined) this.#builder.file(this.#open(parent), name, status, false, "unreadable");
    else this.#builder.symlink(this.#open(parent), name, target, status);
  }

  #untracked(isIgnored: boolean): GitStatus {
    if (isIgnored) return "ignored";
    return this.#tracked === undefined ? "unknown" : "untracked";
  }

  #open(place: Place): DirectoryEntry {
    place.entry ??= this.#builder.directory(
      place.parent ? this.#open(place.parent) : this.#builder.root,
      place.name,
      place.status,
    );
    return place.entry;
  }

  #place(
    parent: Place,
    name: string,
    path: string,
    status: GitStatus,
    isIgnored: boolean | undefined,
    names: readonly DiskName[],
  ): Place {
    const tracked = this.#tracked?.directories.get(path);
    const hasPatterns = holds(names, ".gitignore");
    return { parent, name, path, status, isIgnored, hasPatterns, tracked, entry: undefined, scope: undefined };
  }

  #scope(place: Place): IgnoreScope {
    place.scope ??= (place.parent ? this.#scope(place.parent) : this.#rootScope).enter(place.name, place);
    return place.scope;
  }
}

function pathIn(parent: Place, name: string): string {
  return parent.path === "" ? name : `${parent.path}/${name}`;
}

function holds(names: readonly DiskName[], name: string): boolean {
  for (const entry of names) if (entry.name === name) return true;
  return false;
}
