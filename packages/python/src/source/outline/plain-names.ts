import { fStringEnd } from "../scan/f-string-end.ts";
import { closingQuote, stringOpening } from "../tokens/string-token.ts";

const NOTHING: readonly string[] = [];
const FOUND = /[A-Za-z_]\w*/y;
const CHAIN = /(?:[ \t]*\.[ \t]*[A-Za-z_]\w*)*[ \t]*/y;
const AUGMENTED = /(?:\*\*|\/\/|<<|>>|[-+*/%@&|^])=/y;
const STRING = /[bBfFrRuU]{0,2}["']/y;
/** Nothing but a comment up to the end of the line. */
const REST = /[ \t\f]*(?:#[^\n]*)?(?:\r?\n|$)/y;
const UNCHANGING = /(?:pass|assert|\.\.\.)(?![\w=])/y;
const SPECIAL = /[^=;"'#()[\]{}\\]*/y;
const KEYWORDS = new Set("del raise global nonlocal lambda print exec match case type".split(" "));
/** What nests an expression without brackets, and strings, in which it means nothing. */
const NESTING = /"[^"\\\n]*"|'[^'\\\n]*'|\b(?:not|lambda|else|await)\b|[-+~][ \t]*[-+~]/g;
const LONG = 1000;
const MANY = 100;
const NOT_SURE = -2;

/**
 * The names that a simple statement on a line of its own binds, without `:=`; null where that takes a closer look. `end` may
 * lie behind comments. Calls that leave the module are the caller's matter.
 */
export function plainNames(text: string, start: number, end: number): readonly string[] | null {
  if (end - start > LONG && nestsDeeply(text.slice(start, end))) return null;
  if (at(STRING, text, start) || at(UNCHANGING, text, start)) return none(text, start, end);
  if (!at(FOUND, text, start)) return null;
  const name = text.slice(start, FOUND.lastIndex);
  if (KEYWORDS.has(name)) return null;
  CHAIN.lastIndex = FOUND.lastIndex;
  CHAIN.test(text);
  const next = CHAIN.lastIndex;
  const isName = !text.slice(FOUND.lastIndex, next).includes(".");
  const bound = isName ? [name] : NOTHING;
  switch (text.charAt(next)) {
    case "=":
      if (text.charAt(next + 1) === "=") return none(text, next + 2, end);
      return none(text, next + 1, end) && bound;
    case ":":
      return annotated(text, next + 1, end, bound);
    case "[":
      return indexed(text, next, end);
    case "(":
    case "\n":
    case "":
      return none(text, next, end);
    default:
      return at(AUGMENTED, text, next) ? none(text, AUGMENTED.lastIndex, end) && bound : null;
  }
}

/** A statement that is one string, such as a docstring, and no f-string. `end` may lie behind comments. */
export function isPlainString(text: string, start: number, end: number): boolean {
  const opening = at(STRING, text, start) ? stringOpening(text, start) : undefined;
  if (opening === undefined || /[ft]/i.test(opening.prefix)) return false;
  const close = closingQuote(text, opening);
  if (close === -1) return false;
  REST.lastIndex = close + (opening.triple ? 3 : 1);
  return REST.test(text) && REST.lastIndex <= end;
}

/** It may nest too deeply to be read. */
function nestsDeeply(statement: string): boolean {
  let nested = 0;
  NESTING.lastIndex = 0;
  for (let found = NESTING.exec(statement); found; found = NESTING.exec(statement)) {
    if (!/^["']/.test(found[0]) && ++nested > MANY) return true;
  }
  return false;
}

function annotated(text: string, from: number, end: number, bound: readonly string[]): readonly string[] | null {
  const equals = nextEquals(text, from, end);
  if (equals < 0) return equals === NOT_SURE ? null : NOTHING;
  return none(text, equals + 1, end) && bound;
}

/** `name[index] = value`. */
function indexed(text: string, from: number, end: number): readonly string[] | null {
  const equals = nextEquals(text, from, end);
  if (equals < 0) return equals === NOT_SURE ? null : NOTHING;
  return text.slice(from, equals).includes(",") ? null : none(text, equals + 1, end);
}

/** Nothing is bound from here on: no further `=` assigns. */
function none(text: string, from: number, end: number): readonly string[] | null {
  return nextEquals(text, from, end) === -1 ? NOTHING : null;
}

/** Offset of the next `=` outside brackets that may assign; -1 where there is none. */
function nextEquals(text: string, from: number, end: number): number {
  let depth = 0;
  let offset = from;
  for (;;) {
    SPECIAL.lastIndex = offset;
    SPECIAL.test(text);
    offset = SPECIAL.lastIndex;
    if (offset >= end) return depth === 0 ? -1 : NOT_SURE;
    switch (text.charAt(offset)) {
      case "(":
      case "[":
      case "{":
        depth++;
        offset++;
        break;
      case ")":
      case "]":
      case "}":
        depth--;
        offset++;
        break;
      case '"':
      case "'":
        offset = stringEnd(text, offset);
        if (offset === -1) return NOT_SURE;
        break;
      case "#":
        offset = lineEnd(text, offset);
        break;
      case "\\":
        offset += 2;
        break;
      case ";":
        return NOT_SURE;
      default:
        if (text.charAt(offset + 1) === "=") offset += 2;
        else if (depth > 0 || /[!<>]/.test(text.charAt(offset - 1))) offset++;
        else return offset;
    }
  }
}

function stringEnd(text: string, quote: number): number {
  let start = quote;
  while (quote - start < 2 && /[bBfFrRtTuU]/.test(text.charAt(start - 1))) start--;
  const opening = stringOpening(text, start) ?? stringOpening(text, quote);
  if (opening === undefined) return -1;
  if (/[ft]/.test(opening.prefix)) return fStringEnd(text, opening);
  const close = closingQuote(text, opening);
  return close === -1 ? -1 : close + (opening.triple ? 3 : 1);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

function at(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}
