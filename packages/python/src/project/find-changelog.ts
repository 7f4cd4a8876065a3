import type { DirectoryEntry, FileTree } from "@pylayout/core";
import { textFile } from "../config-file/index.ts";

export interface Changelog {
  readonly path: string;
  readonly text: string;
}

const NAME = /^(?:change[-_]?log|changes|history|news|release[-_]?notes)(?:\.(?:md|rst|txt))?$/i;

/** The file that lists what changed in each version, at the project's root or in its docs; null where none lists versions. */
export function findChangelog(tree: FileTree, projectPath: string): Changelog | null {
  const directories = ["", "docs", "doc"].flatMap((name): DirectoryEntry[] => {
    const entry = tree.follow([projectPath, name].filter((part) => part !== "").join("/"));
    return entry?.kind === "directory" ? [entry] : [];
  });
  for (const { children } of directories) {
    for (const entry of children.values()) {
      if (entry.kind !== "file" || !NAME.test(entry.name)) continue;
      const text = textFile(tree, entry.path);
      if (text !== undefined && /^.{0,20}\d+\.\d+/m.test(text)) return { path: entry.path, text };
    }
  }
  return null;
}
