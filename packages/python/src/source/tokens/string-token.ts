const prefix = /(?:[bB][rR]?|[rR][bBfFtT]?|[uU]|[fFtT][rR]?)?(?="|')/y;
const singleBody = /(?:[^'\\\r\n]|\\(?:\r\n|[^]))*/y;
const doubleBody = /(?:[^"\\\r\n]|\\(?:\r\n|[^]))*/y;

export interface StringOpening {
  /** Lower case. */
  readonly prefix: string;
  readonly quote: "'" | '"';
  readonly triple: boolean;
  /** Offset of the first byte of the contents. */
  readonly body: number;
}

/** The opening of a string literal at an offset; undefined where none begins there. */
export function stringOpening(text: string, start: number): StringOpening | undefined {
  prefix.lastIndex = start;
  if (!prefix.test(text)) return undefined;
  const at = prefix.lastIndex;
  const quote = text.charAt(at) === "'" ? "'" : '"';
  const triple = text.startsWith(quote + quote + quote, at);
  return { prefix: text.slice(start, at).toLowerCase(), quote, triple, body: at + (triple ? 3 : 1) };
}

/** Offset of the closing quotes of a plain literal; -1 where it is not closed. */
export function closingQuote(text: string, opening: StringOpening): number {
  return opening.triple ? closingTriple(text, opening.quote.repeat(3), opening.body) : closingSingle(text, opening);
}

function closingSingle(text: string, { quote, body }: StringOpening): number {
  let at = body;
  const matcher = quote === "'" ? singleBody : doubleBody;
  try {
    matcher.lastIndex = body;
    matcher.test(text);
    at = matcher.lastIndex;
  } catch {
    at = closingSlowly(text, quote, body);
  }
  return text.charAt(at) === quote ? at : -1;
}

/** For literals so long that the regular expression runs out of stack. */
function closingSlowly(text: string, quote: string, body: number): number {
  let at = body;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === quote || char === "\n" || char === "\r") break;
    at += char === "\\" ? (text.startsWith("\r\n", at + 1) ? 3 : 2) : 1;
  }
  return Math.min(at, text.length);
}

/** Offset of the closing triple quotes, which an escape does not end; -1 where there are none. */
export function closingTriple(text: string, closing: string, body: number): number {
  let from = body;
  for (;;) {
    const at = text.indexOf(closing, from);
    if (at === -1) return -1;
    const escape = text.slice(from, at).indexOf("\\");
    if (escape === -1) return at;
    from += escape + 2;
  }
}
