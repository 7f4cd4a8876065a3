import { isAscii } from "../text/utf8-text.ts";
import { codecFamily, registryName } from "./codec.ts";

const LABELS: readonly (readonly [RegExp, string])[] = [
  [/^(?:cp|windows_)?(125[0-8])$/, "windows-$1"],
  [/^(?:iso_?)?8859_(\d+)$/, "iso-8859-$1"],
  [/^(?:cp|ibm)?(?:866)$/, "ibm866"],
  [/^koi8_([ru])$/, "koi8-$1"],
  [/^(?:shift_?jis|sjis|cp932|ms932|ms_kanji|windows_31j)$/, "shift_jis"],
  [/^(?:euc_?jp|ujis)$/, "euc-jp"],
  [/^(?:euc_?kr|korean|cp949|uhc|ms949)$/, "euc-kr"],
  [/^(?:gbk|cp936|ms936|gb2312|euc_?cn)$/, "gbk"],
  [/^gb18030/, "gb18030"],
  [/^(?:big5|big5_tw|cp950)/, "big5"],
];

/**
 * A source in the bytes of UTF-8, as CPython's tokenizer sees it, from its declared encoding. Sources in UTF-8 or ASCII come
 * back as they are, so that offsets are offsets in the file; in others they refer to the transcoded text.
 */
export function transcodeSource(latin1: string, codec: string): string {
  if (codec === "utf-8" || isAscii(latin1) || codecFamily(codec) === "utf-8") return latin1;
  if (codecFamily(codec) === "latin-1" || codec === "iso-8859-1") return encode(latin1);
  const label = labelOf(registryName(codec));
  if (!label) return encode(latin1);
  return encode(new TextDecoder(label).decode(Uint8Array.from(latin1, (char) => char.charCodeAt(0))));
}

function labelOf(name: string): string | undefined {
  const entry = LABELS.find(([pattern]) => pattern.test(name));
  return entry && name.replace(entry[0], entry[1]);
}

function encode(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let latin1 = "";
  for (let i = 0; i < bytes.length; i += 0x2000) latin1 += String.fromCharCode(...bytes.subarray(i, i + 0x2000));
  return latin1;
}
