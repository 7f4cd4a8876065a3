import type { DirectoryEntry, FileEntry, FileTree } from "@pylayout/core";

/** A directory that holds something Python can import, in itself or below. */
export interface PythonDirectory {
  readonly entry: DirectoryEntry;
  /** Its own `.py` files that are part of the linted world, by name. */
  readonly files: readonly FileEntry[];
  /** Whether it holds a Python file, a link to one, or an extension module itself. */
  readonly isImportable: boolean;
  /** Those of its directories that hold something importable, by name. */
  readonly children: readonly PythonDirectory[];
}

/** What one walk over a tree finds out for all projects in it. */
export interface PythonIndex {
  readonly root: PythonDirectory;
  /** Directories with a file named as a Python project's configuration, the tree's root included, parents first. */
  readonly candidates: readonly DirectoryEntry[];
}

/** Directories whose Python files belong to nobody who could mend them here. */
const FOREIGN = new Set([".git", ".hg", ".tox", ".nox", "__pycache__", "node_modules", "site-packages", ".eggs"]);
const PROJECT_FILES = ["pyproject.toml", "setup.py", "setup.cfg"];
/** Extension modules: `.cpython-312-x86_64-linux-gnu.so`, `.abi3.so`, `.so`, `.cp312-win_amd64.pyd`, `.pyd`. */
const EXTENSION_MODULE = /\.(?:so|pyd)$/;

const memory = new WeakMap<FileTree, PythonIndex>();

export function pythonIndex(tree: FileTree): PythonIndex {
  let index = memory.get(tree);
  if (!index) memory.set(tree, (index = buildIndex(tree)));
  return index;
}

/** A virtual environment (PEP 405), a build's metadata, or another place that is not the project's own source. */
export function isForeign(directory: DirectoryEntry): boolean {
  const { name, children } = directory;
  return FOREIGN.has(name) || name.endsWith(".egg-info") || name.endsWith(".dist-info") || children.has("pyvenv.cfg");
}

function buildIndex(tree: FileTree): PythonIndex {
  const candidates: DirectoryEntry[] = [tree.root];
  const root = walk(tree, tree.root, candidates);
  return { root: root ?? { entry: tree.root, files: [], isImportable: false, children: [] }, candidates };
}

function walk(tree: FileTree, entry: DirectoryEntry, candidates: DirectoryEntry[]): PythonDirectory | undefined {
  const files: FileEntry[] = [];
  const directories: DirectoryEntry[] = [];
  let importable = false;
  for (const child of entry.children.values()) {
    if (child.kind === "directory") {
      if (child.status !== "ignored" && !isForeign(child)) directories.push(child);
    } else if (child.kind === "file") {
      if (child.name.endsWith(".py")) {
        if (child.status !== "ignored") files.push(child);
      } else if (EXTENSION_MODULE.test(child.name)) importable = true;
    } else if (child.kind === "symlink" && child.name.endsWith(".py")) {
      importable ||= tree.child(entry, child.name)?.kind === "file";
    }
  }
  if (entry.parent && PROJECT_FILES.some((name) => tree.child(entry, name)?.kind === "file")) candidates.push(entry);
  const children: PythonDirectory[] = [];
  for (const directory of directories.sort(byName)) {
    const below = walk(tree, directory, candidates);
    if (below) children.push(below);
  }
  // Copies, as long as they need to be: arrays that grew keep room for more.
  const isImportable = importable || files.length > 0;
  return isImportable || children.length > 0
    ? { entry, files: files.toSorted(byName), isImportable, children: children.slice() }
    : undefined;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
