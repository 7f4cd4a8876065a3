// Words that begin a statement of interest.

import { isWord, standsAt } from "./characters";
import { code, length } from "./memory";

/** Headers, numbered as in `header-kind.ts`. */
export const DEF: i32 = 0;
export const ASYNC_DEF: i32 = 1;
export const CLASS: i32 = 2;
export const IF: i32 = 3;
export const ELIF: i32 = 4;
export const ELSE: i32 = 5;
export const FOR: i32 = 6;
export const WHILE: i32 = 7;
export const WITH: i32 = 8;
export const TRY: i32 = 9;
export const EXCEPT: i32 = 10;
export const FINALLY: i32 = 11;
/** Others. */
export const IMPORT: i32 = 12;
export const FROM: i32 = 13;
export const RAISE: i32 = 14;
export const ASYNC: i32 = 15;
export const TYPE: i32 = 16;
export const MATCH: i32 = 17;
export const PRINT: i32 = 18;

/** Number of the keyword that begins at an offset; -1 where none does. `match`, `case`, `print` and `exec` may be names. */
export function keywordAt(at: i32): i32 {
  switch (code(at)) {
    case 99: // c
      return isKeyword("class", at) ? CLASS : isKeyword("case", at) ? MATCH : -1;
    case 100: // d
      return isKeyword("def", at) ? DEF : -1;
    case 101: // e
      if (isKeyword("else", at)) return ELSE;
      if (isKeyword("elif", at)) return ELIF;
      if (isKeyword("except", at)) return EXCEPT;
      return isKeyword("exec", at) ? PRINT : -1;
    case 102: // f
      if (isKeyword("for", at)) return FOR;
      if (isKeyword("from", at)) return FROM;
      return isKeyword("finally", at) ? FINALLY : -1;
    case 105: // i
      return isKeyword("if", at) ? IF : isKeyword("import", at) ? IMPORT : -1;
    case 109: // m
      return isKeyword("match", at) ? MATCH : -1;
    case 112: // p
      return isKeyword("print", at) ? PRINT : -1;
    case 114: // r
      return isKeyword("raise", at) ? RAISE : -1;
    case 116: // t
      return isKeyword("try", at) ? TRY : isKeyword("type", at) ? TYPE : -1;
    case 119: // w
      return isKeyword("with", at) ? WITH : isKeyword("while", at) ? WHILE : -1;
    case 97: // a
      return isKeyword("async", at) ? ASYNC : -1;
    default:
      return -1;
  }
}

function isKeyword(word: string, at: i32): bool {
  if (!standsAt(word, at)) return false;
  const end = at + word.length;
  return end >= length || !isWord(code(end));
}

export function isFunction(header: i32): bool {
  return header <= ASYNC_DEF;
}

/** Headers that go on with a statement instead of beginning one. */
export function isClause(header: i32): bool {
  return header == ELIF || header == ELSE || header == EXCEPT || header == FINALLY;
}

/** Whether a clause may follow another header at its own column. */
export function mayFollow(clause: i32, before: i32): bool {
  switch (clause) {
    case ELIF:
      return before == IF || before == ELIF;
    case ELSE:
      return before == IF || before == ELIF || before == FOR || before == WHILE || before == EXCEPT;
    case EXCEPT:
      return before == TRY || before == EXCEPT;
    case FINALLY:
      return before == TRY || before == EXCEPT || before == ELSE;
    default:
      return false;
  }
}
