// One pass over a Python source, one character a byte: its imports, the blocks around them, its statements at the top.

import * as blocks from "./blocks";
import * as characters from "./characters";
import {
  AT,
  BACKSLASH,
  COLON,
  FORM_FEED,
  HASH,
  isAsciiWord,
  isBlank,
  isIn,
  isWord,
  NEWLINE,
  OPEN,
  OPEN_SQUARE,
  physicalEnd,
  RETURN,
  skipBlanks,
  skipGaps,
  skipSpaces,
  SPACE,
  standsAt,
  TAB,
} from "./characters";
import * as findings from "./findings";
import { addImport, addStatement, addVersioned, ask } from "./findings";
import { glance } from "./glance";
import * as keywords from "./keywords";
import * as lines from "./lines";
import { lineEnd, suspect } from "./lines";
import * as memory from "./memory";
import { code } from "./memory";
import * as strings from "./strings";

characters.begin();

const MODULE: i32 = -1;
const MAX_ASYNC: i32 = 40;

let hidesImports: bool = false;
let decorated: bool = false;
let tabs: bool = false;
let spaces: bool = false;

/** Makes room for a text and for lists of so many entries; returns where the text is to be put. */
export function reserve(size: i32, entries: i32): usize {
  memory.layOut(size, entries);
  store<u8>(memory.text - 1, 0);
  store<u8>(memory.text + size, <u8>NEWLINE);
  store<u8>(memory.text + size + 1, <u8>characters.DOUBLE_QUOTE);
  return memory.text;
}

/**
 * Scans the text from an offset. Returns the address of 32-bit integers: flags, where each list ends behind these first ones,
 * and the lists, in the order of `memory.list`. 0: a list was too short for what there is to tell.
 */
export function scan(from: i32): usize {
  findings.begin();
  strings.begin();
  lines.begin();
  blocks.begin();
  hidesImports = false;
  decorated = false;
  tabs = false;
  spaces = false;
  let at = from;
  while (at < memory.length) at = line(at) + 1;
  blocks.end();
  return findings.isFull ? 0 : pack();
}

/**
 * A second look at the text, from an offset. Returns the address of 32-bit integers: bits, the number of offsets of what not
 * every version accepts, three times the number of names that nothing binds, and from where the lists begin the offsets and
 * the names as questions. 0: there was no room for them.
 */
export function look(from: i32): usize {
  findings.begin();
  strings.begin();
  memory.put(memory.summary, 0, glance(from));
  const offsets = (<usize>findings.versionedCount) << 2;
  memory.put(memory.summary, 1, findings.versionedCount);
  memory.put(memory.summary, 2, 3 * findings.questionCount);
  memory.move(memory.headers, memory.versioned, offsets);
  memory.move(memory.headers + offsets, memory.questions, <usize>findings.questionCount * 12);
  return findings.isFull ? 0 : memory.summary;
}

/** Suspicious, needs the tree, hides imports. */
function flags(): i32 {
  return (lines.suspicious ? 1 : 0) | (blocks.needsTree ? 2 : 0) | (hidesImports ? 4 : 0);
}

function pack(): usize {
  memory.put(memory.summary, 0, flags());
  let end = 0;
  for (let index = 0; index < memory.LISTS; index++) {
    const count = size(index);
    memory.move(memory.headers + ((<usize>end) << 2), memory.list(index), (<usize>count) << 2);
    end += count;
    memory.put(memory.summary, index + 1, end);
  }
  return memory.summary;
}

/** Number of integers in a list. */
function size(index: i32): i32 {
  if (index < 6) return findings.headerCount;
  if (index == 6) return 3 * findings.importCount;
  if (index < 9) return findings.statementCount;
  return index == 9 ? findings.versionedCount : 3 * findings.questionCount;
}

/** Takes the logical line that begins at `start`; returns the offset of the newline that ends it. */
function line(start: i32): i32 {
  let at = skipSpaces(start);
  let byte = code(at);
  let column = at - start;
  while (byte == SPACE || byte == TAB || byte == FORM_FEED) {
    if (byte == SPACE) column++;
    else if (byte == TAB) column = tab(column);
    else column = 0;
    byte = code(++at);
  }
  if (byte == NEWLINE || at >= memory.length) return at;
  if (byte == HASH || byte == RETURN || byte == BACKSLASH) return oddLine(at, byte, column);
  if (column > 0 && code(start) == SPACE) space();
  return statement(at, byte, column, start);
}

