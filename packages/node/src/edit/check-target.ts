import type { Buffer } from "node:buffer";
import { lstatSync, readFileSync, type Stats } from "node:fs";
import { UsageError } from "@pylayout/core";
import { diskPath } from "../disk/byte-name.ts";

/** A path that must not be written; thrown before anything is. */
function refusal(path: string, what: string, hint: string): UsageError {
  return new UsageError(`not written: ${what}`, { where: path, hint });
}

/** Refuses paths that lead out of the root, into git's own files, or through a link. Throws UsageError. */
export function checkPlace(root: string, path: string): void {
  const names = path.split("/");
  if (names.some((name) => name === "" || name === "." || name === ".." || /[\\\0]/.test(name))) {
    throw refusal(path, "it lies outside the project", "A rule must name paths relative to the root.");
  }
  if (names.some((name) => name.toLowerCase() === ".git")) {
    throw refusal(path, "it belongs to git", "A rule must leave git's own files alone.");
  }
  for (let length = 1; length < names.length; length++) {
    const parent = names.slice(0, length).join("/");
    const stat = statOf(`${root}/${parent}`);
    if (stat === undefined) return;
    if (stat.isSymbolicLink()) throw refusal(path, `${parent} is a symbolic link`, "Edit the link's target itself.");
    if (!stat.isDirectory()) throw refusal(path, `${parent} is not a directory`, "Run pylayout again.");
  }
}

/** Refuses a file that is not, byte for byte, what the edit was computed from. Throws UsageError. */
export function checkContent(root: string, path: string, expected: Uint8Array, source: string): void {
  const stat = statOf(`${root}/${path}`);
  if (stat?.isSymbolicLink()) throw refusal(path, "it is a symbolic link", "Edit the link's target itself.");
  if (stat && !stat.isFile()) throw refusal(path, "it is not a file", "Run pylayout again.");
  if (stat && contentOf(`${root}/${path}`)?.equals(expected)) return;
  if (source === "index") {
    throw refusal(path, "the file on disk differs from what is staged", "Stage or stash the difference first.");
  }
  throw refusal(path, stat ? "it has changed since it was read" : "it has vanished since it was read", "Run again.");
}

/** Refuses to create a file where something is already, such as one that an earlier fix made and nobody staged. Throws UsageError. */
export function checkAbsent(root: string, path: string, source: string): void {
  if (!statOf(`${root}/${path}`)) return;
  if (source === "index") throw refusal(path, "it is there already, but not staged", "git add it, or move it away.");
  throw refusal(path, "something is there already", "Move it away, or run again.");
}

/** The stat data of a name itself, links not followed. */
export function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(diskPath(path), { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(diskPath(path));
  } catch {
    return undefined;
  }
}
