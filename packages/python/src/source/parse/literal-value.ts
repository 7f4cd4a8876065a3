import { detached } from "../text/detached-string.ts";
import { decodeUtf8Text, isAscii } from "../text/utf8-text.ts";
import { SourceFault } from "../tokens/source-fault.ts";

const escape = /\\(?:\r\n|([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{([^}]+)\}|([^]))/g;
const namedCharacter = "\\N{";
const SIMPLE: Readonly<Record<string, string>> = {
  "\n": "",
  "\r": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** The value of a literal's contents; null where an escape names a character. Throws where an escape is malformed. */
export function literalValue(contents: string, prefix: string, offset: number): string | null {
  const bytes = prefix.includes("b");
  if (bytes && !isAscii(contents)) {
    throw new SourceFault("bytes can only contain ASCII literal characters", offset);
  }
  if (prefix.includes("r") || !contents.includes("\\")) return plainValue(contents, bytes);
  const text = bytes ? contents : decodeUtf8Text(contents);
  const value = text.replace(escape, (whole: string, ...groups: (string | undefined)[]) => {
    return unescape(whole, groups, bytes, offset);
  });
  return !bytes && text.includes(namedCharacter) ? null : normalizeLines(value);
}

/** The same where no escape is to be read; never throws. */
export function plainValue(contents: string, bytes: boolean): string {
  return normalizeLines(bytes ? contents : decodeUtf8Text(contents));
}

function unescape(whole: string, groups: readonly (string | undefined)[], bytes: boolean, offset: number): string {
  const [octal, hex, short, long, , plain] = groups;
  if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
  if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
  if (!bytes && (short ?? long) !== undefined) return fromCodePoint(parseInt(short ?? long ?? "", 16), offset);
  if (plain !== undefined) {
    if (isTruncated(plain, bytes)) throw truncated(plain, bytes, offset);
    return SIMPLE[plain] ?? whole;
  }
  return whole === "\\\r\n" ? "" : whole;
}

function fromCodePoint(code: number, offset: number): string {
  if (code <= 0x10ffff) return String.fromCodePoint(code);
  throw new SourceFault(
    "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character",
    offset,
  );
}

function isTruncated(letter: string, bytes: boolean): boolean {
  return letter === "x" || (!bytes && (letter === "u" || letter === "U" || letter === "N"));
}

function truncated(letter: string, bytes: boolean, offset: number): SourceFault {
  if (bytes) return new SourceFault("(value error) invalid \\x escape at position 0", offset);
  const form = { x: "truncated \\xXX escape", u: "truncated \\uXXXX escape", U: "truncated \\UXXXXXXXX escape" }[
    letter
  ];
  const fault = form ?? "malformed \\N character escape";
  return new SourceFault(`(unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: ${fault}`, offset);
}

function normalizeLines(text: string): string {
  return detached(text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);
}
