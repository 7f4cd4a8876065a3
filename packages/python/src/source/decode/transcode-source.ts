import { isAscii } from "../text/utf8-text.ts";
import { codecFamily, findCodec, registryName } from "./codec.ts";
import { decoderLabel } from "./decoder-label.ts";

/**
 * A source in the bytes of UTF-8, as CPython's tokenizer sees it, from its declared encoding. Sources in UTF-8 or ASCII come
 * back as they are, so that offsets are offsets in the file; in others they refer to the transcoded text.
 */
export function transcodeSource(latin1: string, codec: string): string {
  if (codec === "utf-8" || isAscii(latin1) || codecFamily(codec) === "utf-8") return latin1;
  if (codecFamily(codec) === "latin-1" || codec === "iso-8859-1") return encode(latin1);
  const { characters = "" } = findCodec(codec) ?? {};
  if (characters !== "") return encode(mapped(latin1, characters));
  const label = decoderLabel(registryName(codec));
  if (!label) return encode(latin1);
  const text = new TextDecoder(label).decode(Uint8Array.from(latin1, (char) => char.charCodeAt(0)));
  return encode(text.replace(/[\x80-\x9f\ufffd]/g, SOME_LETTER));
}

/** Stands for what the decoders here do not know, and Python may. */
const SOME_LETTER = "\u4e00";

function mapped(latin1: string, characters: string): string {
  return latin1.replace(/[\x80-\xff]/g, (byte) => {
    const char = characters.charAt(byte.charCodeAt(0) - 0x80);
    return char === "^" ? byte : char;
  });
}

function encode(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let latin1 = "";
  for (let i = 0; i < bytes.length; i += 0x2000) latin1 += String.fromCharCode(...bytes.subarray(i, i + 0x2000));
  return latin1;
}
