import type { PythonVersion } from "../../versions/version-set.ts";
import { CHARACTER_NAMES } from "./generated/character-names.ts";

const PROBES = 4;
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const escape = /\\(?:N\{([^}]+)\}|[^])/g;
const computed = /^(?:CJK UNIFIED IDEOGRAPH-|HANGUL SYLLABLE )/;

export interface NewCharacter {
  /** First version that knows the name; null where none is known to, which says nothing of 3.14. */
  readonly since: PythonVersion | null;
  /** What versions say that do not. */
  readonly message: string;
}

interface Filter {
  readonly version: PythonVersion;
  /** Six a digit. */
  readonly digits: string;
}

let filters: readonly Filter[] | undefined;

/** The names of characters in the contents of a string literal that 3.8 does not know. */
export function newCharacters(contents: string): NewCharacter[] {
  const found: NewCharacter[] = [];
  for (const { 0: whole, 1: name, index } of contents.matchAll(escape)) {
    const since = name === undefined ? "3.8" : firstWith(name.toUpperCase());
    if (since === "3.8") continue;
    const start = escapedLength(contents.slice(0, index));
    const where = `${start}-${start + whole.length - 1}`;
    const what = "'unicodeescape' codec can't decode bytes in position";
    found.push({ since, message: `(unicode error) ${what} ${where}: unknown Unicode character name` });
  }
  return found;
}

/** Offsets of what may name characters. */
export function namedCharacters(text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf("\\N{"); at !== -1; at = text.indexOf("\\N{", at + 1)) found.push(at);
  return found;
}

/** Bytes of a text in which characters beyond ASCII have been escaped, as CPython does it first. */
function escapedLength(text: string): number {
  return text.replace(/[^\0-\x7f]/gu, "\\U00000000").length;
}

/** See scripts/sources/write-character-names.py: a name may be unknown although a filter has it, never the other way round. */
function firstWith(name: string): PythonVersion | null {
  if (computed.test(name)) return "3.8";
  filters ??= CHARACTER_NAMES.split("\n").map((line) => {
    const [version = "", digits = ""] = line.split("|");
    return { version: version as PythonVersion, digits };
  });
  const [first, second] = [hash(name, 0x811c9dc5), hash(name, 0x01000193) | 1];
  return filters.find(({ digits }) => mayHold(digits, first, second))?.version ?? null;
}

function mayHold(digits: string, first: number, second: number): boolean {
  for (let i = 0; i < PROBES; i++) {
    const place = ((first + Math.imul(i, second)) >>> 0) % (digits.length * 6);
    const digit = DIGITS.indexOf(digits.charAt(Math.floor(place / 6)));
    if ((digit & (1 << (place % 6))) === 0) return false;
  }
  return true;
}

/** FNV-1a. */
function hash(name: string, seed: number): number {
  let value = seed;
  for (let i = 0; i < name.length; i++) value = Math.imul(value ^ name.charCodeAt(i), 0x01000193);
  return value;
}