/** A line is indented by spaces: others by tabs may not agree. */
function space(): void {
  if (tabs) suspect();
  spaces = true;
}

function tab(column: i32): i32 {
  if (column % 8 != 0 || spaces) suspect();
  tabs = true;
  return (column / 8 + 1) * 8;
}

/** Comments, empty lines with `\r\n`, and lines that begin with a backslash. */
function oddLine(at: i32, byte: i32, column: i32): i32 {
  if (byte == RETURN && at + 1 < memory.length && code(at + 1) == NEWLINE) return at + 1;
  if (byte == HASH) return physicalEnd(at);
  suspect();
  blocks.needTree();
  return statement(at, byte, column, at);
}

function statement(at: i32, byte: i32, column: i32, start: i32): i32 {
  const keyword = keywords.keywordAt(at);
  blocks.indent(column, keyword, start);
  if (column == 0 && !keywords.isClause(keyword)) top(at, byte);
  if (keyword == -1) return simpleLine(at, byte);
  if (keyword <= keywords.FINALLY) return headerLine(keyword, at, column, start);
  switch (keyword) {
    case keywords.IMPORT:
    case keywords.FROM:
      return importLine(at);
    case keywords.ASYNC:
      return asyncLine(at, column);
    case keywords.RAISE:
      if (blocks.functions == 0) blocks.needTree();
      if (isOldRaise(at)) suspect();
      break;
    case keywords.TYPE:
      if (isTypeAlias(at)) addVersioned(at);
      break;
    case keywords.MATCH:
      ask(findings.SOFT_KEYWORD, at, at);
      break;
    case keywords.PRINT:
      ask(findings.OLD_STATEMENT, at, at);
      break;
  }
  return simpleLine(at, byte);
}

/** A statement at the top begins, or what its decorators belong to. */
function top(at: i32, byte: i32): void {
  if (!decorated) addStatement(at);
  decorated = byte == AT;
}

function simpleLine(at: i32, byte: i32): i32 {
  const end = byte == AT ? decoratorLine(at) : lineEnd(at);
  if (code(end - 1) == COLON && lines.comment == -1) suspect();
  if (lines.semicolon && isIn("import", at, end)) hideImports();
  if (lines.semicolon && blocks.functions == 0 && hasRaise(at, end)) blocks.needTree();
  return end;
}

/** All that 3.8 knows as a decorator is a dotted name or one call of it. */
function decoratorLine(at: i32): i32 {
  const name = skipBlanks(at + 1);
  let behind = name;
  while (isAsciiWord(code(behind)) || code(behind) == 46) behind++;
  if (behind > name && !isConstant(name) && !isDigit(code(name)) && code(name) != 46) {
    behind = skipBlanks(behind);
    if (code(behind) == OPEN) behind = lines.bracketsEnd(behind);
    while (isBlank(code(behind)) || code(behind) == FORM_FEED || code(behind) == RETURN) behind++;
    const byte = code(behind);
    if (byte == NEWLINE || byte == HASH) return lineEnd(behind);
  }
  addVersioned(at);
  return lineEnd(at);
}

function isDigit(byte: i32): bool {
  return byte >= 48 && byte <= 57;
}

function isConstant(at: i32): bool {
  return isAsciiKeyword("None", at) || isAsciiKeyword("True", at) || isAsciiKeyword("False", at);
}

function hideImports(): void {
  blocks.needTree();
  hidesImports = true;
}

function importLine(at: i32): i32 {
  const end = lineEnd(at);
  addImport(at, end, blocks.innermost());
  if (lines.semicolon) hideImports();
  return end;
}

function asyncLine(at: i32, column: i32): i32 {
  const word = skipBlanks(at + 5);
  if (word > at + 5 && word < at + MAX_ASYNC) {
    if (isAsciiKeyword("def", word)) return headerLine(keywords.ASYNC_DEF, at, column, at);
    if (isAsciiKeyword("for", word)) return headerLine(keywords.FOR, at, column, at);
    if (isAsciiKeyword("with", word)) return headerLine(keywords.WITH, at, column, at);
  }
  suspect();
  return lineEnd(at);
}

function isAsciiKeyword(word: string, at: i32): bool {
  return standsAt(word, at) && !isAsciiWord(code(at + word.length));
}

