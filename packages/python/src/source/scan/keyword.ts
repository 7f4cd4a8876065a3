import { HEADERS, headerCode } from "./header-kind.ts";

/** Words that begin a statement of interest, numbered behind the headers. */
export const IMPORT = HEADERS.length;
export const FROM = IMPORT + 1;
export const RAISE = IMPORT + 2;
export const ASYNC = IMPORT + 3;
export const TYPE = IMPORT + 4;
/** `match` and `case`, which may be names. */
export const PATTERN = IMPORT + 5;
/** Python 2's `print` and `exec`. */
export const OLD = IMPORT + 6;

interface Keyword {
  readonly word: string;
  readonly code: number;
}

const KEYWORDS: readonly Keyword[] = [
  ...HEADERS.filter((word) => word !== "async def").map((word) => ({ word, code: headerCode(word) })),
  { word: "import", code: IMPORT },
  { word: "from", code: FROM },
  { word: "raise", code: RAISE },
  { word: "async", code: ASYNC },
  { word: "type", code: TYPE },
  { word: "match", code: PATTERN },
  { word: "case", code: PATTERN },
  { word: "print", code: OLD },
  { word: "exec", code: OLD },
];

/** Keywords by their first letter and their second. */
const BY_LETTERS: readonly (readonly Keyword[])[] = Array.from({ length: 1024 }, (_, letters) =>
  KEYWORDS.filter(({ word }) => lettersOf(word.charCodeAt(0), word.charCodeAt(1)) === letters),
);
const FIRST = new Uint8Array(256);
for (const { word } of KEYWORDS) FIRST[word.charCodeAt(0)] = 1;
const WORD = new Uint8Array(256);
for (let code = 0; code < 256; code++) WORD[code] = code >= 128 || /\w/.test(String.fromCharCode(code)) ? 1 : 0;

/** A second letter is told by its five lowest bits; the comparison with the whole word follows. */
function lettersOf(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31);
}

export function isWordCode(code: number): boolean {
  return WORD[code] === 1;
}

/** Number of the keyword that begins at an offset with the character `first`; -1 where none does. */
export function keywordAt(text: string, at: number, first: number): number {
  if (FIRST[first] !== 1 || at + 1 >= text.length) return -1;
  for (const { word, code } of BY_LETTERS[lettersOf(first, text.charCodeAt(at + 1))] ?? []) {
    const end = at + word.length;
    if (text.startsWith(word, at) && (end >= text.length || WORD[text.charCodeAt(end)] === 0)) return code;
  }
  return -1;
}
