import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageError } from "@pylayout/core";
import { byteString } from "../disk/byte-name.ts";
import { readIfPresent } from "../disk/read-if-present.ts";
import type { GitConfig } from "./git-config.ts";
import { runGit } from "./git-process.ts";
import { IndexFile } from "./index-file.ts";
import { ListedIndex, listIndexCommand } from "./listed-index.ts";
import type { Repository } from "./repository.ts";
import { emptyTracked, groupEntries, type TrackedTree } from "./tracked-tree.ts";

/** What the index holds below a prefix. Throws UsageError where neither we nor git can read it. */
export function readTracked(repository: Repository, config: GitConfig, prefix: string): TrackedTree {
  const path = indexPath(repository);
  const bytes = readIfPresent(path);
  if (bytes === undefined) return emptyTracked(new ListedIndex(Buffer.alloc(0)));
  const writtenAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  try {
    const hashSize = config.local("extensions.objectformat") === "sha256" ? 32 : 20;
    const tracked = groupEntries(new IndexFile(bytes, hashSize), byteString(prefix), writtenAt);
    if (tracked) return tracked;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return listTracked(repository, prefix, writtenAt);
}

/** git-commit(1) hands hooks an index of its own through GIT_INDEX_FILE. */
export function indexPath(repository: Repository): string {
  const { GIT_INDEX_FILE, GIT_DIR } = process.env;
  const isOurs = GIT_DIR === undefined || resolve(repository.top, GIT_DIR) === repository.gitDir;
  return GIT_INDEX_FILE !== undefined && GIT_INDEX_FILE !== "" && isOurs
    ? resolve(repository.top, GIT_INDEX_FILE)
    : join(repository.gitDir, "index");
}

function listTracked(repository: Repository, prefix: string, writtenAt: number): TrackedTree {
  const listing = runGit(repository, listIndexCommand);
  const tracked = listing.ok ? groupEntries(new ListedIndex(listing.output), byteString(prefix), writtenAt) : undefined;
  if (tracked) return tracked;
  throw new UsageError(`git cannot read its index (${listing.problem})`, {
    where: indexPath(repository),
    hint: "Repair the index (git status says more), or use --source disk.",
  });
}
