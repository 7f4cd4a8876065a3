// A second look at a source that the scan took for sound, word by word: what it may do besides importing, and which
// constructs in it not every version accepts. Comments and strings are stepped over, but for fields of f-strings.

import {
  AT,
  BACKSLASH,
  CLOSE,
  CLOSE_CURLY,
  CLOSE_SQUARE,
  COLON,
  DOUBLE_QUOTE,
  FORM_FEED,
  HASH,
  isIn,
  isKeyword,
  isWord,
  NEWLINE,
  OPEN,
  OPEN_CURLY,
  OPEN_SQUARE,
  physicalEnd,
  QUOTE,
  RETURN,
  SEMICOLON,
  skipGaps,
  skipSpaces,
  SPACE,
  TAB,
} from "./characters";
import * as brackets from "./brackets";
import { addVersioned } from "./findings";
import * as markers from "./markers";
import * as names from "./names";
import { code, length } from "./memory";
import { isOldNumber } from "./numbers";
import * as strings from "./strings";
import * as words from "./words";

/** What the last token was. */
const START: i32 = 0;
const NAME: i32 = 1;
const OPERATOR: i32 = 2;
const LITERAL: i32 = 3;
const CLOSED: i32 = 4;
const DOT: i32 = 5;
const COMMA: i32 = 6;
const OPENED: i32 = 7;
const COLON_TOKEN: i32 = 8;
const SEPARATOR: i32 = 9;
const IN: i32 = 10;
const IF: i32 = 11;
const EQUALS: i32 = 12;
const STAR: i32 = 13;

let inFunction: bool = false;
let functionColumn: i32 = 0;

/** The logical line: what it begins with, and whether it has come to where unpacking needs a newer version. */
let isFor: bool = false;
let isImport: bool = false;
let isUnpacking: bool = false;
let last: i32 = START;
/** The token before the last one, where the last one is a word. */
let before: i32 = START;
/** The word before the one that is taken. */
let wordStart: i32 = 0;
let wordEnd: i32 = 0;

export function glance(from: i32): i32 {
  markers.begin();
  inFunction = false;
  names.begin();
  let at = from;
  while (at < length) at = line(at);
  names.end();
  return markers.bits;
}

/** Takes the logical line that begins at `start`; returns where the next one begins. */
function line(start: i32): i32 {
  let at = skipSpaces(start);
  let column = at - start;
  let byte = code(at);
  while (byte == SPACE || byte == TAB || byte == FORM_FEED) {
    column = byte == SPACE ? column + 1 : byte == TAB ? (column / 8 + 1) * 8 : 0;
    byte = code(++at);
  }
  if (byte == NEWLINE || at >= length) return at + 1;
  if (byte == HASH || (byte == RETURN && code(at + 1) == NEWLINE)) return physicalEnd(at) + 1;
  if (inFunction && column <= functionColumn) inFunction = false;
  const first = firstWord(at);
  const isFunction =
    !inFunction && (first == words.DEF || (first == words.ASYNC && isKeyword("def", skipGaps(at + 5))));
  isFor = first == words.FOR || first == words.ASYNC;
  const isFrom = first == words.FROM;
  isImport = isFrom || first == words.IMPORT;
  isUnpacking = false;
  markers.beginLine(inFunction, isImport, isFrom && isKeyword("sys", skipGaps(at + 4)));
  brackets.begin();
  last = START;
  wordStart = at;
  wordEnd = at;
  if (!inFunction) names.beginLine(at, first == words.EXCEPT);
  const end = tokens(at);
  if (isFunction) {
    inFunction = true;
    functionColumn = column;
  }
  return end + 1;
}

/** The word that a line begins with, if it is short. */
function firstWord(at: i32): u64 {
  let end = at;
  while (end - at < 8 && isWord(code(end))) end++;
  return words.keyAt(at, end - at);
}

/** Takes tokens up to the newline that ends the line; returns its offset. */
function tokens(start: i32): i32 {
  let at = start;
  while (at < length) {
    const byte = code(at);
    if (isWord(byte)) at = word(at, byte);
    else if (byte == SPACE || byte == TAB || byte == RETURN || byte == FORM_FEED) at++;
    else if (byte == NEWLINE) {
      if (brackets.depth == 0) return at;
      at = skipSpaces(at + 1);
    } else if (byte == HASH) at = physicalEnd(at);
    else if (byte == BACKSLASH) at += code(at + 1) == RETURN ? 3 : 2;
    else if (byte == QUOTE || byte == DOUBLE_QUOTE) at = literal(at);
    else at = symbol(at, byte);
  }
  return length;
}

