import type { DirectoryEntry, FileEntry, FileTree } from "@pylayout/core";
import type { PackageNode, Project } from "../model/python-model.ts";
import { isForeign } from "./python-index.ts";

export interface ProjectContents {
  readonly directories: readonly DirectoryEntry[];
  readonly files: readonly FileEntry[];
}

/** All that lies below a project's directory: nested projects, what git ignores, environments and caches left out. */
export function projectContents(tree: FileTree, project: string, nested: ReadonlySet<string>): ProjectContents {
  const directories: DirectoryEntry[] = [];
  const files: FileEntry[] = [];
  const walk = (directory: DirectoryEntry): void => {
    const children = [...directory.children.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const child of children) {
      if ("status" in child && child.status === "ignored") continue;
      if (child.kind === "file") files.push(child);
      if (child.kind !== "directory" || isForeign(child) || nested.has(child.path)) continue;
      directories.push(child);
      walk(child);
    }
  };
  const start = tree.follow(project);
  if (start?.kind === "directory") walk(start);
  return { directories, files };
}

/** A directory that holds nothing importable, in itself or below. */
export function plainDirectory(directory: DirectoryEntry, project: Project): PackageNode {
  const { path } = directory;
  return {
    kind: "directory",
    path,
    directory,
    project,
    packageKind: "not-a-package",
    moduleName: null,
    importRoot: null,
  };
}
