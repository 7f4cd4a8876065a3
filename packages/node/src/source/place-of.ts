import type { DirectoryEntry, TreeBuilder } from "@pylayout/core";

/** The directory and the name that a path stands for in a tree being built. */
export function placeOf(builder: TreeBuilder, path: string): { parent: DirectoryEntry; name: string } {
  const slash = path.lastIndexOf("/");
  return { parent: builder.directoryAt(path.slice(0, Math.max(slash, 0))), name: path.slice(slash + 1) };
}
