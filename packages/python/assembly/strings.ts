// Where string literals end, f-strings and t-strings with all that they nest (PEP 701).

import {
  BACKSLASH,
  CLOSE,
  CLOSE_CURLY,
  CLOSE_SQUARE,
  COLON,
  DOUBLE_QUOTE,
  findEither,
  HASH,
  isAsciiWord,
  NEWLINE,
  OPEN,
  OPEN_CURLY,
  OPEN_SQUARE,
  physicalEnd,
  QUOTE,
  RETURN,
  SPACE,
} from "./characters";
import { code, length } from "./memory";

const MAX_NESTING: i32 = 60;
const LETTER_B: i32 = 98;
const LETTER_F: i32 = 102;
const LETTER_R: i32 = 114;
const LETTER_T: i32 = 116;
const LETTER_U: i32 = 117;
const LETTER_N: i32 = 78;

/** The opening read last: offset of its first quote, and of the first byte of the contents. */
export let openingQuote: i32 = 0;
export let body: i32 = 0;
export let triple: bool = false;
export let formatted: bool = false;
export let template: bool = false;
let raw: bool = false;
/** The f-string read last is so plain that every version reads it alike. */
export let plain: bool = false;

function isQuote(byte: i32): bool {
  return byte == QUOTE || byte == DOUBLE_QUOTE;
}

function lower(offset: i32): i32 {
  const byte = code(offset);
  return byte >= 65 && byte <= 90 ? byte | 32 : byte;
}

/** Reads the opening of a string literal at an offset, its prefix included; false where none begins there. */
export function readOpening(start: i32): bool {
  const width = prefixWidth(start);
  if (width == -1 || start + width >= length) return false;
  const quote = start + width;
  raw = false;
  formatted = false;
  template = false;
  for (let i = start; i < quote; i++) {
    const letter = lower(i);
    if (letter == LETTER_R) raw = true;
    else if (letter == LETTER_F) formatted = true;
    else if (letter == LETTER_T) template = true;
  }
  openingQuote = quote;
  const byte = code(quote);
  triple = code(quote + 1) == byte && code(quote + 2) == byte;
  body = quote + (triple ? 3 : 1);
  return true;
}

function prefixWidth(start: i32): i32 {
  if (isQuote(code(start))) return 0;
  const first = lower(start);
  const second = lower(start + 1);
  const single = first == LETTER_B || first == LETTER_R || first == LETTER_U || first == LETTER_F || first == LETTER_T;
  if (!single) return -1;
  if (isQuote(code(start + 1))) return 1;
  const pair =
    first == LETTER_R
      ? second == LETTER_B || second == LETTER_F || second == LETTER_T
      : first != LETTER_U && second == LETTER_R;
  return pair && isQuote(code(start + 2)) ? 2 : -1;
}

/** Where the prefix of a string literal begins whose first quote is at `quote`. */
export function prefixStart(quote: i32): i32 {
  let start = quote;
  while (start > 0 && quote - start < 2 && isPrefixLetter(lower(start - 1))) start--;
  if (start == 0) return start;
  const before = code(start - 1);
  return isAsciiWord(before) || before >= 128 ? quote : start;
}

function isPrefixLetter(byte: i32): bool {
  return byte == LETTER_B || byte == LETTER_F || byte == LETTER_R || byte == LETTER_T || byte == LETTER_U;
}

/** Searches for triple quotes that found none: after some, no more are made, or hostile sources would take forever. */
let failures: i32 = 0;
const MAX_FAILURES: i32 = 50;

export function begin(): void {
  failures = 0;
}

/** Offset of the closing triple quotes, which an escape does not end; -1 where there are none. */
export function closingTriple(quote: i32, from: i32): i32 {
  if (failures > MAX_FAILURES) return -1;
  for (let at = findEither(quote, BACKSLASH, from); at < length; at = findEither(quote, BACKSLASH, at)) {
    if (code(at) == BACKSLASH) at += 2;
    else if (code(at + 1) == quote && code(at + 2) == quote) return at;
    else at++;
  }
  failures++;
  return -1;
}

/** Offset of the closing quote on the line; -1 where there is none. */
function closingSingle(quote: i32, from: i32): i32 {
  let at = from;
  while (at < length) {
    const byte = code(at);
    if (byte == quote) return at;
    if (byte == NEWLINE || byte == RETURN) return -1;
    if (byte == BACKSLASH) at += code(at + 1) == RETURN && code(at + 2) == NEWLINE ? 3 : 2;
    else at++;
  }
  return -1;
}

