import { hashBytes } from "../engine/hash.ts";

/**
 * Identifies the content that an edit was computed from. Guards against files that changed in between, not against
 * forgery: whoever writes to disk compares the bytes themselves.
 */
export function contentHash(content: Uint8Array): string {
  return hashBytes(content);
}
