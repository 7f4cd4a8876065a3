import { Buffer } from "node:buffer";

/**
 * FNV-1a over words of 32 bits, for a few kilobytes: Node's own checksums take longer to load. Bytes that differ in one word
 * only never have the same.
 */
export function checksumOf(bytes: Uint8Array): number {
  const words = new Uint32Array(Math.ceil(bytes.length / Uint32Array.BYTES_PER_ELEMENT));
  new Uint8Array(words.buffer).set(bytes);
  let sum = 0x811c9dc5 ^ bytes.length;
  for (const word of words) sum = Math.imul(sum ^ word, 0x01000193);
  return sum >>> 0;
}

/** For megabytes: Node's own, which is there already when kept code has been looked at. */
export function longChecksumOf(bytes: Uint8Array): number {
  return process.getBuiltinModule("node:zlib").crc32(bytes);
}

/** The checksum of a text as eight hex digits. */
export function shortName(text: string): string {
  return checksumOf(Buffer.from(text)).toString(16).padStart(8, "0");
}
