import { Buffer } from "node:buffer";
import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from "node:fs";

/** Raise the number when the content's shape changes: files of other versions are no longer read. */
const MAGIC = Buffer.from("pylayout run 01\n", "latin1");
const MAC_LENGTH = 32;
const HEAD = MAGIC.length + MAC_LENGTH;
const MAX_SIZE = 256 * 1024 * 1024;

// eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- absent on Windows
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Writes content with its seal to an open file. */
export function writeSealed(file: number, content: Buffer, secret: Buffer): void {
  for (const part of [MAGIC, sealOf(content, secret), content]) {
    for (let at = 0; at < part.length;) at += writeSync(file, part, at);
  }
}

/** The content; undefined where the file is absent, damaged, of another version, or was not sealed with the secret. */
export function readSealed(path: string, secret: Buffer): Buffer | undefined {
  const bytes = readRegular(path);
  if (bytes === undefined || bytes.length < HEAD || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const content = bytes.subarray(HEAD);
  const { timingSafeEqual } = process.getBuiltinModule("node:crypto");
  return timingSafeEqual(bytes.subarray(MAGIC.length, HEAD), sealOf(content, secret)) ? content : undefined;
}

function sealOf(content: Buffer, secret: Buffer): Buffer {
  return process.getBuiltinModule("node:crypto").createHmac("sha256", secret).update(content).digest();
}

function readRegular(path: string): Buffer | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, openFlags);
    const stat = fstatSync(file);
    if (!stat.isFile() || stat.size > MAX_SIZE) return undefined;
    const bytes = Buffer.allocUnsafe(stat.size);
    let length = 0;
    while (length < bytes.length) {
      const count = readSync(file, bytes, length, bytes.length - length, null);
      if (count === 0) return undefined;
      length += count;
    }
    return bytes;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
