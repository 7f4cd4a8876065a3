import type { Buffer } from "node:buffer";
import { type Dirent, readdirSync } from "node:fs";
import { decodeName, diskPath } from "./byte-name.ts";
import { noteListing } from "./observations.ts";

/** One name in a directory on disk. */
export interface DiskName {
  readonly name: string;
  isDirectory(): boolean;
  isFile(): boolean;
  isSymbolicLink(): boolean;
}

/** What Node puts for bytes that are not UTF-8. */
const REPLACEMENT = "\ufffd";

/** The names in a directory, or why there are none. */
export function listNames(directory: string): readonly DiskName[] | "unreadable" | "gone" {
  const names = askNames(directory);
  noteListing(directory, names);
  return names;
}

/** The same, unnoted. */
export function askNames(directory: string): readonly DiskName[] | "unreadable" | "gone" {
  try {
    const path = diskPath(directory);
    const names = readdirSync(path, { withFileTypes: true });
    return names.some((entry) => entry.name.includes(REPLACEMENT)) ? listByteNames(path) : names;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return code === "ENOENT" || code === "ENOTDIR" ? "gone" : "unreadable";
  }
}

function listByteNames(path: string | Buffer): DiskName[] {
  const entries = readdirSync(path, { withFileTypes: true, encoding: "buffer" }) as unknown as Dirent<Buffer>[];
  return entries.map((entry) => ({
    name: decodeName(entry.name),
    isDirectory: () => entry.isDirectory(),
    isFile: () => entry.isFile(),
    isSymbolicLink: () => entry.isSymbolicLink(),
  }));
}
