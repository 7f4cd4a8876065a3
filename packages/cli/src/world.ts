import { accessSync, constants } from "node:fs";
import path from "node:path";
import {
  buildFileTree,
  UsageError,
  type ContentMemo,
  type FileTree,
  type LintConfig,
  type TreeSource,
  type WatchTree,
} from "@pylayout/core";
import {
  archiveAt,
  archiveSource,
  diskSource,
  findRoot,
  indexSource,
  treeishSource,
  worktreeSource,
} from "@pylayout/node";
import { openConfig, type ConfigOptions } from "./project-config.ts";

/** What the command line, or a program, says of the world to look at. */
export interface WorldOptions extends ConfigOptions {
  /** By name, or a source of its own. */
  readonly source: string | TreeSource;
  /** The directory of the project that an archive is compared with. */
  readonly against?: string | undefined;
}

/** One root with its files and its configuration. */
export interface World {
  /** Absolute path of the root. */
  readonly root: string;
  readonly sourceName: string;
  readonly tree: FileTree;
  readonly config: LintConfig;
  /** Where the tree's files are those on disk, and such is kept. */
  readonly memo: ContentMemo | undefined;
}

const FIXABLE_SOURCES = ["worktree", "disk", "index"];

/** @throws UsageError for a source that nothing can be written to. */
export function requireFixable(source: WorldOptions["source"]): void {
  const name = typeof source === "string" ? source : source.kind;
  if (FIXABLE_SOURCES.includes(name)) return;
  throw new UsageError(`fixes cannot be written to the source ${JSON.stringify(name)}`, {
    hint: `they work on ${FIXABLE_SOURCES.join(", ")}`,
  });
}

/** Opens the files and the configuration of a root. */
export async function openWorld(
  root: string,
  options: WorldOptions,
  watch?: WatchTree,
  memo?: ContentMemo,
): Promise<World> {
  const isArchive = archiveAt(root) === root;
  const source = isArchive ? await openArchive(root, options.source) : openSource(root, options.source);
  const tree = buildFileTree(source, watch, originOf(root, isArchive, options.against));
  const given = typeof options.source === "object";
  const place = { root: isArchive ? path.dirname(root) : root, files: isArchive || given ? tree : undefined };
  return {
    root,
    sourceName: typeof options.source === "string" && !isArchive ? options.source : tree.source,
    tree,
    config: await openConfig(place, options),
    memo: tree.source === "worktree" || tree.source === "disk" ? memo : undefined,
  };
}

/** The project that an archive should have been built from. */
function originOf(root: string, isArchive: boolean, against: string | undefined): FileTree | undefined {
  if (against === undefined) return undefined;
  if (!isArchive) {
    throw new UsageError("only an archive is compared with its source", {
      where: `--against ${against}`,
      hint: "pylayout lint dist/*.whl --against .",
    });
  }
  const found = findRoot(against);
  return buildFileTree(worktreeSource(found.root));
}

function openArchive(path: string, source: WorldOptions["source"]): Promise<TreeSource> {
  if (source === "worktree") return archiveSource(path);
  const where = `--source ${typeof source === "string" ? source : source.kind}`;
  throw new UsageError("an archive is its own source", { where, hint: "leave --source out" });
}

function openSource(root: string, source: WorldOptions["source"]): TreeSource {
  if (typeof source === "object") return source;
  requireReadable(root);
  if (source === "worktree") return worktreeSource(root);
  if (source === "disk") return diskSource(root);
  return source === "index" ? indexSource(root) : treeishSource(root, source);
}

function requireReadable(root: string): void {
  try {
    accessSync(root, constants.R_OK | constants.X_OK);
  } catch {
    throw new UsageError("cannot be read", { where: root, hint: "give the user who runs this permission to read it" });
  }
}
