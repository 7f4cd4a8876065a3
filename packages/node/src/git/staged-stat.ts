import type { Buffer } from "node:buffer";
import { lstatSync } from "node:fs";
import type { IndexStat } from "./index-table.ts";

/**
 * Whether the file at an absolute path is the one that was staged: git's own test, racy timestamps excepted. Times are compared
 * as Node gives them, to 0.3 microseconds: far finer than any clock a file system takes them from.
 */
export function hasStagedStat(path: string | Buffer, staged: IndexStat, writtenAt: number): boolean {
  const onDisk = lstatSync(path, { throwIfNoEntry: false });
  if (!onDisk?.isFile() || onDisk.mtimeMs >= writtenAt) return false;
  const modified = staged.mtimeSeconds * 1000 + staged.mtimeNanoseconds / 1e6;
  return onDisk.mtimeMs === modified && onDisk.size % 2 ** 32 === staged.size;
}
