import { detached } from "./detached-string.ts";

/** A byte order mark is a character like others wherever the file does not begin. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const notAscii = /[\x80-\xff]/;

/** The characters that a run of bytes (one character a byte) stands for in UTF-8; invalid bytes become U+FFFD. */
export function decodeUtf8Text(latin1: string): string {
  if (!notAscii.test(latin1)) return latin1;
  return decoder.decode(bytesOf(latin1));
}

export function bytesOf(latin1: string): Uint8Array {
  const bytes = new Uint8Array(latin1.length);
  for (let i = 0; i < latin1.length; i++) bytes[i] = latin1.charCodeAt(i);
  return bytes;
}

/** The name that an identifier stands for: identifiers are compared in the normal form NFKC (PEP 3131). */
export function identifierOf(latin1: string): string {
  return detached(notAscii.test(latin1) ? decodeUtf8Text(latin1).normalize("NFKC") : latin1);
}

export function isAscii(latin1: string): boolean {
  return !notAscii.test(latin1);
}
