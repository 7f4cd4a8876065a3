import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { UsageError } from "@pylayout/core";
import { CACHE_DIRECTORY, ENTRY_SUFFIX } from "./entry-path.ts";

const TAG = "CACHEDIR.TAG";
/** The Cache Directory Tagging Specification's signature, then whose it is. */
const TAG_TEXT = `Signature: 8a477f597d28d172789f06886806bc55
# This directory is pylayout's cache and may be removed at any time.
# For information about cache directory tags, see https://bford.info/cachedir/
`;
const DRAFT_SUFFIX = ".tmp";
/** A run that was killed leaves its draft behind. */
const DRAFT_LIFETIME = 60 * 60 * 1000;

export interface CachePlace {
  /** Real path of the linted root. */
  readonly root: string;
  /** The directory that the command line names, absolute. */
  readonly location?: string | undefined;
}

/**
 * The cache's directory, made where it is missing; undefined where it cannot be, or is somebody else's.
 * Throws UsageError where the command line names a directory that holds other things.
 */
export function openCacheDirectory({ root, location }: CachePlace): string | undefined {
  const directory = location ?? join(root, CACHE_DIRECTORY);
  try {
    // What a repository holds must not lead writes out of it. An archive as the root holds no directory.
    if (passesLink(root, directory)) return undefined;
    mkdirSync(directory, { recursive: true });
    if (readdirSync(directory).length === 0) furnish(directory);
  } catch {
    return undefined;
  }
  if (isCacheDirectory(directory)) return directory;
  if (location === undefined) return undefined;
  throw new UsageError(`${location} holds other things than a cache`, {
    where: "--cache-location",
    hint: "Name a directory that is empty or does not exist.",
  });
}

/** Removes a cache; false where there is none, or what lies there is not one. */
export function removeCache({ root, location }: CachePlace): boolean {
  const directory = location ?? join(root, CACHE_DIRECTORY);
  if (!isCacheDirectory(directory) || passesLink(root, directory)) return false;
  rmSync(directory, { recursive: true });
  return true;
}

/** A name for an entry that is not written yet. */
export function draftPath(directory: string): string {
  const random = Math.floor(Math.random() * 2 ** 40).toString(36);
  return join(directory, `${process.pid}-${random}${DRAFT_SUFFIX}`);
}

/** How many files with a suffix a directory may hold, and how large they may be together. */
export interface Bounds {
  readonly suffix: string;
  readonly files: number;
  readonly bytes: number;
}

export const ENTRY_BOUNDS: Bounds = { suffix: ENTRY_SUFFIX, files: 16, bytes: 256 * 1024 * 1024 };

/** Removes the oldest files beyond a directory's bounds, and drafts that nobody finished. */
export function evict(directory: string, bounds: Bounds, now = Date.now()): void {
  let bytes = 0;
  let count = 0;
  for (const { path, stat } of filesByAge(directory)) {
    if (path.endsWith(DRAFT_SUFFIX) && now - stat.mtimeMs > DRAFT_LIFETIME) rmSync(path, { force: true });
    if (!path.endsWith(bounds.suffix)) continue;
    bytes += stat.size;
    count++;
    if (count > bounds.files || bytes > bounds.bytes) rmSync(path, { force: true });
  }
}

function filesByAge(directory: string) {
  const files = readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isFile() ? [{ path, stat }] : [];
  });
  return files.sort((a, b) => b.stat.mtimeMs - a.stat.mtimeMs);
}

function furnish(directory: string): void {
  // "wx" neither follows a link nor overwrites.
  writeFileSync(join(directory, TAG), TAG_TEXT, { flag: "wx" });
  writeFileSync(join(directory, ".gitignore"), "*\n", { flag: "wx" });
}

function isCacheDirectory(directory: string): boolean {
  try {
    const tag = join(directory, TAG);
    return lstatSync(tag).isFile() && readFileSync(tag, "utf8").startsWith(TAG_TEXT);
  } catch {
    return false;
  }
}

/** Whether the way from the root down to a directory in it passes a link. */
function passesLink(root: string, directory: string): boolean {
  const below = relative(root, directory);
  if (below.startsWith("..") || below === "" || resolve(root, below) !== directory) return false;
  const names = below.split(sep);
  return names.some((_, depth) =>
    lstatSync(join(root, ...names.slice(0, depth + 1)), { throwIfNoEntry: false })?.isSymbolicLink(),
  );
}
