import { Buffer } from "node:buffer";
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageError } from "@pylayout/core";
import { environmentVariable } from "../disk/observations.ts";
import { readIfPresent } from "../disk/read-if-present.ts";
import type { GitConfig } from "./git-config.ts";
import { runGit } from "./git-process.ts";
import { IndexFile } from "./index-file.ts";
import { ListedIndex, listIndexCommand } from "./listed-index.ts";
import type { Repository } from "./repository.ts";
import { TrackedFiles } from "./tracked-files.ts";

/** What the index holds below a prefix. Throws UsageError where neither we nor git can read it. */
export function readTracked(repository: Repository, config: GitConfig, prefix: string): TrackedFiles {
  const path = indexPath(repository);
  const bytes = readIfPresent(path);
  if (bytes === undefined) return new TrackedFiles(new ListedIndex(Buffer.alloc(0)), 0);
  const writtenAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  try {
    const hashSize = config.local("extensions.objectformat") === "sha256" ? 32 : 20;
    const tracked = TrackedFiles.collect(new IndexFile(bytes, hashSize), prefix, writtenAt);
    if (tracked) return tracked;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return listTracked(repository, prefix, writtenAt);
}

/** git-commit(1) hands hooks an index of its own through GIT_INDEX_FILE. */
function indexPath(repository: Repository): string {
  const indexFile = environmentVariable("GIT_INDEX_FILE");
  const gitDir = environmentVariable("GIT_DIR");
  const isOurs = gitDir === undefined || resolve(repository.top, gitDir) === repository.gitDir;
  return indexFile !== undefined && indexFile !== "" && isOurs
    ? resolve(repository.top, indexFile)
    : join(repository.gitDir, "index");
}

function listTracked(repository: Repository, prefix: string, writtenAt: number): TrackedFiles {
  const listing = runGit(repository, listIndexCommand);
  const tracked = listing.ok ? TrackedFiles.collect(new ListedIndex(listing.output), prefix, writtenAt) : undefined;
  if (tracked) return tracked;
  throw new UsageError(`git cannot read its index (${listing.problem})`, {
    where: indexPath(repository),
    hint: "Repair the index (git status says more), or use --source disk.",
  });
}
