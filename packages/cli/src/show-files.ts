import path from "node:path";
import { entriesBelow } from "@pylayout/core";
import { printable } from "./text.ts";
import type { World } from "./world.ts";

/** The files that rules look at, below the given paths, one on a line, as seen from the working directory. */
export function showFiles({ root, tree, config }: World, paths: readonly string[], cwd: string): string {
  const base = path.relative(cwd, root);
  const isAsked = (file: string) =>
    paths.length === 0 || paths.some((wanted) => wanted === "" || file === wanted || file.startsWith(`${wanted}/`));
  const files: string[] = [];
  for (const entry of entriesBelow(tree.root)) {
    if (entry.kind !== "file" || entry.status === "ignored") continue;
    if (isAsked(entry.path) && config.at(entry.path) !== undefined) files.push(path.join(base, entry.path));
  }
  return files
    .sort()
    .map((file) => `${printable(file)}\n`)
    .join("");
}
