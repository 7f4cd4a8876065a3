import { lstatSync } from "node:fs";
import { diskPath } from "../disk/byte-name.ts";
import { type FileIdentity, identityOf } from "../disk/file-identity.ts";
import type { IndexStat } from "./index-table.ts";

/**
 * Whether a file is the one that was staged: git's own test, racy timestamps excepted. Times are compared as Node gives them,
 * to 0.3 microseconds: far finer than any clock a file system takes them from.
 */
export function hasStagedStat(file: FileIdentity | undefined, staged: IndexStat, writtenAt: number): boolean {
  if (file === undefined) return false;
  const [size, modified] = file;
  if (modified >= writtenAt) return false;
  return modified === staged.mtimeSeconds * 1000 + staged.mtimeNanoseconds / 1e6 && size % 2 ** 32 === staged.size;
}

/** What the file at an absolute path is now; undefined where there is none. */
export function fileNow(path: string): FileIdentity | undefined {
  const stat = lstatSync(diskPath(path), { throwIfNoEntry: false });
  return stat?.isFile() === true ? identityOf(stat) : undefined;
}
