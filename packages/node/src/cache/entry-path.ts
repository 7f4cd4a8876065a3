import { shortName } from "./checksum.ts";

/** The cache's directory at a root. */
export const CACHE_DIRECTORY = ".pylayout_cache";

export const ENTRY_SUFFIX = ".run";

/** The name of what is kept for a key. Others may have the same: an entry says which key it is for. */
export function entryName(key: string): string {
  return shortName(key) + ENTRY_SUFFIX;
}
