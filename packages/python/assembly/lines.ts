// Steps from one logical line to the next over strings, comments, brackets and continuations.

import {
  BACKSLASH,
  CLOSE,
  CLOSE_CURLY,
  CLOSE_SQUARE,
  COLON,
  DOUBLE_QUOTE,
  HASH,
  isAsciiWord,
  isBlank,
  isIn,
  isStop,
  NEWLINE,
  OPEN,
  OPEN_CURLY,
  OPEN_SQUARE,
  physicalEnd,
  QUOTE,
  RETURN,
  SEMICOLON,
  skipBlanks,
  skipSpaces,
  standsAt,
} from "./characters";
import { addVersioned, ask, FORMATTED_STRING } from "./findings";
import { brackets as stack, code, length } from "./memory";
import * as strings from "./strings";

/** CPython allows 200 levels; one more is stepped over. */
const MANY_BRACKETS: i32 = 199;
const MAX_RECOVERIES: i32 = 8;

/** Something may keep the source from compiling; whoever must know parses it. */
export let suspicious: bool = false;
/** The comment that ends the line stepped over last; -1 where there is none. */
export let comment: i32 = -1;
/** The line stepped over last has a semicolon. */
export let semicolon: bool = false;
let recoveries: i32 = 0;
let tolerant: bool = false;

export function begin(): void {
  suspicious = false;
  recoveries = 0;
  tolerant = false;
}

export function suspect(): void {
  suspicious = true;
}

/** Offset of the newline (or the end of the text) that ends the logical line which goes on at `from`. */
export function lineEnd(from: i32): i32 {
  let at = from;
  comment = -1;
  semicolon = false;
  while (true) {
    while (!isStop(code(at))) at++;
    if (at >= length) return length;
    const byte = code(at);
    if (byte == NEWLINE) return at;
    if (byte == OPEN || byte == OPEN_SQUARE || byte == OPEN_CURLY) at = bracketsEnd(at);
    else at = special(at, byte);
  }
}

/** Steps over a character that is not stepped over as such. */
function special(at: i32, byte: i32): i32 {
  switch (byte) {
    case DOUBLE_QUOTE:
    case QUOTE:
      return stringEnd(at, byte);
    case HASH:
      comment = at;
      return physicalEnd(at);
    case BACKSLASH:
      return continuation(at);
    case 33: // !
      if (code(at + 1) != 61) suspicious = true;
      return at + 1;
    case SEMICOLON:
      semicolon = true;
      return at + 1;
    default:
      // What closes no bracket, or stands outside strings in no source: ) ] } $ ? `; letters of other alphabets.
      suspicious = true;
      return at + 1;
  }
}

function continuation(at: i32): i32 {
  const next = at + 1 < length ? code(at + 1) : 0;
  if (next == NEWLINE) return at + 2;
  if (next == RETURN && at + 2 < length && code(at + 2) == NEWLINE) return at + 3;
  suspicious = true;
  return at + 1;
}

function stringEnd(at: i32, quote: i32): i32 {
  const before = code(at - 1) | 32;
  if (before >= 97 && before <= 122) return prefixedEnd(at);
  if (code(at + 1) == quote && code(at + 2) == quote) {
    const close = strings.closingTriple(quote, at + 3);
    if (close != -1) return close + 3;
    suspicious = true;
    return at + 3;
  }
  let end = at + 1;
  let byte = code(end);
  while (byte != quote && byte != BACKSLASH && byte != NEWLINE) byte = code(++end);
  return byte == quote ? end + 1 : prefixedEnd(at);
}

/** Behind the string whose first quote is at `quote`, which may have a prefix or escapes. */
function prefixedEnd(quote: i32): i32 {
  let start = strings.prefixStart(quote);
  if (!strings.readOpening(start)) {
    start = quote;
    strings.readOpening(start);
  }
  const body = strings.body;
  const isLong = strings.triple;
  const isTemplate = strings.template;
  const isFormatted = isTemplate || strings.formatted;
  const end = isFormatted ? strings.formattedEnd() : strings.plainEnd();
  if (isTemplate) addVersioned(start);
  else if (isFormatted && end != -1 && !strings.plain) ask(FORMATTED_STRING, start, end);
  if (end != -1) return end;
  suspicious = true;
  return isLong ? body : physicalEnd(quote);
}

/** Steps over a bracket with all that it holds. */
export function bracketsEnd(start: i32): i32 {
  let open = 0;
  let at = start;
  do {
    const byte = code(at);
    if (byte == OPEN || byte == OPEN_SQUARE || byte == OPEN_CURLY) {
      store<u8>(stack + open, <u8>byte);
      if (++open >= MANY_BRACKETS) suspicious = true;
      at++;
    } else if (byte == CLOSE || byte == CLOSE_SQUARE || byte == CLOSE_CURLY) {
      if (open == 0 || !closes(load<u8>(stack + --open), byte)) suspicious = true;
      at++;
      if (open == 0) break;
    } else if (byte == SEMICOLON) {
      suspicious = true;
      at++;
    } else if (byte != NEWLINE) at = special(at, byte);
    at = inside(at);
    if (at >= length) return unclosed(start);
  } while (!recovered(at));
  comment = -1;
  return at;
}

function closes(open: i32, close: i32): bool {
  return open == OPEN ? close == CLOSE : open == OPEN_SQUARE ? close == CLOSE_SQUARE : close == CLOSE_CURLY;
}

function inside(from: i32): i32 {
  let at = from;
  if (tolerant) {
    while (!isStop(code(at))) at++;
    return code(at) == NEWLINE && at < length && !startsStatement(at + 1) ? at + 1 : at;
  }
  while (true) {
    while (!isStop(code(at))) at++;
    if (code(at) != NEWLINE || at >= length) return at;
    at = skipSpaces(at + 1);
  }
}

function recovered(at: i32): bool {
  return tolerant && code(at) == NEWLINE && startsStatement(at + 1);
}

/** A line that no bracket can hold: where a bracket is not closed, the statements go on there. */
function startsStatement(from: i32): bool {
  const at = skipBlanks(from);
  if (at >= length) return false;
  if (code(at) == 64) return isAsciiWord(code(at + 1));
  if (standsAt("try", at)) return code(skipBlanks(at + 3)) == COLON;
  if (standsAt("async", at)) return isBlank(code(at + 5)) && standsAt("def", skipBlanks(at + 5));
  if (standsAt("from", at)) return isBlank(code(at + 4)) && hasImport(at + 5, physicalEnd(at));
  return (
    isWordAt("def", at) ||
    isWordAt("class", at) ||
    isWordAt("import", at) ||
    isWordAt("return", at) ||
    isWordAt("raise", at) ||
    isWordAt("while", at) ||
    isWordAt("with", at) ||
    isWordAt("assert", at) ||
    isWordAt("del", at)
  );
}

function isWordAt(word: string, at: i32): bool {
  return standsAt(word, at) && isBlank(code(at + word.length));
}

/** `import` stands in [`start`, `end`), with blanks before it and no letters behind it. */
function hasImport(start: i32, end: i32): bool {
  for (let at = start; at < end; at++) {
    if (isBlank(code(at)) && standsAt("import", at + 1) && !isAsciiWord(code(at + 7))) return true;
  }
  return false;
}

/** A bracket that the text never closes must not swallow it: reads again, and ends brackets where statements begin. */
function unclosed(start: i32): i32 {
  suspicious = true;
  if (tolerant || recoveries++ > MAX_RECOVERIES) return length;
  tolerant = true;
  return bracketsEnd(start);
}
