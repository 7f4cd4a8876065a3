import { decoderLabel } from "./decoder-label.ts";

/** Codecs of which the decoders of Node refuse characters that Python has. */
const NARROWER_HERE = /^(?:cp932|ms932|ms_kanji|windows_31j|euc_?kr|korean|cp949|uhc|ms949)$/;

/**
 * Offset of the first byte that a codec of several bytes a character refuses, as the Encoding Standard has it, which takes a
 * little more than Python; -1 where there is none, or where nobody here knows the codec as Python does.
 */
export function multibyteFault(latin1: string, codec: string): number {
  const label = decoderLabel(codec);
  if (label === undefined || NARROWER_HERE.test(codec)) return -1;
  const bytes = Uint8Array.from(latin1, (char) => char.charCodeAt(0));
  const decodes = (end: number, stream: boolean): boolean => {
    try {
      new TextDecoder(label, { fatal: true }).decode(bytes.subarray(0, end), { stream });
      return true;
    } catch {
      return false;
    }
  };
  if (decodes(bytes.length, false)) return -1;
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle, middle <= bytes.length)) good = middle;
    else bad = middle;
  }
  while (good > 0 && !decodes(good, false)) good--;
  return Math.min(good, bytes.length - 1);
}
