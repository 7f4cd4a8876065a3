import { Buffer } from "node:buffer";
import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from "node:fs";
import { identityOf, isSameIdentity } from "../disk/file-identity.ts";
import type { Voucher } from "./voucher.ts";

/** Raise the number when the content's shape changes: files of other versions are no longer read. */
const MAGIC = Buffer.from("pylayout run 02\n", "latin1");
const MAX_SIZE = 256 * 1024 * 1024;

// eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- absent on Windows
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Writes content to an open file, behind a word of what it is. */
export function writeEntry(file: number, content: Buffer): void {
  for (const part of [MAGIC, content]) {
    for (let at = 0; at < part.length;) at += writeSync(file, part, at);
  }
}

/** The content; undefined where the file is absent, not the one that is vouched for, or of another version. */
export function readEntry(path: string, { identity }: Voucher): Buffer | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, openFlags);
    const stat = fstatSync(file);
    if (!stat.isFile() || stat.size > MAX_SIZE || !isSameIdentity(identityOf(stat), identity)) return undefined;
    const bytes = readWhole(file, stat.size);
    return bytes?.subarray(0, MAGIC.length).equals(MAGIC) === true ? bytes.subarray(MAGIC.length) : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Undefined where the file is shorter by now. */
function readWhole(file: number, size: number): Buffer | undefined {
  const bytes = Buffer.allocUnsafe(size);
  for (let length = 0; length < size;) {
    const count = readSync(file, bytes, length, size - length, null);
    if (count === 0) return undefined;
    length += count;
  }
  return bytes;
}
