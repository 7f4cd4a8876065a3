import { SourceFault } from "./source-fault.ts";
import { KEYWORDS_AFTER_NUMBERS } from "./tokens.ts";

const number =
  /0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:[0-9](?:_?[0-9])*\.?(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*)(?:[eE][+-]?[0-9](?:_?[0-9])*)?[jJ]?/y;
const word = /[A-Za-z_\x80-\xff][\w\x80-\xff]*/y;
const leadingZeros = /^0[0-9_]*[1-9][0-9_]*$/;

/** End of the number that begins at `start`; throws where Python rejects the literal. */
export function numberEnd(text: string, start: number): number {
  number.lastIndex = start;
  if (!number.test(text)) throw new SourceFault("invalid decimal literal", start);
  const end = number.lastIndex;
  const literal = text.slice(start, end);
  checkFollower(text, start, end, literal);
  if (leadingZeros.test(literal)) {
    throw new SourceFault(
      "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
      start,
    );
  }
  return end;
}

function checkFollower(text: string, start: number, end: number, literal: string): void {
  word.lastIndex = end;
  const digit = /[0-9]/.test(text.charAt(end));
  if (!digit && !word.test(text)) return;
  if (!digit && followsAsKeyword(text.slice(end, word.lastIndex))) return;
  throw new SourceFault(literalFault(text, literal, end), start);
}

function followsAsKeyword(follower: string): boolean {
  return KEYWORDS_AFTER_NUMBERS.has(follower);
}

function literalFault(text: string, literal: string, end: number): string {
  const marker = /^0[xob]/i.test(literal) ? literal : literal === "0" ? `0${text.charAt(end)}` : "";
  const next = text.charAt(end);
  if (/^0x/i.test(marker)) return "invalid hexadecimal literal";
  if (/^0o/i.test(marker))
    return /[0-9]/.test(next) ? `invalid digit '${next}' in octal literal` : "invalid octal literal";
  if (/^0b/i.test(marker))
    return /[0-9]/.test(next) ? `invalid digit '${next}' in binary literal` : "invalid binary literal";
  return /j$/i.test(literal) ? "invalid imaginary literal" : "invalid decimal literal";
}
