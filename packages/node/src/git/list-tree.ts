import { UsageError } from "@pylayout/core";
import { fromByteString } from "../disk/byte-name.ts";
import { runGit } from "./git-process.ts";
import type { Repository } from "./repository.ts";

export interface TreeEntry {
  /** Relative to the prefix. */
  readonly path: string;
  readonly mode: number;
  readonly object: string;
  /** Bytes; 0 for submodules. */
  readonly size: number;
}

const line = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s;

/** Every file of a commit or tree below a prefix ("" or with a slash at its end). Throws UsageError for an unknown revision. */
export function listTree(repository: Repository, revision: string, prefix: string): TreeEntry[] {
  // A revision that begins with a dash would be an option to git.
  const tree = revision.startsWith("-") ? undefined : `${revision}${prefix === "" ? "" : `:${prefix.slice(0, -1)}`}`;
  const listing =
    tree === undefined ? undefined : runGit(repository, ["ls-tree", "-r", "-z", "--long", "--full-tree", tree]);
  if (!listing?.ok) throw unknownRevision(revision, prefix, listing?.problem);
  return listing.output.toString("latin1").split("\0").flatMap(parseEntry);
}

function parseEntry(text: string): TreeEntry[] {
  const [, mode, object = "", size, path = ""] = line.exec(text) ?? [];
  if (mode === undefined) return [];
  return [{ path: fromByteString(path), mode: parseInt(mode, 8), object, size: size === "-" ? 0 : Number(size) }];
}

function unknownRevision(revision: string, prefix: string, problem: string | undefined): UsageError {
  const place = prefix === "" ? "" : ` with a directory ${prefix}`;
  return new UsageError(`git knows no commit or tree "${revision}"${place}${problem ? ` (${problem})` : ""}`, {
    where: "--source",
    hint: "Sources are worktree, index, disk, or a commit, branch, tag or tree that `git rev-parse` understands.",
  });
}
