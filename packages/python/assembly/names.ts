// Which names the executed part of a source reads, and which of them something in it seems to bind.

import { CLOSE, CLOSE_SQUARE, COLON, isBlank, isTarget, OPEN, OPEN_SQUARE } from "./characters";
import { ask, UNBOUND_NAME } from "./findings";
import { at as entry, code, names as table, put, SLOTS, taken } from "./memory";
import * as words from "./words";

const READ: u16 = 1;
const BOUND: u16 = 2;
/** More different words than this, and nothing is said. */
const MOST: i32 = (SLOTS / 4) * 3;
const SLOT: i32 = 8;

/** What the words that follow are bound by, and up to where. */
const NOTHING: i32 = 0;
/** `for`, up to `in`. */
const LOOP: i32 = 1;
/** `lambda` and `case`, up to the colon. */
const PATTERN: i32 = 2;
/** `type` and `global`, up to an equals sign. */
const DECLARATION: i32 = 3;
/** `as`, up to what is no target. */
const ALIAS: i32 = 4;
/** `def` and `class`: the next word, and type parameters behind it. */
const DEFINITION: i32 = 5;

let count: i32 = 0;
/** There are too many words. */
let stopped: bool = false;
let binding: i32 = NOTHING;
let isHandler: bool = false;
/** Offset of the equals sign behind the targets that the line begins with. */
let targetsEnd: i32 = 0;
/** Depth of the brackets that hold a function's parameters; 0: none. */
let parameters: i32 = 0;
let isDef: bool = false;
let typeParameters: bool = false;

export function begin(): void {
  count = 0;
  stopped = false;
}

/** A logical line begins; `handles`: with `except`. */
export function beginLine(at: i32, handles: bool): void {
  binding = NOTHING;
  isDef = false;
  typeParameters = false;
  parameters = 0;
  isHandler = handles;
  targetsEnd = 0;
  let open = 0;
  let end = at;
  for (let byte = code(end); isTarget(byte); byte = code(++end)) {
    if (byte == OPEN || byte == OPEN_SQUARE) open++;
    else if (byte == CLOSE || byte == CLOSE_SQUARE) open--;
  }
  if (open == 0 && code(end) == 61 && code(end + 1) != 61) targetsEnd = end;
}

/** A token that is no word. */
export function symbol(byte: i32, depth: i32): void {
  if (byte == CLOSE && depth == parameters) parameters = 0;
  switch (binding) {
    case PATTERN:
      if (byte == COLON) binding = NOTHING;
      return;
    case DECLARATION:
      if (byte == 61) binding = NOTHING;
      return;
    case ALIAS:
      if (byte != OPEN && byte != 44 && byte != 42) binding = NOTHING;
      return;
    case DEFINITION:
      if (byte == OPEN_SQUARE) typeParameters = true;
      else if (byte == CLOSE_SQUARE) typeParameters = false;
      else if (!typeParameters) {
        binding = NOTHING;
        if (byte == OPEN && isDef) parameters = depth + 1;
      }
  }
}

/** A keyword begins to bind, or ends it. */
function keyword(head: u64, end: i32, isFirst: bool): void {
  if (head == words.IN) {
    if (binding == LOOP) binding = NOTHING;
  } else if (head == words.AS) binding = ALIAS;
  else if (head == words.FOR) binding = LOOP;
  else if (head == words.DEF) {
    binding = DEFINITION;
    isDef = true;
  } else if (head == words.CLASS) binding = DEFINITION;
  else if (head == words.LAMBDA) binding = PATTERN;
  else if (!isFirst) return;
  else if (head == words.CASE) binding = PATTERN;
  else if (head == words.GLOBAL || (head == words.TYPE && isBlank(code(end)))) binding = DECLARATION;
}

/**
 * A word that is no attribute; `head`: its first eight bytes. `isFirst`: of its line; `opens`: behind a bracket, comma or star at `depth`; `mayBeTarget`: an
 * equals sign behind it assigns to it.
 */
export function word(
  start: i32,
  end: i32,
  head: u64,
  isImport: bool,
  isFirst: bool,
  opens: bool,
  mayBeTarget: bool,
  depth: i32,
): void {
  if (stopped) return;
  const isAlias = binding == ALIAS;
  const isBound = isImport || start < targetsEnd || (binding != NOTHING && !(isAlias && isHandler));
  const flag =
    isBound || isAssigned(end, isFirst, mayBeTarget) || (opens && parameters > 0 && depth == parameters) ? BOUND : READ;
  if (!(isAlias && isHandler)) note(start, end - start, head, flag);
  keyword(head, end, isFirst);
}

/** `name =`, `name :=`, and `name:` at the beginning of a line. */
function isAssigned(end: i32, isFirst: bool, mayBeTarget: bool): bool {
  let at = end;
  while (isBlank(code(at))) at++;
  const byte = code(at);
  if (byte == 61) return mayBeTarget && code(at + 1) != 61;
  return byte == COLON && (isFirst || code(at + 1) == 61);
}

/** Bytes of other alphabets than ASCII's. */
const FOREIGN: u64 = 0x8080808080808080;
/** 2 to the 64th over the golden ratio. */
const SPREAD: u64 = 0x9e3779b97f4a7c15;

function note(start: i32, size: i32, head: u64, flag: u16): void {
  let hash: u64 = head * SPREAD;
  let bytes = head;
  for (let at = 8; at < size; at += 8) {
    const part = words.keyAt(start + at, size - at);
    hash = ((hash ^ (hash >> 32)) + part) * SPREAD;
    bytes |= part;
  }
  if ((bytes & FOREIGN) != 0) return;
  let slot = <i32>((hash >> 40) & (SLOTS - 1));
  while (true) {
    const place = table + slot * SLOT;
    const length = <i32>load<u16>(place, 4);
    if (length == 0) {
      if (count >= MOST) {
        stopped = true;
        ask(UNBOUND_NAME, start, start);
        return;
      }
      put(taken, count++, slot);
      store<i32>(place, start);
      store<u16>(place, <u16>min(size, 65535), 4);
      store<u16>(place, flag, 6);
      return;
    }
    if (length == size && isSame(load<i32>(place), start, size, head)) {
      store<u16>(place, load<u16>(place, 6) | flag, 6);
      return;
    }
    slot = (slot + 1) & (SLOTS - 1);
  }
}

function isSame(left: i32, right: i32, size: i32, head: u64): bool {
  if (words.keyAt(left, size) != head) return false;
  for (let i = 8; i < size; i += 8)
    if (words.keyAt(left + i, size - i) != words.keyAt(right + i, size - i)) return false;
  return true;
}

/** Lists the names that are read and that nothing binds, and forgets all. */
export function end(): void {
  for (let i = 0; i < count; i++) {
    const place = table + entry(taken, i) * SLOT;
    if (load<u16>(place, 6) == READ) {
      const start = load<i32>(place);
      ask(UNBOUND_NAME, start, start + load<u16>(place, 4));
    }
    store<u64>(place, 0);
  }
}
