import type { DirectoryEntry, FileTree } from "@pylayout/core";

/** Files that CPython compiled (PEP 3147), by path. A `.pyc` beside no `__pycache__` may be all there is of a module. */
export function compiledFiles(tree: FileTree): readonly string[] {
  const found: string[] = [];
  const visit = (directory: DirectoryEntry): void => {
    for (const entry of directory.children.values()) {
      if (entry.kind === "directory") visit(entry);
      else if (directory.name === "__pycache__" && entry.name.endsWith(".pyc")) found.push(entry.path);
    }
  };
  visit(tree.root);
  return found.sort();
}
