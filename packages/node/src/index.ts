export { diskSource, worktreeSource } from "./source/disk-source.ts";
export { indexSource } from "./source/index-source.ts";
export { treeishSource } from "./source/treeish-source.ts";
export { findRoot, type FindRootOptions, type FoundRoot, holdsProjectFile } from "./root/find-root.ts";
