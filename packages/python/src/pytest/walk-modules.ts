import type { DirectoryEntry, FileEntry, FileTree } from "@pylayout/core";
import type { PytestVersion } from "../simulate/collection-run.ts";
import { type ConftestIgnores, isDoctestModule, isIgnored, isTestFile } from "./file-selection.ts";
import type { SessionPlan } from "./session-plan.ts";
import { compareNames, isWithin, withParents } from "./tree-path.ts";

/** Answers that the walk needs from the running session. */
export interface WalkHost {
  /** Loads the conftest files of a directory and its parents; false where that fails. */
  enterDirectory(path: string): boolean;
  ignores(path: string): ConftestIgnores;
  module(path: string): void;
}

/** How deep links may nest below one argument; the kernel's own limit. */
const MAX_LINK_DEPTH = 40;

/** pytest's walk over the arguments, module by module, in order. */
export class ModuleWalk {
  readonly #tree: FileTree;
  readonly #pytest: PytestVersion;
  readonly #plan: SessionPlan;
  readonly #host: WalkHost;
  readonly #arguments: SessionPlan["arguments"];
  readonly #initial: ReadonlySet<string>;
  readonly #initialParents: ReadonlySet<string>;

  constructor(tree: FileTree, pytest: PytestVersion, plan: SessionPlan, host: WalkHost) {
    this.#tree = tree;
    this.#pytest = pytest;
    this.#plan = plan;
    this.#host = host;
    this.#arguments = effectiveArguments(pytest, plan);
    const initial = pytest === "9" ? this.#arguments : plan.arguments;
    this.#initial = new Set(initial.map(({ path }) => path));
    this.#initialParents = new Set(pytest === "7" ? [] : initial.flatMap(({ path }) => withParents(path)));
  }

  run(): void {
    for (const { path, isDirectory } of this.#arguments) {
      if (!isDirectory) {
        this.#file(path);
        continue;
      }
      const entry = this.#tree.follow(path);
      if (entry?.kind === "directory") this.#directory(path, entry, 0);
    }
  }

  #directory(path: string, directory: DirectoryEntry, links: number): void {
    if (!this.#host.enterDirectory(path)) return;
    const ignores = this.#host.ignores(path);
    const subdirectories: (() => void)[] = [];
    for (const name of this.#order(directory)) {
      const child = this.#tree.child(directory, name);
      if (child === undefined) continue;
      const childPath = pathOf(path, name, directory, child);
      if (child.kind === "file") {
        if (name.endsWith(".py") && this.#isWanted(childPath, null, ignores)) this.#file(childPath);
        continue;
      }
      const depth = directory.children.get(name)?.kind === "symlink" ? links + 1 : links;
      if (depth > MAX_LINK_DEPTH || (depth > 0 && isWithin(path, child.path))) continue;
      if (!this.#isWanted(childPath, child, ignores)) continue;
      const visit = (): void => {
        this.#directory(childPath, child, depth);
      };
      if (this.#pytest === "7") subdirectories.push(visit);
      else visit();
    }
    for (const visit of subdirectories) visit();
  }

  /** Names in pytest's order: code points; a package's `__init__.py` first. */
  #order(directory: DirectoryEntry): string[] {
    const names = [...directory.children.keys()].sort(compareNames);
    const init = names.indexOf("__init__.py");
    if (init > 0) names.unshift(...names.splice(init, 1));
    return names;
  }

  #isWanted(path: string, directory: DirectoryEntry | null, ignores: ConftestIgnores): boolean {
    const named = directory === null ? this.#initial.has(path) : this.#initialParents.has(path);
    return named || !isIgnored(this.#tree, this.#pytest, this.#plan, ignores, path, directory);
  }

  #file(path: string): void {
    if (!path.endsWith(".py")) return;
    const collected =
      isDoctestModule(this.#tree, this.#plan, path) || this.#initial.has(path) || isTestFile(this.#plan, path);
    if (collected) this.#host.module(path);
  }
}

/** By the way that the walk took; where no link is on it, the entry's own, which is in memory already. */
function pathOf(path: string, name: string, directory: DirectoryEntry, child: FileEntry | DirectoryEntry): string {
  if (child.parent === directory && child.name === name && directory.path === path) return child.path;
  return path === "" ? name : `${path}/${name}`;
}

/**
 * pytest 8 drops a directory that was opened on the way to another argument; pytest 9 drops an argument that another one
 * holds; pytest 7 keeps all.
 */
function effectiveArguments(pytest: PytestVersion, plan: SessionPlan): SessionPlan["arguments"] {
  const all = plan.arguments;
  if (pytest === "7" || all.length < 2) return all;
  if (pytest === "9") {
    if (plan.keepDuplicates) return all;
    return all.filter(
      ({ path }, i) =>
        !all.some(
          (other, k) => k !== i && other.isDirectory && isWithin(path, other.path) && (path !== other.path || k < i),
        ),
    );
  }
  return all.filter(({ path, isDirectory }) => {
    if (!isDirectory) return true;
    return !all.some((other) => other.path !== path && isWithin(other.path, path));
  });
}
