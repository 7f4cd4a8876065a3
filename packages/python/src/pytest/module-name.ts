import type { DirectoryEntry, FileTree } from "@pylayout/core";
import { isIdentifier } from "../source/text/identifier.ts";
import { baseName, parentPath } from "./tree-path.ts";

export interface ModuleLocation {
  /** The directory that goes on sys.path; null where it lies above the tree's root. */
  readonly root: string | null;
  readonly name: string;
}

/** `resolve_package_path`: the topmost directory of the chain of packages that a file lies in. */
export function packageTop(tree: FileTree, path: string): string | null {
  let top: string | null = null;
  let at = parentPath(path);
  for (;;) {
    const directory = tree.follow(at);
    if (directory?.kind !== "directory" || !hasInit(tree, directory)) return top;
    if (!isIdentifier(at === "" ? tree.rootName : baseName(at))) return top;
    top = at;
    if (at === "") return top;
    at = parentPath(at);
  }
}

/** Root and module name in prepend and append mode, without namespace packages. */
export function locateModule(tree: FileTree, path: string): ModuleLocation {
  const top = packageTop(tree, path);
  if (top === null) return { root: parentPath(path), name: stem(path) };
  if (top === "") return { root: null, name: [tree.rootName, ...moduleParts(path)].join(".") };
  const root = parentPath(top);
  return { root, name: moduleNameBelow(root, path) };
}

/** `compute_module_name`: the dotted name of a file below a root. */
export function moduleNameBelow(root: string, path: string): string {
  return moduleParts(root === "" ? path : path.slice(root.length + 1)).join(".");
}

/** `module_name_from_path`: the name in importlib mode where no package holds the file. */
export function moduleNameFromRootdir(rootdir: string, path: string, keepDots: boolean): string {
  const relative = rootdir === "" ? path : path.slice(rootdir.length + 1);
  const parts = withoutSuffix(relative).split("/");
  if (parts.length >= 2 && parts.at(-1) === "__init__") parts.pop();
  return (keepDots ? parts : parts.map((part) => part.replaceAll(".", "_"))).join(".");
}

function moduleParts(relative: string): string[] {
  const parts = withoutSuffix(relative).split("/");
  if (parts.at(-1) === "__init__") parts.pop();
  return parts;
}

function stem(path: string): string {
  return withoutSuffix(baseName(path));
}

function withoutSuffix(path: string): string {
  return path.endsWith(".py") ? path.slice(0, -3) : path;
}

function hasInit(tree: FileTree, directory: DirectoryEntry): boolean {
  return tree.child(directory, "__init__.py")?.kind === "file";
}
