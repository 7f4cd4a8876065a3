import { isIdentifier } from "../text/identifier.ts";
import { decodeUtf8Text, isAscii } from "../text/utf8-text.ts";
import { SourceFault } from "./source-fault.ts";

// Made when a character asks for it, as what isIdentifier needs.
const isPrintable = (character: string): boolean => /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character);

/** Throws where a run of identifier bytes holds a character that no identifier may contain (PEP 3131). */
export function checkIdentifier(bytes: string, start: number): void {
  if (isAscii(bytes)) return;
  const name = decodeUtf8Text(bytes);
  if (isIdentifier(name) || isIdentifier(name.normalize("NFKC"))) return;
  let offset = start;
  let before = "";
  for (const character of name) {
    before += character;
    if (!isIdentifier(before)) throw characterFault(character, offset);
    offset += utf8Length(character);
  }
}

/** CPython's words for a character that begins no token. */
export function characterFault(character: string, offset: number): SourceFault {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase().padStart(4, "0");
  if (code < 128 && code >= 32 && code !== 127) return new SourceFault("invalid syntax", offset);
  if (isPrintable(character)) return new SourceFault(`invalid character '${character}' (U+${hex})`, offset);
  return new SourceFault(`invalid non-printable character U+${hex}`, offset);
}

function utf8Length(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
