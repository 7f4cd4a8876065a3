import { findRoot } from "@pylayout/node";

/** Path arguments by the root they belong to, the working directory's where there are none. */
export function rootsOf(paths: readonly string[], cwd: string): Map<string, string[]> {
  const roots = new Map<string, string[]>();
  for (const argument of paths.length === 0 ? ["."] : paths) {
    const found = findRoot(argument, cwd);
    roots.set(found.root, [...(roots.get(found.root) ?? []), found.path]);
  }
  return roots;
}
