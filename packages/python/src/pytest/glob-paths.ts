import type { DirectoryEntry, FileTree } from "@pylayout/core";
import { fnmatch } from "./fnmatch.ts";
import { compareNames, joinPath } from "./tree-path.ts";

/** How many directories one `**` may visit. */
const MAX_VISITS = 100_000;

/** `sorted(glob.iglob(pattern, recursive=True))`, run in `cwd`; paths relative to the tree. */
export function globPaths(tree: FileTree, cwd: string, pattern: string): string[] {
  const parts = pattern.split("/").filter((part) => part !== "" && part !== ".");
  const found = new Set<string>();
  let visits = 0;

  const walk = (path: string, index: number): void => {
    if (visits++ > MAX_VISITS) return;
    const part = parts[index];
    if (part === undefined) {
      found.add(path);
      return;
    }
    const directory = directoryAt(tree, path);
    if (directory === undefined) return;
    if (part === "**") {
      walk(path, index + 1);
      for (const name of directory.children.keys()) {
        const child = name.startsWith(".") ? undefined : tree.child(directory, name);
        if (child?.kind === "directory" && directory.children.get(name)?.kind === "directory") {
          walk(joinName(path, name), index);
        } else if (child !== undefined && index === parts.length - 1) found.add(joinName(path, name));
      }
    } else if (/[*?[]/.test(part)) {
      for (const name of directory.children.keys()) {
        if (name.startsWith(".") && !part.startsWith(".")) continue;
        if (fnmatch(name, part) && tree.child(directory, name)) walk(joinName(path, name), index + 1);
      }
    } else {
      const next = part === ".." ? joinPath(path, "..") : joinName(path, part);
      if (next !== undefined && tree.follow(next)) walk(next, index + 1);
    }
  };

  walk(cwd, 0);
  return [...found].sort(compareNames);
}

function directoryAt(tree: FileTree, path: string): DirectoryEntry | undefined {
  const entry = tree.follow(path);
  return entry?.kind === "directory" ? entry : undefined;
}

function joinName(path: string, name: string): string {
  return path === "" ? name : `${path}/${name}`;
}
