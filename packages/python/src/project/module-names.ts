import type { FileTree } from "@pylayout/core";
import type { ImportRoot } from "../model/python-model.ts";
import { isImportableName } from "./importable-name.ts";

export interface ModuleLocation {
  readonly root: ImportRoot;
  /** Dotted; "" for the root itself. */
  readonly name: string;
}

/** Dotted names of directories and files, from the import roots of one project. */
export class ModuleNames {
  readonly #tree: FileTree;
  readonly #roots: ReadonlyMap<string, ImportRoot>;
  readonly #known = new Map<string, ModuleLocation | null>();

  constructor(tree: FileTree, roots: readonly ImportRoot[]) {
    this.#tree = tree;
    this.#roots = new Map(roots.map((root) => [root.path, root]));
  }

  isRoot(path: string): boolean {
    return this.#roots.has(path);
  }

  /**
   * Where a directory is imported from: a chain of regular packages stays together, above it the innermost root counts.
   * Null where no root lies above it or a name on the way cannot stand in an import statement.
   */
  directory(path: string): ModuleLocation | null {
    let location = this.#known.get(path);
    if (location === undefined) this.#known.set(path, (location = this.#locate(path)));
    return location;
  }

  file(path: string): ModuleLocation | null {
    const directory = this.directory(parentOf(path));
    const stem = path.slice(path.lastIndexOf("/") + 1).replace(/\.py$/, "");
    if (stem === "__init__") return directory;
    if (!directory || !isImportableName(stem)) return null;
    // Joined: a text of its own, which takes half the room of one that V8 puts together from parts.
    return { root: directory.root, name: directory.name === "" ? stem : [directory.name, stem].join(".") };
  }

  #locate(path: string): ModuleLocation | null {
    const own = this.#roots.get(path);
    const isRegular = path !== "" && this.#hasInit(path);
    if (own && !isRegular) return { root: own, name: "" };
    if (path === "") return null;
    const parent = parentOf(path);
    const above = this.directory(parent);
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (!above) return own ? { root: own, name: "" } : null;
    if (!isImportableName(name)) return null;
    return { root: above.root, name: above.name === "" ? name : `${above.name}.${name}` };
  }

  #hasInit(path: string): boolean {
    const entry = this.#tree.get(path);
    return entry?.kind === "directory" && this.#tree.child(entry, "__init__.py")?.kind === "file";
  }
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}
