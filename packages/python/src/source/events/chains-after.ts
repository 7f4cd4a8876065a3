import { detached } from "../text/detached-string.ts";

/** Whoever writes more white space, brackets and comments between two parts of a chain is not answered. */
const MOST_FILLERS = 100;

/**
 * The attribute names behind each occurrence of a name in a text of one character a byte, whatever stands around it:
 * `["sub", "x"]` for `name.sub.x`. Every chain that a syntax tree of the text has on that name is among them; null where so
 * much stands between two parts that one may be missed.
 */
export function chainsAfter(text: string, name: string): readonly (readonly string[])[] | null {
  const chains = new Map<string, readonly string[]>();
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    if (isPartOfChain(text.charCodeAt(at - 1))) continue;
    const chain = chainAt(text, at + name.length);
    if (chain === null) return null;
    const key = chain.join(".");
    if (key !== "" && !chains.has(key)) chains.set(key, chain.map(detached));
  }
  return [...chains.values()];
}

/** The names of a chain whose first dot is looked for at an offset. */
function chainAt(text: string, start: number): string[] | null {
  const names: string[] = [];
  let at = start;
  for (;;) {
    const dot = fillersEnd(text, at);
    if (dot === -1) return null;
    if (text.charCodeAt(dot) !== DOT) return names;
    const name = fillersEnd(text, dot + 1);
    if (name === -1) return null;
    at = name;
    while (isWord(text.charCodeAt(at))) at++;
    if (at === name) return names;
    names.push(text.slice(name, at));
  }
}

const DOT = 46;
const HASH = 35;
const BACKSLASH = 92;

/** Offset behind white space, closing brackets, comments and continued lines; -1 where there is too much of them. */
function fillersEnd(text: string, start: number): number {
  let at = start;
  for (let count = 0; count < MOST_FILLERS; count++) {
    const next = fillerEnd(text, at);
    if (next === at) return at;
    at = next;
  }
  return -1;
}

function fillerEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 32 || code === 41 || (code >= 9 && code <= 13)) return at + 1;
  if (code === HASH) {
    const end = text.indexOf("\n", at);
    return end === -1 ? at : end + 1;
  }
  if (code !== BACKSLASH) return at;
  if (text.charCodeAt(at + 1) === 10) return at + 2;
  return text.startsWith("\r\n", at + 1) ? at + 3 : at;
}

function isPartOfChain(code: number): boolean {
  return code === DOT || isWord(code);
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}
