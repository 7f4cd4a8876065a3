import type { FileTree } from "@pylayout/core";
import { pythonIndex, type PythonDirectory } from "./python-index.ts";

/**
 * The Python directories of one project, its own first, parents before children; without those of nested projects, and
 * without those that hold nothing else.
 */
export function projectDirectories(
  tree: FileTree,
  project: string,
  nested: ReadonlySet<string>,
): readonly PythonDirectory[] {
  const start = directoryAt(pythonIndex(tree).root, project);
  const own = start && (nested.size === 0 ? start : pruned(start, nested));
  const found: PythonDirectory[] = [];
  const add = (directory: PythonDirectory): void => {
    found.push(directory);
    directory.children.forEach(add);
  };
  if (own) add(own);
  return found;
}

function pruned(directory: PythonDirectory, nested: ReadonlySet<string>): PythonDirectory | undefined {
  const children = directory.children.flatMap((child) => {
    return nested.has(child.entry.path) ? [] : (pruned(child, nested) ?? []);
  });
  if (children.length === 0 && !directory.isImportable) return undefined;
  return { ...directory, children };
}

function directoryAt(root: PythonDirectory, path: string): PythonDirectory | undefined {
  let at: PythonDirectory | undefined = root;
  for (const name of path === "" ? [] : path.split("/")) at = at?.children.find(({ entry }) => entry.name === name);
  return at;
}
