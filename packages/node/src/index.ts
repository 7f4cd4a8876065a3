export { archiveAt } from "./archive/archive-name.ts";
export { archiveSource } from "./archive/archive-source.ts";
export { diskSource, worktreeSource } from "./source/disk-source.ts";
export { indexSource } from "./source/index-source.ts";
export { treeishSource } from "./source/treeish-source.ts";
export { findRoot, type FindRootOptions, type FoundRoot, holdsProjectFile } from "./root/find-root.ts";
export type { ConfigFile } from "./config/config-file.ts";
export {
  loadConfigFile,
  type LoadConfigOptions,
  projectTable,
  readStaticConfig,
  tableIn,
} from "./config/load-config-file.ts";
export { parseToml } from "./config/parse-toml.ts";
export { importPackage, type OwnModules } from "./modules/module-resolver.ts";
export { packageDirectory } from "./modules/package-directory.ts";
export { type CachePlace, removeCache } from "./cache/cache-directory.ts";
export { RunKeeper } from "./cache/run-keeper.ts";
export { Observations } from "./disk/observations.ts";
export { writeEdits, type WriteOptions } from "./edit/write-edits.ts";
export { writeWhole } from "./edit/write-whole.ts";
export { headCommit } from "./git/head-commit.ts";
export { findRepository, type Repository } from "./git/repository.ts";
export { nameBytes } from "./disk/byte-name.ts";
export { kindOf } from "./disk/kind-of.ts";
export { readIfPresent } from "./disk/read-if-present.ts";
export { watchEntries } from "./disk/entry-watch.ts";
