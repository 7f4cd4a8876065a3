const COOKIES = (
  "utf-8 utf8 UTF_8 utf-8-sig latin-1 iso8859-15 ascii us-ascii cp1252 cp1251 cp437 koi8-r mac-roman palmos euc-jp shift_jis " +
  "cp932 gbk gb18030 big5 cp949 euc_kr iso2022_jp hz utf-7 utf-16 utf-16-le utf-32 utf-8-unix latin-1-dos cp037 hex rot13 " +
  "base64 undefined idna punycode unicode_escape raw_unicode_escape mbcs nope"
).split(" ");

/** How sources begin. */
const HEADS = [
  "",
  "\xef\xbb\xbf",
  ...COOKIES.map((name) => `# coding: ${name}\n`),
  ...["utf-8", "utf8", "latin-1", "cp1252"].map((name) => `\xef\xbb\xbf# coding: ${name}\n`),
  "#!/usr/bin/python\n# -*- coding: euc-jp -*-\n",
  "'''\n# coding: nope\n'''\n",
];

/** What no codec, or not every one, takes. */
const BYTES = [
  ...[
    "\xe9",
    "\xff",
    "\x80",
    "\x81",
    "\x98",
    "\xa4",
    "\xc3\xa9",
    "\xe2\x82",
    "\xe2\x82\xac",
    "\xed\xa0\x80",
    "\xf0\x9f",
  ],
  ...["\xf4\x90\x80\x80", "\xc0\x80", "\x83A\xfd", "\xa4\xa2", "\0", "+ACA", "\\", "~{", "\x1b$B"],
];

/** Where they may stand; `B` is replaced. */
const PLACES = [
  "x = 'B'\n",
  "x = 'abBcd'\n",
  "x = 'a\\nbBcd'\n",
  "x = r'a\\nB'\n",
  "x = b'B'\n",
  "x = '''a\nbB\nc'''\n",
  "x = f'aB{y}'\n",
  "x = f'{y}Bc'\n",
  "x = f'{\"B\"}'\n",
  "x = 'a' 'B'\n",
  "xB = 1\n",
  "B",
  "y = 1\nx = yB + 1\n",
  "# B\nx = 1\n",
  "x = 1  # B",
  "def f():\n  # B\n  'aB'\n",
  "x = (\n  1, # B\n  'aB')\n",
];

/** Sources of bytes that a codec refuses or takes, in every place under every declaration. */
export function decodingSnippets(): string[] {
  const sources = new Set<string>();
  for (const head of HEADS) {
    for (const place of PLACES) for (const bytes of BYTES) sources.add(head + place.replaceAll("B", () => bytes));
  }
  return [...sources];
}
