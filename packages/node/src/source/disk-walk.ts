import type { DirectoryEntry, GitStatus, TreeBuilder } from "@pylayout/core";
import { type DiskName, listNames } from "../disk/list-names.ts";
import { readLink } from "../disk/read-link.ts";
import { EXECUTABLE_FILE, SUBMODULE } from "../git/index-table.ts";
import { gitDirectoryOf } from "../git/repository.ts";
import type { TrackedDirectory, TrackedTree } from "../git/tracked-tree.ts";
import type { IgnoreScope } from "../ignore/ignore-scope.ts";

export interface WalkOptions {
  readonly root: string;
  /** Undefined outside git. */
  readonly tracked: TrackedTree | undefined;
  /** What is ignored in the root. */
  readonly scope: IgnoreScope;
  /** Lists what a commit would not hold too: ignored files, empty directories, other repositories. */
  readonly everything: boolean;
}

/** A directory on the way, entered into the tree when it turns out to hold something. */
interface Place {
  readonly parent: Place | undefined;
  readonly name: string;
  readonly path: string;
  readonly status: GitStatus;
  /** Undefined where git tracks nothing in it. */
  readonly tracked: TrackedDirectory | undefined;
  /** What is ignored in the directory above. */
  readonly outer: IgnoreScope;
  readonly isIgnored: boolean | undefined;
  entry: DirectoryEntry | undefined;
}

/** Lists a directory tree on disk, without a stat for each file. */
export class DiskWalk {
  readonly #builder: TreeBuilder;
  readonly #options: WalkOptions;

  constructor(builder: TreeBuilder, options: WalkOptions) {
    this.#builder = builder;
    this.#options = options;
  }

  run(): void {
    const { root, tracked, scope } = this.#options;
    const names = listNames(root);
    if (typeof names === "string") return;
    const place: Place = {
      parent: undefined,
      name: "",
      path: "",
      status: "unknown",
      tracked: tracked?.root,
      outer: scope,
      isIgnored: undefined,
      entry: this.#builder.root,
    };
    this.#fill(place, scope, names);
  }

  #fill(place: Place, scope: IgnoreScope, names: readonly DiskName[]): void {
    if (this.#options.everything) this.#open(place);
    for (const entry of names) {
      if (entry.name === ".git") continue;
      if (entry.isDirectory()) this.#directory(place, scope, entry.name);
      else this.#file(place, scope, entry);
    }
  }

  #directory(parent: Place, outer: IgnoreScope, name: string): void {
    if (this.#isSubmodule(parent, name)) {
      this.#builder.submodule(this.#open(parent), name);
      return;
    }
    const tracked = parent.tracked?.directories.get(name);
    const isIgnored = tracked ? undefined : outer.ignores(name, true);
    if (isIgnored && !this.#options.everything) return;
    const path = parent.path === "" ? name : `${parent.path}/${name}`;
    const status = tracked ? "tracked" : this.#untracked(isIgnored === true);
    this.#visit({ parent, name, path, status, tracked, outer, isIgnored, entry: undefined });
  }

  #visit(place: Place): void {
    const absolute = `${this.#options.root}/${place.path}`;
    const names = listNames(absolute);
    if (names === "gone") return;
    if (names === "unreadable") {
      if (place.parent) this.#builder.directory(this.#open(place.parent), place.name, place.status, "unreadable");
      return;
    }
    const isForeign = this.#isForeign(place, names, absolute);
    if (isForeign && !this.#options.everything) {
      if (place.parent) this.#builder.submodule(this.#open(place.parent), place.name);
      return;
    }
    const hasPatterns = names.some((entry) => entry.name === ".gitignore");
    const scope = place.outer.enter(place.name, { isIgnored: isForeign || place.isIgnored, hasPatterns });
    this.#fill(isForeign ? { ...place, status: "ignored" } : place, scope, names);
  }

  /** git takes an untracked repository inside the work tree for a submodule, and its files for nobody's. */
  #isForeign(place: Place, names: readonly DiskName[], absolute: string): boolean {
    if (this.#options.tracked === undefined || place.tracked !== undefined) return false;
    return names.some((entry) => entry.name === ".git") && gitDirectoryOf(absolute) !== undefined;
  }

  #isSubmodule(parent: Place, name: string): boolean {
    const at = parent.tracked?.files.get(name);
    return at !== undefined && this.#options.tracked?.table.mode(at) === SUBMODULE;
  }

  #file(parent: Place, scope: IgnoreScope, entry: DiskName): void {
    const { name } = entry;
    const at = parent.tracked?.files.get(name);
    const status = at === undefined ? this.#untracked(scope.ignores(name, false)) : "tracked";
    if (status === "ignored" && !this.#options.everything) return;
    const mode = at === undefined ? 0 : (this.#options.tracked?.table.mode(at) ?? 0);
    if (entry.isSymbolicLink()) this.#link(parent, name, status);
    else if (entry.isFile()) this.#builder.file(this.#open(parent), name, status, mode === EXECUTABLE_FILE);
    else if (this.#options.everything || this.#options.tracked === undefined) {
      this.#builder.file(this.#open(parent), name, status, false, "special-file");
    }
  }

  #link(parent: Place, name: string, status: GitStatus): void {
    const target = readLink(`${this.#options.root}/${parent.path}/${name}`);
    if (target === undefined) this.#builder.file(this.#open(parent), name, status, false, "unreadable");
    else this.#builder.symlink(this.#open(parent), name, target, status);
  }

  #untracked(isIgnored: boolean): GitStatus {
    if (isIgnored) return "ignored";
    return this.#options.tracked === undefined ? "unknown" : "untracked";
  }

  #open(place: Place): DirectoryEntry {
    if (place.entry === undefined) {
      const parent = place.parent ? this.#open(place.parent) : this.#builder.root;
      place.entry = this.#builder.directory(parent, place.name, place.status);
    }
    return place.entry;
  }
}
