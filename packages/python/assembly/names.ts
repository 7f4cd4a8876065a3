// Which names the executed part of a source reads, and which of them something in it seems to bind.

import { CLOSE, CLOSE_SQUARE, COLON, isBlank, isKeyword, isWord, OPEN, OPEN_SQUARE, standsAt } from "./characters";
import { ask, UNBOUND_NAME } from "./findings";
import { code, names as table, SLOTS } from "./memory";

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
  memory.fill(table, 0, SLOTS * SLOT);
  count = 0;
  stopped = false;
}

/** A logical line begins. */
export function beginLine(at: i32): void {
  binding = NOTHING;
  isDef = false;
  typeParameters = false;
  parameters = 0;
  isHandler = isKeyword("except", at);
  targetsEnd = 0;
  let open = 0;
  let end = at;
  for (let byte = code(end); isTargetCharacter(byte); byte = code(++end)) {
    if (byte == OPEN || byte == OPEN_SQUARE) open++;
    else if (byte == CLOSE || byte == CLOSE_SQUARE) open--;
  }
  if (open == 0 && code(end) == 61 && code(end + 1) != 61) targetsEnd = end;
}

/** Word characters, blanks and `,*.()[]`. */
function isTargetCharacter(byte: i32): bool {
  return (
    isWord(byte) ||
    isBlank(byte) ||
    byte == 44 ||
    byte == 42 ||
    byte == 46 ||
    byte == OPEN ||
    byte == CLOSE ||
    byte == OPEN_SQUARE ||
    byte == CLOSE_SQUARE
  );
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
export function keyword(start: i32, end: i32, isFirst: bool): void {
  if (end - start == 2 && standsAt("in", start)) {
    if (binding == LOOP) binding = NOTHING;
  } else if (end - start == 2 && standsAt("as", start)) binding = ALIAS;
  else if (end - start == 3 && standsAt("for", start)) binding = LOOP;
  else if (end - start == 3 && standsAt("def", start)) {
    binding = DEFINITION;
    isDef = true;
  } else if (end - start == 5 && standsAt("class", start)) binding = DEFINITION;
  else if (end - start == 6 && standsAt("lambda", start)) binding = PATTERN;
  else if (isFirst && end - start == 4 && standsAt("case", start)) binding = PATTERN;
  else if (isFirst && end - start == 4 && standsAt("type", start) && isBlank(code(end))) binding = DECLARATION;
  else if (isFirst && end - start == 6 && standsAt("global", start)) binding = DECLARATION;
}

/**
 * A word that is no attribute. `isFirst`: of its line; `opens`: behind a bracket, comma or star at `depth`; `mayBeTarget`: an
 * equals sign behind it assigns to it.
 */
export function word(
  start: i32,
  end: i32,
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
  if (!(isAlias && isHandler)) note(start, end, flag);
  keyword(start, end, isFirst);
}

/** `name =`, `name :=`, and `name:` at the beginning of a line. */
function isAssigned(end: i32, isFirst: bool, mayBeTarget: bool): bool {
  let at = end;
  while (isBlank(code(at))) at++;
  const byte = code(at);
  if (byte == 61) return mayBeTarget && code(at + 1) != 61;
  return byte == COLON && (isFirst || code(at + 1) == 61);
}

function note(start: i32, end: i32, flag: u16): void {
  const size = end - start;
  let hash: u32 = 2166136261;
  for (let at = start; at < end; at++) {
    const byte = code(at);
    if (byte >= 128) return;
    hash = (hash ^ byte) * 16777619;
  }
  let slot = <i32>((hash ^ (hash >> 15)) & (SLOTS - 1));
  while (true) {
    const place = table + slot * SLOT;
    const length = <i32>load<u16>(place, 4);
    if (length == 0) {
      if (++count > MOST) {
        stopped = true;
        ask(UNBOUND_NAME, start, start);
        return;
      }
      store<i32>(place, start);
      store<u16>(place, <u16>min(size, 65535), 4);
      store<u16>(place, flag, 6);
      return;
    }
    if (length == size && isSame(load<i32>(place), start, size)) {
      store<u16>(place, load<u16>(place, 6) | flag, 6);
      return;
    }
    slot = (slot + 1) & (SLOTS - 1);
  }
}

function isSame(left: i32, right: i32, size: i32): bool {
  for (let i = 0; i < size; i++) if (code(left + i) != code(right + i)) return false;
  return true;
}

/** Lists the names that are read and that nothing binds. */
export function end(): void {
  for (let slot = 0; slot < SLOTS; slot++) {
    const place = table + slot * SLOT;
    if (load<u16>(place, 6) != READ) continue;
    const start = load<i32>(place);
    ask(UNBOUND_NAME, start, start + load<u16>(place, 4));
  }
}
