import type { Buffer } from "node:buffer";
import { lstatSync } from "node:fs";
import type { IndexStat } from "./index-table.ts";

/** Whether the file at an absolute path is the one that was staged: git's own test, racy timestamps excepted. */
export function hasStagedStat(path: string | Buffer, staged: IndexStat, writtenAt: number): boolean {
  const onDisk = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (!onDisk?.isFile() || onDisk.mtimeMs >= writtenAt) return false;
  return (
    Number(onDisk.mtimeNs / 1_000_000_000n) % 2 ** 32 === staged.mtimeSeconds &&
    Number(onDisk.mtimeNs % 1_000_000_000n) === staged.mtimeNanoseconds &&
    Number(onDisk.size % 2n ** 32n) === staged.size
  );
}
