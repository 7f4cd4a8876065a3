import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { readEntry } from "./entry-file.ts";
import { CACHE_DIRECTORY, entryName } from "./entry-path.ts";
import { decodeRecord, type RunOutput } from "./run-record.ts";
import { isStillTrue } from "./still-true.ts";
import { areVouchersWithin, readVoucher } from "./voucher.ts";

export interface KeptRunQuery {
  readonly key: string;
  /** Absolute paths whose root may have kept the run: the working directory, path arguments. */
  readonly starts: readonly string[];
  /** The cache's directory, where the command line names one; absolute. */
  readonly location: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
}

/** What an earlier run with this key printed, where everything that it saw is still so. */
export function findKeptRun({ key, starts, location, environment }: KeptRunQuery): RunOutput | undefined {
  const name = entryName(key);
  for (const directory of location === undefined ? cacheDirectories(starts) : [location]) {
    const path = join(directory, name);
    const voucher = readVoucher(environment, path);
    const content = voucher && readEntry(path, voucher);
    if (content === undefined) continue;
    // A voucher that a checkout may hold proves nothing about what the checkout holds.
    const projects = location === undefined ? [dirname(directory)] : starts;
    if (projects.some((project) => areVouchersWithin(environment, project))) return undefined;
    const record = decodeRecord(content);
    return record?.key === key && isStillTrue(record, environment) ? record.output : undefined;
  }
  return undefined;
}

/** Where the caches of some paths' roots may lie: in a directory above each. */
function cacheDirectories(starts: readonly string[]): Set<string> {
  const directories = new Set<string>();
  for (const start of starts) {
    for (let at = realPath(start); ; at = dirname(at)) {
      directories.add(join(at, CACHE_DIRECTORY));
      if (dirname(at) === at) break;
    }
  }
  return directories;
}

/** As runs are kept under the real path of their root. */
function realPath(start: string): string {
  try {
    return realpathSync.native(start);
  } catch {
    return start;
  }
}