/** Python 2's `raise E, "message"`. */
function isOldRaise(at: i32): bool {
  const start = skipBlanks(at + 5);
  let end = start;
  while (isAsciiWord(code(end)) || code(end) == 46) end++;
  return start > at + 5 && end > start && code(skipBlanks(end)) == 44;
}

function isTypeAlias(at: i32): bool {
  const name = skipGaps(at + 4);
  if (name == at + 4 || name >= memory.length) return false;
  const byte = code(name);
  return isWord(byte) && !isDigit(byte);
}

function headerLine(header: i32, at: i32, column: i32, start: i32): i32 {
  if (isNewer(header, at)) addVersioned(at);
  const head = keywords.isClause(header) ? blocks.clauseHead(header, column, start) : MODULE;
  const end = lineEnd(at);
  const opens = opensBlock(end);
  if (!opens) inlineBody(at, end);
  if (header == keywords.EXCEPT && !catchesBuiltin(at + 6)) ask(findings.HANDLER, at, end);
  if (column == 0 && head == MODULE) findings.headStatement();
  blocks.open(header, at, end, column, opens, head);
  return end;
}

/** The header has a construct that is newer than 3.8: `with (`, `except *`, `except A, B`, `def f[`, `class A[`. */
function isNewer(header: i32, at: i32): bool {
  if (header == keywords.EXCEPT) return isNewerHandler(at + 6);
  if (header == keywords.WITH) {
    const word = code(at) == 119 ? at : skipBlanks(at + 5);
    const open = skipGaps(word + 4);
    return open < memory.length && code(open) == OPEN;
  }
  if (header > keywords.CLASS) return false;
  const word = header == keywords.ASYNC_DEF ? skipBlanks(at + 5) : at;
  const behind = word + (header == keywords.CLASS ? 5 : 3);
  const name = skipGaps(behind);
  let end = name;
  while (end < memory.length && isWord(code(end))) end++;
  if (name == behind || end == name) return false;
  const open = skipGaps(end);
  return open < memory.length && code(open) == OPEN_SQUARE;
}

/** `except *` and `except A, B`. */
function isNewerHandler(behind: i32): bool {
  let at = skipGaps(behind);
  if (at < memory.length && code(at) == 42) return true;
  let open = 0;
  while (at < memory.length) {
    const byte = code(at);
    if (byte == OPEN || byte == OPEN_SQUARE) open++;
    else if (byte == characters.CLOSE || byte == characters.CLOSE_SQUARE) open--;
    else if (byte == HASH) at = physicalEnd(at);
    else if (open <= 0) {
      if (byte == 44) return true;
      if (byte == NEWLINE || byte == COLON) return false;
    }
    at++;
  }
  return false;
}

/** The handler catches everything, or one of the classes that are caught most, which no module assigns anew. */
function catchesBuiltin(behind: i32): bool {
  const name = skipBlanks(behind);
  return (
    code(name) == COLON ||
    isAsciiKeyword("Exception", name) ||
    isAsciiKeyword("ImportError", name) ||
    isAsciiKeyword("ValueError", name) ||
    isAsciiKeyword("KeyError", name) ||
    isAsciiKeyword("TypeError", name) ||
    isAsciiKeyword("AttributeError", name) ||
    isAsciiKeyword("OSError", name)
  );
}

/** The line that has been stepped over ends in a colon. */
function opensBlock(end: i32): bool {
  if (lines.comment == -1 && code(end - 1) == COLON) return true;
  let last = (lines.comment == -1 ? end : lines.comment) - 1;
  let byte = code(last);
  while (byte == SPACE || byte == TAB || byte == FORM_FEED || byte == RETURN) byte = code(--last);
  return byte == COLON;
}

/** The block stands on the header's own line. */
function inlineBody(at: i32, end: i32): void {
  if (!isIn(":", at, end)) suspect();
  if (isIn("import", at, end)) hideImports();
  if (blocks.functions == 0 && hasRaise(at, end)) blocks.needTree();
}

function hasRaise(start: i32, end: i32): bool {
  for (let at = start; at + 5 <= end; at++) {
    if (code(at) != 114 || !standsAt("raise", at)) continue;
    if ((at == start || !isAsciiWord(code(at - 1))) && (at + 5 == end || !isAsciiWord(code(at + 5)))) return true;
  }
  return false;
}
