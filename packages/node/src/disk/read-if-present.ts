import type { Buffer } from "node:buffer";
import { closeSync, constants, openSync, readFileSync } from "node:fs";
import { diskPath } from "./byte-name.ts";
import { noteContent } from "./observations.ts";

// eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- absent on Windows
const noFollow = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

/** A file of git's own or a configuration file; undefined where it is absent or cannot be read. */
export function readIfPresent(path: string, options: { readonly followLink?: boolean } = {}): Buffer | undefined {
  const bytes = tryToRead(path, options.followLink ?? true);
  noteContent("", path, bytes !== undefined);
  return bytes;
}

function tryToRead(path: string, followLink: boolean): Buffer | undefined {
  try {
    if (followLink) return readFileSync(diskPath(path));
    const file = openSync(diskPath(path), noFollow);
    try {
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
