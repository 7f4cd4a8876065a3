import { Buffer, isUtf8 } from "node:buffer";

const ascii = /^[\x00-\x7f]*$/;
const escapedByte = /[\udc80-\udcff]/;

/** A name as the tree holds it: UTF-8, other bytes as lone surrogates U+DC80..U+DCFF (PEP 383). */
export function decodeName(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  let name = "";
  let valid = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      name += bytes.toString("utf8", valid, at) + String.fromCharCode(0xdc00 + (bytes[at] ?? 0));
      valid = at + 1;
    }
    at += length || 1;
  }
  return name + bytes.toString("utf8", valid);
}

/** The name's own bytes; `decodeName` backwards. */
export function nameBytes(name: string): Buffer {
  if (!escapedByte.test(name)) return Buffer.from(name, "utf8");
  const parts: Buffer[] = [];
  for (const character of name) {
    const code = character.codePointAt(0) ?? 0;
    parts.push(code >= 0xdc80 && code <= 0xdcff ? Buffer.from([code - 0xdc00]) : Buffer.from(character, "utf8"));
  }
  return Buffer.concat(parts);
}

/** What the file system calls take: text where UTF-8 can say it, else bytes. */
export function diskPath(path: string): string | Buffer {
  return escapedByte.test(path) ? nameBytes(path) : path;
}

/** One character a byte, as git compares names and patterns. */
export function byteString(name: string): string {
  return ascii.test(name) ? name : nameBytes(name).toString("latin1");
}

/** `byteString` backwards. */
export function fromByteString(bytes: string): string {
  return ascii.test(bytes) ? bytes : decodeName(Buffer.from(bytes, "latin1"));
}

/** Length of the valid UTF-8 sequence at a place; 0 where there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  return at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}
