import type { FileTree } from "@pylayout/core";
import { GitignoreSpec, gitignoreLines } from "./gitignore-spec.ts";
import { joinPath, parentOf, pathBelow } from "./posix-path.ts";

/** Whether a .gitignore of the tree, in any directory above it, matches a path that need not exist. */
export function isIgnoredByPattern(tree: FileTree, path: string): boolean {
  for (let directory = parentOf(path); ; directory = parentOf(directory)) {
    const entry = tree.follow(joinPath(directory, ".gitignore"));
    const text = entry?.kind === "file" ? tree.readText(entry) : undefined;
    if (text !== undefined) {
      const below = pathBelow(path, directory) ?? path;
      if (new GitignoreSpec(gitignoreLines(text, directory)).matches(below)) return true;
    }
    if (directory === "") return false;
  }
}
