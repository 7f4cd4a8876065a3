import type { FileTree } from "@pylayout/core";
import type { Project } from "@pylayout/python";

/** Files of the project that the wheel would hold and that git does not track. */
export function untrackedFiles(tree: FileTree, { distribution }: Project): readonly string[] {
  const plan = distribution?.plan;
  if (plan?.outcome !== "ok") return [];
  return plan.files().flatMap(({ source }) => {
    const entry = source === null ? undefined : tree.follow(source);
    return entry?.kind === "file" && (entry.status === "untracked" || entry.status === "ignored") ? [entry.path] : [];
  });
}
