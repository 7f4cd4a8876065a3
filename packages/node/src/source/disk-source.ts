import type { Buffer } from "node:buffer";
import type { Absence, TreeBuilder, TreeSource } from "@pylayout/core";
import { ContentGate } from "../disk/content-gate.ts";
import { DiskReader } from "../disk/disk-reader.ts";
import { BlobReader } from "../git/blob-reader.ts";
import { ChangedFiles } from "../git/changed-files.ts";
import { directoryName, GitProject, plainScope, realRoot } from "../git/git-project.ts";
import { EXECUTABLE_FILE } from "../git/index-table.ts";
import { type AbsencePlace, explainAbsence } from "./explain-absence.ts";
import { placeOf } from "./place-of.ts";
import { DiskWalk } from "./disk-walk.ts";
import { WalkedDirectories } from "./walked-directories.ts";

/**
 * What a clone would hold after `git add -A && git commit`: tracked files that exist and untracked ones that git does
 * not ignore. Outside git: what the .gitignore files found on the way do not ignore.
 * Listing throws UsageError where git's index cannot be read.
 */
export function worktreeSource(root: string): TreeSource {
  return diskSourceOf("worktree", realRoot(root));
}

/** Everything on disk; what git ignores is listed with the status "ignored". */
export function diskSource(root: string): TreeSource {
  return diskSourceOf("disk", realRoot(root));
}

function diskSourceOf(kind: "worktree" | "disk", root: string): TreeSource {
  const git = governingProject(root);
  const gate = new ContentGate();
  const reader = new DiskReader(root, gate);
  let place: AbsencePlace | undefined;
  const walked = new WalkedDirectories();
  const absences = new Map<string, Absence | undefined>();
  let skipped: BlobReader | undefined;
  const changed = git && new ChangedFiles(root, git, true);

  function readSkipped(path: string): Buffer | undefined {
    if (!git?.tracked.skipped.has(path)) return undefined;
    skipped ??= skippedBlobs(git);
    return skipped.read(path, gate);
  }

  return {
    kind,
    get rootName() {
      return git?.remoteName ?? directoryName(root);
    },
    list(builder) {
      const scope = git ? git.scope : plainScope(root);
      new DiskWalk(builder, { root, tracked: git?.tracked, scope, everything: kind === "disk", walked }).run();
      if (kind === "worktree" && git) addSkipped(git, builder);
    },
    read: (path) => reader.read(path) ?? readSkipped(path),
    readLatin1: (path) => reader.readLatin1(path) ?? readSkipped(path)?.toString("latin1"),
    problem: (path) => gate.problem(path),
    isChanged: (path) => changed?.has(path) ?? false,
    absence(path) {
      if (absences.has(path)) return absences.get(path);
      place ??= absencePlace(root, git);
      const found = explainAbsence(place, path, walked.mayHold(path));
      const absence = found?.reason === "untracked" ? undefined : found;
      absences.set(path, absence);
      return absence;
    },
  };
}

/** git's knowledge of the root; undefined outside git, and where git ignores the root altogether. */
function governingProject(root: string): GitProject | undefined {
  const git = GitProject.at(root);
  return git?.isForeign ? undefined : git;
}

export function absencePlace(root: string, git: GitProject | undefined): AbsencePlace {
  return git
    ? { root, top: git.repository.top, prefix: git.prefix, topScope: git.topScope, tracked: git.tracked }
    : { root, top: root, prefix: "", topScope: plainScope(root), tracked: undefined };
}

/** A commit keeps the files that a sparse checkout left out. */
function addSkipped(git: GitProject, builder: TreeBuilder): void {
  for (const [path, at] of git.tracked.skipped) {
    const { parent, name } = placeOf(builder, path);
    if (parent.children.has(name)) continue;
    builder.file(parent, name, "tracked", git.tracked.table.mode(at) === EXECUTABLE_FILE);
  }
}

function skippedBlobs(git: GitProject): BlobReader {
  const { skipped, table } = git.tracked;
  return new BlobReader(
    git.repository,
    [...skipped].map(([path, at]) => ({ path, object: table.object(at), size: table.stat(at)?.size ?? 0 })),
  );
}
