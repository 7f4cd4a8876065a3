// What characters are to a scanner of Python sources, one character a byte.

import { code, length, text } from "./memory";

export const TAB: i32 = 9;
export const NEWLINE: i32 = 10;
export const FORM_FEED: i32 = 12;
export const RETURN: i32 = 13;
export const SPACE: i32 = 32;
export const DOUBLE_QUOTE: i32 = 34;
export const HASH: i32 = 35;
export const QUOTE: i32 = 39;
export const OPEN: i32 = 40;
export const CLOSE: i32 = 41;
export const COLON: i32 = 58;
export const SEMICOLON: i32 = 59;
export const AT: i32 = 64;
export const OPEN_SQUARE: i32 = 91;
export const BACKSLASH: i32 = 92;
export const CLOSE_SQUARE: i32 = 93;
export const OPEN_CURLY: i32 = 123;
export const CLOSE_CURLY: i32 = 125;

/** Bits of the table. */
const ASCII_WORD: u8 = 1;
const WORD: u8 = 2;
/** Stepping over a line ends here: a newline, quotes, brackets, what stands outside strings in no source. */
const STOP: u8 = 4;
/** May stand in targets that an equals sign follows: words, blanks and `,*.()[]`. */
const TARGET: u8 = 8;

const table = memory.data(256);

/** Fills the table; once. */
export function begin(): void {
  for (let i = 0; i < 256; i++) {
    let bits: u8 = 0;
    const letter = i | 32;
    if ((letter >= 97 && letter <= 122) || (i >= 48 && i <= 57) || i == 95) bits |= ASCII_WORD | WORD;
    if (i >= 128) bits |= WORD | STOP;
    if ((bits & WORD) != 0) bits |= TARGET;
    store<u8>(table + i, bits);
  }
  add(" \t,*.()[]", TARGET);
  add("\n\\\"'#()[]{};$?!`", STOP);
}

function add(characters: string, bit: u8): void {
  for (let i = 0; i < characters.length; i++) {
    const place = table + characters.charCodeAt(i);
    store<u8>(place, load<u8>(place) | bit);
  }
}

export function isStop(byte: i32): bool {
  return (load<u8>(table + byte) & STOP) != 0;
}

/** A letter, a digit, "_" or a byte of another alphabet. */
export function isWord(byte: i32): bool {
  return (load<u8>(table + byte) & WORD) != 0;
}

export function isAsciiWord(byte: i32): bool {
  return (load<u8>(table + byte) & ASCII_WORD) != 0;
}

export function isTarget(byte: i32): bool {
  return (load<u8>(table + byte) & TARGET) != 0;
}

export function isBlank(byte: i32): bool {
  return byte == SPACE || byte == TAB;
}

/** Blanks, and what may stand between them where a line goes on. */
export function isGap(byte: i32): bool {
  return isBlank(byte) || byte == BACKSLASH || byte == NEWLINE || byte == RETURN || byte == FORM_FEED;
}

export function skipBlanks(from: i32): i32 {
  let at = from;
  while (isBlank(code(at))) at++;
  return at;
}

/** Four at a time: what indents a line is a large part of a source. */
export function skipSpaces(from: i32): i32 {
  let at = from;
  while (load<u32>(text + <usize>at) == 0x20202020) at += 4;
  while (code(at) == SPACE) at++;
  return at;
}

export function skipGaps(from: i32): i32 {
  let at = from;
  while (at < length && isGap(code(at))) at++;
  return at;
}

/** Whether the ASCII text stands at an offset. */
export function standsAt(word: string, offset: i32): bool {
  const size = word.length;
  if (offset + size > length) return false;
  for (let i = 0; i < size; i++) if (code(offset + i) != word.charCodeAt(i)) return false;
  return true;
}

/** Whether the ASCII text stands in [`start`, `end`). */
export function isIn(word: string, start: i32, end: i32): bool {
  const first = word.charCodeAt(0);
  for (let at = start; at + word.length <= end; at++) if (code(at) == first && standsAt(word, at)) return true;
  return false;
}

const ONES: u64 = 0x0101010101010101;
const HIGH_BITS: u64 = 0x8080808080808080;

/** Offset of the first of two bytes at or behind an offset, eight bytes at a time; the end of the text where there is none. */
export function findEither(left: i32, right: i32, from: i32): i32 {
  const lefts = <u64>left * ONES;
  const rights = <u64>right * ONES;
  for (let at = from; at < length; at += 8) {
    const bytes = load<u64>(text + <usize>at);
    const found = zeros(bytes ^ lefts) | zeros(bytes ^ rights);
    if (found != 0) return min(at + <i32>(ctz(found) >> 3), length);
  }
  return length;
}

/** The high bit of each byte that is 0, up to the first of them; what stands behind that one is of no use. */
function zeros(bytes: u64): u64 {
  return (bytes - ONES) & ~bytes & HIGH_BITS;
}

/** Offset of the newline at or behind an offset; the end of the text where there is none. */
export function physicalEnd(from: i32): i32 {
  return findEither(NEWLINE, NEWLINE, from);
}

/** Whether a keyword stands at an offset. */
export function isKeyword(word: string, at: i32): bool {
  return standsAt(word, at) && !isWord(code(at + word.length));
}
