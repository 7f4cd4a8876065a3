/** The cache's directory at a root. */
export const CACHE_DIRECTORY = ".pylayout_cache";

export const ENTRY_SUFFIX = ".run";

/** The name of what is kept for a key. */
export function entryName(key: string): string {
  return sha256(key).slice(0, 32) + ENTRY_SUFFIX;
}

function sha256(text: string): string {
  return process.getBuiltinModule("node:crypto").createHash("sha256").update(text).digest("hex");
}
