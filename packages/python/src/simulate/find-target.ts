import { type DirectoryEntry, entriesBelow, type FileTree } from "@pylayout/core";

export function firstOf(roots: readonly string[], find: (root: string) => string | null): string | null {
  for (const root of roots) {
    const found = find(root);
    if (found !== null) return found;
  }
  return null;
}

function directoryAt(tree: FileTree, path: string): DirectoryEntry | undefined {
  const entry = tree.follow(path);
  return entry?.kind === "directory" ? entry : undefined;
}

/** The source of a dotted name below a root, in exact case. */
export function findTarget(tree: FileTree, root: string, parts: readonly string[]): string | null {
  const base = [root, ...parts].filter((part) => part !== "").join("/");
  for (const candidate of [`${base}/__init__.py`, `${base}.py`])
    if (tree.follow(candidate)?.kind === "file") return candidate;
  return null;
}

/** The same name elsewhere in the project, hidden by the source that was found; `binds`: a name that is no module of its own. */
export function findHidden(
  tree: FileTree,
  roots: readonly string[],
  parts: readonly string[],
  origin: string,
  binds: (path: string, name: string) => boolean,
): string | null {
  return firstOf(roots, (root) => {
    const target = findTarget(tree, root, parts.slice(0, 1));
    if (target === null || target === origin || origin.startsWith(target.replace(/__init__\.py$/, ""))) return null;
    const isMeant = parts.length === 1 || (parts.length === 2 && binds(target, parts[1] ?? ""));
    return findTarget(tree, root, parts) ?? (isMeant ? target : null);
  });
}

/**
 * What the module `origin` hides because it bears the name of its neighbour: `foo.py` the directory `foo/` with the wanted
 * submodule, `foo/__init__.py` the module `foo.py` that binds the wanted name.
 */
export function findBeside(
  tree: FileTree,
  origin: string,
  parts: readonly string[],
  binds: (path: string, name: string) => boolean,
): string | null {
  const isPackage = origin.endsWith("/__init__.py");
  const base = origin.replace(/(?:\/__init__)?\.py$/, "");
  const at = parts.lastIndexOf(base.slice(base.lastIndexOf("/") + 1));
  const below = parts.slice(at + 1);
  if (at === -1 || below.length === 0) return null;
  if (isPackage) return binds(`${base}.py`, below[0] ?? "") ? `${base}.py` : null;
  return findTarget(tree, base, below.slice(0, 1)) === null ? null : base;
}

/** Names of a tree in small letters, without the ending of Python files: all of them, and those that are not small themselves. */
interface SmallNames {
  readonly all: ReadonlySet<string>;
  readonly mixed: ReadonlySet<string>;
}

const smallNamesOf = new WeakMap<FileTree, SmallNames>();

/** Whether something in a tree has a part of an imported name for its own name, but for the case of letters. */
export function isInOtherCase(tree: FileTree, part: string): boolean {
  let names = smallNamesOf.get(tree);
  if (names === undefined) smallNamesOf.set(tree, (names = readSmallNames(tree)));
  const small = part.toLowerCase();
  return (small === part ? names.mixed : names.all).has(small);
}

function readSmallNames(tree: FileTree): SmallNames {
  const all = new Set<string>();
  const mixed = new Set<string>();
  for (const { name } of entriesBelow(tree.root)) {
    const small = name.toLowerCase();
    const stem = small.endsWith(".py") ? small.slice(0, -3) : small;
    all.add(stem);
    if (small !== name) mixed.add(stem);
  }
  return { all, mixed };
}

/** The source that a name would lead to if the case of its letters did not count. */
export function findOtherCase(tree: FileTree, root: string, parts: readonly string[]): string | null {
  let directory = directoryAt(tree, root);
  let differs = false;
  for (const [i, part] of parts.entries()) {
    if (directory === undefined) return null;
    const last = i === parts.length - 1;
    const found = childInAnyCase(tree, directory, part, last);
    if (found === null) return null;
    differs ||= found.name !== part;
    if (last || found.path.endsWith(".py")) return differs ? found.path : null;
    directory = directoryAt(tree, found.path);
  }
  return null;
}

function childInAnyCase(
  tree: FileTree,
  directory: DirectoryEntry,
  part: string,
  last: boolean,
): { readonly name: string; readonly path: string } | null {
  const base = directory.path === "" ? "" : `${directory.path}/`;
  const wanted = part.toLowerCase();
  for (const name of namesInAnyCase(directory, wanted)) {
    const child = tree.child(directory, name);
    const isModule = name.toLowerCase() !== wanted;
    if (child?.kind === "file" && isModule) return { name: name.slice(0, -3), path: base + name };
    if (child?.kind !== "directory" || isModule) continue;
    if (!last) return { name, path: base + name };
    if (tree.child(child, "__init__.py")?.kind === "file") return { name, path: `${base}${name}/__init__.py` };
  }
  return null;
}

/** Names by what they are in small letters, without the ending of a Python file; null: all of them are in small letters. */
const smallNames = new WeakMap<DirectoryEntry, ReadonlyMap<string, readonly string[]> | null>();

/** The names in a directory that could stand for a module if the case of letters did not count, sorted. */
function namesInAnyCase(directory: DirectoryEntry, wanted: string): readonly string[] {
  let names = smallNames.get(directory);
  if (names === undefined) smallNames.set(directory, (names = bySmallName(directory)));
  return names === null
    ? [wanted, `${wanted}.py`].filter((name) => directory.children.has(name))
    : (names.get(wanted) ?? []);
}

function bySmallName({ children }: DirectoryEntry): Map<string, string[]> | null {
  if ([...children.keys()].every((name) => name === name.toLowerCase())) return null;
  const names = new Map<string, string[]>();
  const add = (small: string, name: string): void => {
    const known = names.get(small);
    if (known) known.push(name);
    else names.set(small, [name]);
  };
  for (const name of children.keys()) {
    const small = name.toLowerCase();
    add(small, name);
    if (small.endsWith(".py")) add(small.slice(0, -3), name);
  }
  for (const list of names.values()) list.sort();
  return names;
}

/** A path that would serve the name, and exists where the tree was taken from but not in it. */
export function findAbsent(tree: FileTree, root: string, parts: readonly string[]): string | null {
  for (let length = 1; length <= parts.length; length++) {
    const base = [root, ...parts.slice(0, length)].filter((part) => part !== "").join("/");
    for (const candidate of [`${base}.py`, `${base}/__init__.py`])
      if (tree.absence(candidate) !== undefined) return candidate;
  }
  return null;
}
