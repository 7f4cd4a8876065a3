const LABELS: readonly (readonly [RegExp, string])[] = [
  [/^(?:shift_?jis|sjis|csshiftjis|cp932|ms932|ms_kanji|windows_31j)$/, "shift_jis"],
  [/^(?:euc_?jp|ujis)$/, "euc-jp"],
  [/^(?:euc_?kr|korean|cp949|uhc|ms949)$/, "euc-kr"],
  [/^(?:gbk|cp936|ms936|gb2312|euc_?cn)$/, "gbk"],
  [/^gb18030(?:_2000)?$/, "gb18030"],
  [/^(?:big5|big5_tw|csbig5|cp950|ms950)$/, "big5"],
];

/**
 * The Encoding Standard's label for a codec of several bytes a character, given as Python's registry names it; undefined where it
 * has none, or one that means another set of characters (big5hkscs).
 */
export function decoderLabel(name: string): string | undefined {
  return LABELS.find(([pattern]) => pattern.test(name))?.[1];
}
