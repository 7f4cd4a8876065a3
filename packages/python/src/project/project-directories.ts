import type { FileTree } from "@pylayout/core";
import { pythonIndex, type PythonDirectory } from "./python-index.ts";

/** The Python directories of one project, its own first, parents before children; without those of nested projects. */
export function projectDirectories(
  tree: FileTree,
  project: string,
  nested: ReadonlySet<string>,
): readonly PythonDirectory[] {
  const start = directoryAt(pythonIndex(tree).root, project);
  const found: PythonDirectory[] = [];
  const add = (directory: PythonDirectory): void => {
    found.push(directory);
    for (const child of directory.children) if (!nested.has(child.entry.path)) add(child);
  };
  if (start) add(start);
  return found;
}

function directoryAt(root: PythonDirectory, path: string): PythonDirectory | undefined {
  let at: PythonDirectory | undefined = root;
  for (const name of path === "" ? [] : path.split("/")) at = at?.children.find(({ entry }) => entry.name === name);
  return at;
}
