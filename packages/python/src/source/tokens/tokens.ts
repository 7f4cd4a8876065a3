import type { SourceFault } from "./source-fault.ts";

/**
 * Tokens of a source. A kind is "name", "number", "string", "newline", "indent", "dedent", "body" (left unread), "end", "fault",
 * the parts of an f-string ("fstart", "fmiddle", "fend"), or the operator or keyword itself.
 */
export interface Tokens {
  readonly kinds: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Comments: start and end offsets, alternating. */
  readonly comments: readonly number[];
  /** The fault that the last token "fault" stands for. */
  readonly fault: SourceFault | null;
}

/** Keywords; the values are the same strings, so that tokens of one kind share one string. */
export const KEYWORDS: ReadonlyMap<string, string> = new Map(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if " +
    "import in is lambda nonlocal not or pass raise return try while with yield"
  )
    .split(" ")
    .map((word) => [word, word]),
);

/** Keywords may follow a number without a space ("1if x else 2"), which only warns. */
export const KEYWORDS_AFTER_NUMBERS: ReadonlySet<string> = new Set([
  "and",
  "else",
  "for",
  "if",
  "in",
  "is",
  "not",
  "or",
]);
