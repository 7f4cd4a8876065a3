import type { StringOpening } from "./string-token.ts";

/** End of the literal text of an f-string that goes on at `from`; -1 where the f-string is not closed. */
export function middleEnd(text: string, from: number, opening: StringOpening, spec: boolean): number {
  const raw = opening.prefix.includes("r");
  const closing = opening.triple ? opening.quote.repeat(3) : opening.quote;
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === opening.quote && text.startsWith(closing, at)) return at;
    if (char === "{" || char === "}") {
      if (spec || text.charAt(at + 1) !== char) return at;
      at++;
    } else if (char === "\\") at = escapeEnd(text, at, raw);
    else if ((char === "\n" || char === "\r") && !opening.triple) return -1;
  }
  return -1;
}

/** Last byte of an escape sequence; braces after a backslash still open fields, except in `\N{NAME}`. */
function escapeEnd(text: string, at: number, raw: boolean): number {
  const next = text.charAt(at + 1);
  if (next === "{" || next === "}") return at;
  if (next === "N" && !raw && text.charAt(at + 2) === "{") {
    const close = text.indexOf("}", at);
    return close === -1 ? at + 1 : close;
  }
  return text.startsWith("\r\n", at + 1) ? at + 2 : at + 1;
}