function literal(start: i32): i32 {
  strings.readOpening(start);
  last = LITERAL;
  if (!strings.formatted && !strings.template) {
    const end = strings.plainEnd();
    return end == -1 ? length : end;
  }
  const body = strings.body;
  const end = strings.formattedEnd();
  if (end == -1) return length;
  fields(start, body, end);
  last = LITERAL;
  return end;
}

/** What the fields of an f-string hold of all that is looked for. */
function fields(start: i32, body: i32, end: i32): void {
  const isSuspect =
    isIn(":=", start, end) ||
    isIn("lambda", start, end) ||
    isIn("await", start, end) ||
    isIn("async", start, end) ||
    isIn("(*", start, end) ||
    (isIn("[", start, end) && isIn("*", start, end));
  if (isSuspect) addVersioned(start);
  let open = 0;
  let at = body;
  while (at < end) {
    const byte = code(at);
    if (open == 0) {
      if (byte == OPEN_CURLY && code(at + 1) == OPEN_CURLY) at++;
      else if (byte == OPEN_CURLY) {
        open = 1;
        last = OPENED;
      }
      at++;
    } else if (isWord(byte)) at = word(at, byte);
    else if (byte == QUOTE || byte == DOUBLE_QUOTE) at = literal(at);
    else {
      if (byte == OPEN_CURLY) open++;
      else if (byte == CLOSE_CURLY) open--;
      if (byte == 46) last = DOT;
      else if (byte == OPEN || byte == OPEN_SQUARE) last = OPENED;
      else if (byte != SPACE) last = OPERATOR;
      at++;
    }
  }
}

function symbol(at: i32, byte: i32): i32 {
  if (!inFunction) names.symbol(byte, brackets.depth);
  switch (byte) {
    case OPEN:
    case OPEN_SQUARE:
    case OPEN_CURLY:
      open(byte);
      return at + 1;
    case CLOSE:
    case CLOSE_SQUARE:
    case CLOSE_CURLY:
      if ((brackets.top() & brackets.STARRED) != 0) addVersioned(at);
      brackets.pop();
      last = CLOSED;
      return at + 1;
    case 46: // .
      last = DOT;
      return at + 1;
    case 44: // ,
      brackets.remove(brackets.STARRED);
      last = COMMA;
      return at + 1;
    case SEMICOLON:
      last = SEPARATOR;
      return at + 1;
    case COLON:
      if (code(at + 1) == 61) return walrus(at);
      last = COLON_TOKEN;
      return at + 1;
    case 42: // *
      return star(at);
    case 61: // =
      return equals(at);
    default:
      last = OPERATOR;
      return at + 1;
  }
}

function open(byte: i32): void {
  const isTrailer = last == NAME || last == CLOSED || last == LITERAL;
  let kind: u8 = byte == OPEN_CURLY ? brackets.CURLY : 0;
  if (byte == OPEN_SQUARE && isTrailer) kind = brackets.SUBSCRIPT;
  else if (byte == OPEN && !isTrailer) kind = brackets.GROUP;
  brackets.push(kind);
  last = OPENED;
}

/** An assignment expression without parentheses in a set, an index or a generator that is an argument. */
function walrus(at: i32): i32 {
  const bracket = brackets.top();
  if (before == COMMA || before == OPENED) {
    if ((bracket & (brackets.CURLY | brackets.SUBSCRIPT)) != 0) addVersioned(at);
    else if (before == OPENED && brackets.depth > 0) brackets.add(brackets.WALRUS);
  }
  last = OPERATOR;
  return at + 2;
}

/** Unpacking alone in parentheses, in an index, in the annotation of `*args`, and without parentheses behind `in` or `+=`. */
function star(at: i32): i32 {
  if (code(at + 1) == 42) {
    last = STAR;
    return code(at + 2) == 61 ? augmented(at + 3) : at + 2;
  }
  if (code(at + 1) == 61) return augmented(at + 2);
  if (brackets.depth > 0) {
    const isItem = last == COMMA || last == OPENED;
    if (isItem && (brackets.top() & brackets.SUBSCRIPT) != 0) addVersioned(at);
    else if (last == COLON_TOKEN) addVersioned(at);
    else if (last == OPENED && (brackets.top() & brackets.GROUP) != 0) brackets.add(brackets.STARRED);
  } else if (isUnpacking && (last == IN || last == EQUALS || last == COMMA)) addVersioned(at);
  last = STAR;
  return at + 1;
}