/** Offset behind the plain literal whose opening has been read; -1 where it is not closed. */
export function plainEnd(): i32 {
  const quote = code(openingQuote);
  const close = triple ? closingTriple(quote, body) : closingSingle(quote, body);
  return close == -1 ? -1 : close + (triple ? 3 : 1);
}

/** Offset behind the f-string whose opening has been read; -1 where it is not closed. */
export function formattedEnd(): i32 {
  plain = true;
  return literalEnd(code(openingQuote), triple, raw, body, 0);
}

function literalEnd(quote: i32, long: bool, isRaw: bool, from: i32, depth: i32): i32 {
  let at = from;
  while (at < length) {
    const byte = code(at);
    if (byte == quote && (!long || (code(at + 1) == quote && code(at + 2) == quote))) {
      return at + (long ? 3 : 1);
    }
    if (byte == BACKSLASH) at = escapeEnd(at, isRaw);
    else if (byte == OPEN_CURLY) {
      if (code(at + 1) == OPEN_CURLY) at += 2;
      else at = fieldEnd(at + 1, quote, long, depth);
      if (at == -1) return -1;
    } else if (byte == NEWLINE && !long) return -1;
    else at++;
  }
  return -1;
}

function escapeEnd(at: i32, isRaw: bool): i32 {
  const next = code(at + 1);
  if (next == LETTER_N || next == OPEN_CURLY || next == CLOSE_CURLY) plain = false;
  if (next == OPEN_CURLY || next == CLOSE_CURLY) return at + 1;
  if (next == LETTER_N && !isRaw && code(at + 2) == OPEN_CURLY) {
    for (let close = at + 3; close < length; close++) if (code(close) == CLOSE_CURLY) return close + 1;
    return at + 2;
  }
  return next == RETURN && code(at + 2) == NEWLINE ? at + 3 : at + 2;
}

/** Offset behind the "}" of a field; -1 where it is not closed. */
function fieldEnd(start: i32, quote: i32, long: bool, depth: i32): i32 {
  if (depth > MAX_NESTING) return -1;
  let open = 0;
  let at = start;
  while (at < length) {
    const byte = code(at);
    if (byte == CLOSE_CURLY && open == 0) return at + 1;
    if (!isPlainInField(byte) && !isConversion(at, byte)) plain = false;
    if (byte == OPEN || byte == OPEN_SQUARE || byte == OPEN_CURLY) open++;
    else if (byte == CLOSE || byte == CLOSE_SQUARE || byte == CLOSE_CURLY) {
      if (--open < 0) plain = false;
    } else if (isQuote(byte)) {
      at = nestedEnd(at, depth);
      if (at == -1) return -1;
      continue;
    } else if (byte == HASH) at = physicalEnd(at);
    else if (byte == COLON && open == 0) return formatEnd(at + 1, quote, long, depth);
    at++;
  }
  return -1;
}

/** Names, numbers, round brackets and some operators: nothing that an older Python reads otherwise. */
function isPlainInField(byte: i32): bool {
  if (isAsciiWord(byte) || byte == SPACE || byte == COLON) return true;
  // % ( ) * + , - . /
  return byte == 37 || (byte >= 40 && byte <= 47);
}

/** `!r`, `!s` or `!a` behind a whole expression. */
function isConversion(at: i32, byte: i32): bool {
  if (byte != 33) return false;
  const kind = code(at + 1);
  const behind = code(at + 2);
  return (kind == LETTER_R || kind == 115 || kind == 97) && (behind == CLOSE_CURLY || behind == COLON);
}

function nestedEnd(quote: i32, depth: i32): i32 {
  let start = quote;
  while (start > 0 && quote - start < 2 && isLetter(code(start - 1))) start--;
  if (!readOpening(start) && !readOpening(quote)) return -1;
  if (formatted || template) return literalEnd(code(openingQuote), triple, raw, body, depth + 1);
  return plainEnd();
}

function isLetter(byte: i32): bool {
  const letter = byte | 32;
  return letter >= 97 && letter <= 122;
}

/** A format specification up to the "}" that ends the field. */
function formatEnd(start: i32, quote: i32, long: bool, depth: i32): i32 {
  let at = start;
  while (at < length) {
    const byte = code(at);
    if (byte == CLOSE_CURLY) return at + 1;
    if (byte == OPEN_CURLY) {
      plain = false;
      at = fieldEnd(at + 1, quote, long, depth + 1);
      if (at == -1) return -1;
    } else if (byte == BACKSLASH) {
      plain = false;
      at += 2;
    } else if ((byte == NEWLINE && !long) || byte == quote) return -1;
    else at++;
  }
  return -1;
}
