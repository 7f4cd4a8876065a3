import type { CodecInfo } from "./codec.ts";
import { decoderLabel } from "./decoder-label.ts";

/** Codecs of which the decoders of Node refuse characters that Python has. */
const NARROWER_HERE = /^(?:cp932|ms932|ms_kanji|windows_31j|euc_?kr|korean|cp949|uhc|ms949)$/;

/**
 * Offset of the first byte that a codec of several bytes a character refuses: one that begins no character, or one with another
 * behind it that ends none, and what the Encoding Standard refuses, which takes a little more than Python; -1 where there is
 * none, or where nobody here knows the codec as Python does.
 */
export function multibyteFault(latin1: string, { name, detail }: CodecInfo): number {
  const lead = leadFault(latin1, detail);
  const decoder = decoderFault(latin1, name);
  return lead === -1 || (decoder !== -1 && decoder < lead) ? decoder : lead;
}

function leadFault(latin1: string, detail: string): number {
  const [refused = "", pairs = "", ends = "", longer = ""] = detail.split("/");
  const isIn = (ranges: string): RegExp =>
    new RegExp(ranges === "" ? "[]" : `[${ranges.replace(/(..)(..)/g, "\\x$1-\\x$2")}]`);
  const [noStart, start, end, long] = [refused, pairs, ends, longer].map(isIn) as [RegExp, RegExp, RegExp, RegExp];
  const unusual = /[\x80-\xff]/g;
  for (let found = unusual.exec(latin1); found; found = unusual.exec(latin1)) {
    const [char] = found;
    if (noStart.test(char)) return found.index;
    if (start.test(char) && end.test(latin1.charAt(found.index + 1))) unusual.lastIndex = found.index + 2;
    else if (long.test(char)) return -1;
    else if (start.test(char)) return found.index;
  }
  return -1;
}

function decoderFault(latin1: string, codec: string): number {
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
