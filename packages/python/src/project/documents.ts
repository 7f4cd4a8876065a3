import type { DirectoryEntry, FileEntry, FileTree } from "@pylayout/core";
import { isForeign } from "./python-index.ts";

const DOCUMENT = /\.(?:md|markdown|rst)$/i;
const PLACES = ["docs", "doc", ".github"];

/** The documents of a project: Markdown and reStructuredText in its own directory, in docs/, doc/ and .github/. */
export function documentFiles(tree: FileTree, project: string): readonly FileEntry[] {
  const root = tree.follow(project);
  if (root?.kind !== "directory") return [];
  const found: FileEntry[] = [];
  collect(root, found, false);
  for (const name of PLACES) {
    const child = root.children.get(name);
    if (child?.kind === "directory") collect(child, found, true);
  }
  return found;
}

function collect(directory: DirectoryEntry, found: FileEntry[], deep: boolean): void {
  if (directory.status === "ignored" || isForeign(directory)) return;
  const children = [...directory.children.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const child of children) {
    if (child.kind === "file" && child.status !== "ignored" && DOCUMENT.test(child.name)) found.push(child);
    else if (deep && child.kind === "directory") collect(child, found, true);
  }
}
