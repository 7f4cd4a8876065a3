// What words of a source may do at import besides importing, told by the words around them.

import { isWord, OPEN, OPEN_SQUARE, skipGaps, standsAt } from "./characters";
import { ask, MARK } from "./findings";
import { code } from "./memory";
import * as words from "./words";

/** Bits of the answer. */
const MARKED: i32 = 1;
const MARKED_IN_FUNCTION: i32 = 2;
const IMPORTS_BY_CALL: i32 = 4;
const IMPORTS_MARKED_NAME: i32 = 8;
const OPAQUE: i32 = 16;
const NAMESPACE: i32 = 32;

export let bits: i32 = 0;
let inFunction: bool = false;
let isImport: bool = false;
let isFromSys: bool = false;
/** The word is an attribute; it stands first in a bracket; where it stands; the word before it. */
let isAttribute: bool = false;
let isFirst: bool = false;
let at: i32 = 0;
let atEnd: i32 = 0;
let wordStart: i32 = 0;
let wordEnd: i32 = 0;

export function begin(): void {
  bits = 0;
}

/** A logical line begins. */
export function beginLine(inside: bool, imports: bool, fromSys: bool): void {
  inFunction = inside;
  isImport = imports;
  isFromSys = fromSys;
}

/** Where the word that is asked about next stands, and what stands before it. */
export function beginWord(start: i32, end: i32, attribute: bool, first: bool, beforeStart: i32, beforeEnd: i32): void {
  at = start;
  atEnd = end;
  isAttribute = attribute;
  isFirst = first;
  wordStart = beforeStart;
  wordEnd = beforeEnd;
}

/** The module's namespace is named, which may be changed. */
export function namespace(): void {
  bits |= OPAQUE | NAMESPACE;
}

export function opaque(): void {
  bits |= OPAQUE;
}

/** The word before the dot before the last word is `sys`. */
export function isOfSys(): bool {
  return isAttribute && wordEnd - wordStart == 3 && standsAt("sys", wordStart);
}

export function path(end: i32): void {
  if (isImport) {
    if (isFromSys) markAs(IMPORTS_MARKED_NAME);
    return;
  }
  const next = skipGaps(end);
  const byte = code(next);
  const isAssigned = byte == 61 && code(next + 1) != 61 && isAttribute && !inFunction;
  if (isOfSys() || isAssigned || byte == OPEN_SQUARE || (byte == 43 && code(next + 1) == 61)) mark();
  else if (byte == 46) {
    const method = skipGaps(next + 1);
    if (
      standsAt("insert", method) ||
      standsAt("append", method) ||
      standsAt("extend", method) ||
      standsAt("remove", method)
    ) {
      mark();
    }
  }
}

/** `patch.dict`, which may change sys.modules, and other names for `patch`. */
export function patch(end: i32): void {
  const next = skipGaps(end);
  if (isImport) {
    if (isRenamed()) markAs(MARKED);
  } else if (code(next) == 46 && standsAt("dict", skipGaps(next + 1))) mark();
}

export function modules(end: i32): void {
  const byte = code(skipGaps(end));
  if (isImport) {
    if (isFromSys) markAs(IMPORTS_MARKED_NAME);
  } else if (isOfSys() || byte == 46 || byte == OPEN_SQUARE) mark();
}

export function markCall(end: i32): void {
  if (isImport) markAs(IMPORTS_MARKED_NAME);
  else if (code(skipGaps(end)) == OPEN) mark();
}

export function mark(): void {
  if (isImport) bits |= IMPORTS_MARKED_NAME;
  markAs(inFunction ? MARKED_IN_FUNCTION : MARKED);
}

/** Of an import statement only a name that takes another one is a mark: whoever uses it under its own is one, too. */
function markAs(bit: i32): void {
  bits |= bit;
  if (!isImport || isRenamed()) ask(MARK, at, at);
}

function isRenamed(): bool {
  const next = skipGaps(atEnd);
  return standsAt("as", next) && !isWord(code(next + 2));
}

function is(word: string, start: i32, end: i32): bool {
  return end - start == word.length && standsAt(word, start);
}

/** A word of at least eight bytes, whose first eight are `head`. */
export function long(start: i32, end: i32, head: u64): void {
  if (
    head == words.SEARCH_PATH ||
    head == words.IMPORT_CALL ||
    head == words.DICT ||
    head == words.CONVERT ||
    head == words.NAME
  ) {
    if (is("__path__", start, end)) mark();
    else if (is("__import__", start, end)) markAs(MARKED | OPAQUE);
    else if (is("__dict__", start, end) || is("_convert", start, end) || is("_convert_", start, end)) bits |= OPAQUE;
    else if (is("__name__", start, end) && isFirst && isOwnModule()) bits |= OPAQUE;
  } else if (isHead(head)) marker(start, end);
}

function isHead(head: u64): bool {
  return (
    head == words.PLUGINS ||
    head == words.COLLECT ||
    head == words.ADD_SITE ||
    head == words.DECLARE ||
    head == words.EXTEND ||
    head == words.SYSTEM_EXIT ||
    head == words.SKIP_TEST ||
    head == words.RUN_PATH ||
    head == words.META_PATH ||
    head == words.PATH_HOOKS ||
    head == words.IMPORT_MODULE ||
    head == words.IMPORT_OR_SKIP ||
    head == words.FIND_SPEC ||
    head == words.RUN_MODULE ||
    head == words.GLOBAL_ENUM
  );
}

function marker(start: i32, end: i32): void {
  if (
    is("pytest_plugins", start, end) ||
    is("collect_ignore", start, end) ||
    is("collect_ignore_glob", start, end) ||
    is("addsitedir", start, end) ||
    is("declare_namespace", start, end) ||
    is("extend_path", start, end) ||
    is("SystemExit", start, end) ||
    is("SkipTest", start, end) ||
    is("run_path", start, end) ||
    is("meta_path", start, end) ||
    is("path_hooks", start, end)
  ) {
    mark();
  } else if (
    is("import_module", start, end) ||
    is("importorskip", start, end) ||
    is("find_spec", start, end) ||
    is("run_module", start, end)
  ) {
    markAs(IMPORTS_BY_CALL);
  } else if (is("global_enum", start, end)) bits |= OPAQUE;
}

/** `modules[__name__`, `modules.get(__name__`, `import_module(__name__`, `__import__(__name__`. */
function isOwnModule(): bool {
  return (
    is("modules", wordStart, wordEnd) ||
    is("get", wordStart, wordEnd) ||
    is("import_module", wordStart, wordEnd) ||
    is("__import__", wordStart, wordEnd)
  );
}