function augmented(behind: i32): i32 {
  if (brackets.depth == 0) isUnpacking = true;
  last = EQUALS;
  return behind;
}

function equals(at: i32): i32 {
  if (code(at + 1) == 61) {
    last = OPERATOR;
    return at + 2;
  }
  const previous = code(at - 1);
  // % & + - / < > @ ^ | before "=": assignments, but for comparisons, where no harm is done. "!" only compares.
  const isOperator =
    previous == 37 || previous == 38 || previous == 43 || previous == 45 || previous == 47 || previous == 60;
  if (isOperator || previous == 62 || previous == AT || previous == 94 || previous == 124) return augmented(at + 1);
  last = EQUALS;
  return at + 1;
}

function word(start: i32, byte: i32): i32 {
  let end = start + 1;
  while (isWord(code(end))) end++;
  if (byte >= 48 && byte <= 57) {
    last = LITERAL;
    if (isOldNumber(start, end)) addVersioned(start);
    return end;
  }
  const quote = code(end);
  if ((quote == QUOTE || quote == DOUBLE_QUOTE) && end - start <= 2 && end < length && strings.readOpening(start)) {
    return literal(start);
  }
  before = last;
  last = NAME;
  const word = words.keyAt(start, end - start);
  if (!inFunction && before != DOT) {
    const opens = before == OPENED || before == COMMA || before == STAR;
    const mayBeTarget = opens || before == START || before == EQUALS || before == SEPARATOR;
    names.word(start, end, word, isImport, before == START, opens, mayBeTarget, brackets.depth);
  }
  if (isInteresting(byte)) {
    markers.beginWord(start, end, before == DOT, before == OPENED, wordStart, wordEnd);
    take(start, end, word);
  }
  wordStart = start;
  wordEnd = end;
  return end;
}

/** First letters of the words that are looked for: those below, and "_". */
function isInteresting(byte: i32): bool {
  if (byte == 95 || byte == 83) return true;
  return byte >= 97 && byte <= 122 && byte != 98 && byte != 104 && byte != 106 && byte != 107;
}

function take(start: i32, end: i32, word: u64): void {
  switch (end - start) {
    case 2:
      if (word == words.IN) {
        last = IN;
        if (isFor && brackets.depth == 0) isUnpacking = true;
      } else if (word == words.IF) last = IF;
      else if (word == words.AS || word == words.IS || word == words.OR) last = OPERATOR;
      return;
    case 3:
      if (word == words.FOR) forWord();
      else if (word == words.AND || word == words.NOT) last = OPERATOR;
      return;
    case 4:
      four(start, end, word);
      return;
    case 5:
      if (word == words.AWAIT || word == words.ASYNC) awaits();
      else if (word == words.YIELD) last = OPERATOR;
      else if (word == words.ABORT || word == words.XFAIL) markers.markCall(end);
      else if (word == words.UNDERSCORE_EXIT) markers.mark();
      else if (word == words.PATCH) markers.patch(end);
      return;
    case 6:
      if (word == words.LAMBDA) {
        if (before == IF) addVersioned(start);
        last = OPERATOR;
      } else if (word == words.ASSERT || word == words.RETURN) last = OPERATOR;
      else if (word == words.LOCALS) markers.namespace();
      return;
    case 7:
      if (word == words.MODULES) markers.modules(end);
      else if (word == words.GLOBALS) markers.namespace();
      return;
    default:
      if (end - start >= 8) markers.long(start, end, word);
  }
}

function forWord(): void {
  last = OPERATOR;
  if (brackets.depth == 0) return;
  if (brackets.takeFor()) addVersioned(wordStart);
}

/** `await` and `async` in a bracket with `for`: an asynchronous comprehension. */
function awaits(): void {
  last = OPERATOR;
  if (brackets.depth == 0) return;
  if (brackets.takeAwait()) addVersioned(wordStart);
}

function four(start: i32, end: i32, word: u64): void {
  if (word == words.PATH) markers.path(end);
  else if (word == words.EXIT) {
    if (markers.isOfSys()) markers.mark();
    else markers.markCall(end);
  } else if (word == words.EXEC) {
    markers.opaque();
    markers.markCall(end);
  } else if (word == words.QUIT || word == words.FAIL || word == words.SKIP) markers.markCall(end);
  else if (word == words.TYPE) {
    if ((before == SEPARATOR || before == COLON_TOKEN) && brackets.depth == 0 && isWord(code(skipGaps(end))))
      addVersioned(start);
  } else if (word == words.VARS) markers.namespace();
  else if (word == words.ELSE) last = OPERATOR;
}
