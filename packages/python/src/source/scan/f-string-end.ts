import { closingQuote, stringOpening, type StringOpening } from "../tokens/string-token.ts";

const MAX_NESTING = 60;

/** Offset behind the f-string whose opening stands at `start`, nested ones included (PEP 701); -1 where it is not closed. */
export function fStringEnd(text: string, opening: StringOpening, depth = 0): number {
  const closing = opening.triple ? opening.quote.repeat(3) : opening.quote;
  const raw = opening.prefix.includes("r");
  let at = opening.body;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === opening.quote && text.startsWith(closing, at)) return at + closing.length;
    if (char === "\\") at = escapeEnd(text, at, raw);
    else if (char === "{") {
      if (text.charAt(at + 1) === "{") at += 2;
      else at = fieldEnd(text, at + 1, opening, depth);
      if (at === -1) return -1;
    } else if (char === "\n" && !opening.triple) return -1;
    else at++;
  }
  return -1;
}

function escapeEnd(text: string, at: number, raw: boolean): number {
  const next = text.charAt(at + 1);
  if (next === "{" || next === "}") return at + 1;
  if (next === "N" && !raw && text.charAt(at + 2) === "{") {
    const close = text.indexOf("}", at);
    return close === -1 ? at + 2 : close + 1;
  }
  return text.startsWith("\r\n", at + 1) ? at + 3 : at + 2;
}

/** Offset behind the "}" of a field; -1 where it is not closed. */
function fieldEnd(text: string, start: number, opening: StringOpening, depth: number): number {
  if (depth > MAX_NESTING) return -1;
  let brackets = 0;
  let at = start;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === "}" && brackets === 0) return at + 1;
    if (char === "(" || char === "[" || char === "{") brackets++;
    else if (char === ")" || char === "]" || char === "}") brackets--;
    else if (char === "'" || char === '"') {
      at = nestedEnd(text, at, depth);
      if (at === -1) return -1;
      continue;
    } else if (char === "#") at = lineEnd(text, at);
    else if (char === ":" && brackets === 0) return formatEnd(text, at + 1, opening, depth);
    at++;
  }
  return -1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

function nestedEnd(text: string, quote: number, depth: number): number {
  let start = quote;
  while (start > 0 && quote - start < 2 && /[A-Za-z]/.test(text.charAt(start - 1))) start--;
  const opening = stringOpening(text, start) ?? stringOpening(text, quote);
  if (!opening) return -1;
  if (/[ft]/.test(opening.prefix)) return fStringEnd(text, opening, depth + 1);
  const close = closingQuote(text, opening);
  return close === -1 ? -1 : close + (opening.triple ? 3 : 1);
}

/** A format specification up to the "}" that ends the field. */
function formatEnd(text: string, start: number, opening: StringOpening, depth: number): number {
  let at = start;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === "}") return at + 1;
    if (char === "{") {
      at = fieldEnd(text, at + 1, opening, depth + 1);
      if (at === -1) return -1;
    } else if (char === "\\") at += 2;
    else if ((char === "\n" && !opening.triple) || char === opening.quote) return -1;
    else at++;
  }
  return -1;
}
