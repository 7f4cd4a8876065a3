import { stripVTControlCharacters } from "node:util";

/** Text from a linted repository, made safe to print: control characters, escapes and bytes that are not UTF-8 as `\xNN`. */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]/gu,
    escapeCharacter,
  );
}

function escapeCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xdc80 && code <= 0xdcff) return hex(code - 0xdc00);
  return code <= 0xff ? hex(code) : `\\u${code.toString(16).padStart(4, "0")}`;
}

function hex(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, "0")}`;
}

/** "1 error", "2 errors". */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}

/** "a", "a and b", "a, b and c", "a, b and 4 more". */
export function list(items: readonly string[], most = 3): string {
  if (items.length > most) return `${items.slice(0, most - 1).join(", ")} and ${items.length - most + 1} more`;
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}

/**
 * Breaks a text at spaces into lines of at most `width` columns, the first one of `first`; longer words stay whole, so
 * that paths can be copied. One line where `first` is undefined. An arrow stays with the word behind it.
 */
export function wrap(text: string, first: number | undefined, width = first ?? 0): string[] {
  if (first === undefined) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.replaceAll(" > ", " >\u0000").split(" ")) {
    const room = lines.length === 0 ? first : width;
    if (line !== "" && visibleLength(line) + 1 + visibleLength(word) > room) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((part) => part.replaceAll("\u0000", " "));
}

/** Columns of a text that may be painted. */
export function visibleLength(text: string): number {
  return text.includes("\u001b") ? stripVTControlCharacters(text).length : text.length;
}
