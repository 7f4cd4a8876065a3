import { ALL_VERSIONS, readSource, versionRange } from "@pylayout/python";
import { describe, expect, test } from "vitest";

function encoding(latin1: string) {
  return readSource("x.py", latin1).encoding;
}

describe("sources that decode", () => {
  test.each([
    ["x = 1\n", "utf-8"],
    ["\xef\xbb\xbfx = 1\n", "utf-8"],
    ["x = '\xc3\xa9'\n", "utf-8"],
    ["# \xe9 in a comment only\nx = 1\n", "utf-8"],
    ["# coding: utf-8\n# \xe9\n", "utf-8"],
    ["# coding: latin-1\nx = '\xe9'\n", "iso-8859-1"],
    ["#!/bin/sh\n# vim: set fileencoding=cp1252 :\nx = '\x93'\n", "cp1252"],
    ["\n# coding: koi8-r\nx = '\xe9'\n", "koi8-r"],
    ["x = 1\n# coding: nope\n", "utf-8"],
    ["\n\n# coding: nope\n", "utf-8"],
    ["# coding: ascii\nx = 1\r\n", "ascii"],
    ["x = 1\ry = 2\r", "utf-8"],
  ])("%j", (source, name) => {
    expect(encoding(source)).toMatchObject({ name, failsOn: 0, message: null, exception: null });
  });
});

describe("sources that do not", () => {
  test.each([
    [
      "x = 'ab\xe9cd'\n",
      "(unicode error) 'utf-8' codec can't decode byte 0xe9 in position 2: invalid continuation byte",
      1,
    ],
    [
      "x = '\\n ab\xe9'\n",
      "(unicode error) 'utf-8' codec can't decode byte 0xe9 in position 0: unexpected end of data",
      1,
    ],
    [
      "a = 1\nx = '\xff'\n",
      "(unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
      2,
    ],
    ["# coding: nope-8\n", "unknown encoding: nope-8", 1],
    [
      "# coding: ascii\nx = '\xe9'\n",
      "'ascii' codec can't decode byte 0xe9 in position 21: ordinal not in range(128)",
      2,
    ],
    ["# coding: utf8\n# \xe9\n", "'utf-8' codec can't decode byte 0xe9 in position 17: invalid continuation byte", 2],
    [
      "# coding: cp1252\nx='\x81'\n",
      "'charmap' codec can't decode byte 0x81 in position 20: character maps to <undefined>",
      2,
    ],
    [
      "# coding: cp1251\nx='\x98'\n",
      "'charmap' codec can't decode byte 0x98 in position 20: character maps to <undefined>",
      2,
    ],
    [
      "# coding: utf-7\nx='\xe9'\n",
      "'utf7' codec can't decode byte 0xe9 in position 19: unexpected special character",
      2,
    ],
    [
      "# coding: euc-jp\nx='\xa4'\n",
      "'euc_jp' codec can't decode byte 0xa4 in position 20: illegal multibyte sequence",
      2,
    ],
    [
      "# coding: shift_jis\nx='\x83A\xfd'\n",
      "'shift_jis' codec can't decode byte 0xfd in position 25: illegal multibyte sequence",
      2,
    ],
    ["# coding: cp037\nx=1\n", "invalid non-printable character U+0083", 1],
    ["# coding: hex\n", "'hex' is not a text encoding; use codecs.decode() to handle arbitrary codecs", 1],
    ["# coding: undefined\n", "undefined encoding", 1],
    ["x = b'\xe9'\n", "bytes can only contain ASCII literal characters", 1],
    ["x = '\xe2\x82'\n", "(unicode error) 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data", 1],
    [
      "x = '\xe2\x82a'\n",
      "(unicode error) 'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte",
      1,
    ],
    ["\xef\xbb\xbf# coding: latin-1\n", "encoding problem: iso-8859-1 with BOM", 1],
    ["\xef\xbb\xbf# coding: utf8\n", "encoding problem: utf8 with BOM", 1],
  ])("%j", (source, message, line) => {
    expect(encoding(source)).toMatchObject({
      failsOn: ALL_VERSIONS,
      message,
      line,
      exception: "SyntaxError",
      valueErrorOn: 0,
    });
  });

  test("null bytes and UTF-16 raise ValueError on older versions", () => {
    expect(encoding("x = 1\0\n")).toMatchObject({
      name: "utf-8",
      message: "source code string cannot contain null bytes",
      valueErrorOn: versionRange("3.8", "3.10"),
    });
    expect(encoding("\xff\xfex\0 \0=\0 \x001\0").name).toBe("utf-16");
    expect(encoding("x\0 \0=\0 \x001\0").name).toBe("utf-16");
  });
});

test("columns count the bytes of UTF-8 whatever the encoding", () => {
  const [event] = readSource("x.py", "# coding: latin-1\nx = '\xe9'; import y\n").events;
  expect(event).toMatchObject({ line: 2, column: 10 });
});

/** Python's words by the first version that has them. */
describe("messages by version", () => {
  test.each([
    [
      "x = b'\xe9'\n",
      {
        "3.8": "bytes can only contain ASCII literal characters.",
        "3.10": "bytes can only contain ASCII literal characters",
      },
    ],
    [
      "x\xff = 1\n",
      {
        "3.8": "invalid character in identifier",
        "3.9": "(unicode error) 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte",
      },
    ],
    [
      "x = f'a\xff{y}'\n",
      {
        "3.8": "(unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
        "3.12": "'utf-8' codec can't decode byte 0xff in position 1: invalid start byte",
      },
    ],
    [
      "x = f'{\"\xff\"}'\n",
      {
        "3.8": "(unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
        "3.9": "f-string: (unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
        "3.12": "(unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
      },
    ],
    [
      "# coding: undefined\n",
      {
        "3.8": "decoding with 'undefined' codec failed (UnicodeError: undefined encoding)",
        "3.12": "undefined encoding",
      },
    ],
    [
      "# coding: cp037\n",
      { "3.8": "invalid character in identifier", "3.9": "invalid non-printable character U+0083" },
    ],
    ["# coding: utf-16\nx=1\n", { "3.8": "'utf-16-le' codec can't decode byte 0x0a in position 20: truncated data" }],
    ["# coding: utf-16\nx = 1\n", { "3.8": "'utf-16-le' codec can't decode byte 0x0a in position 22: truncated data" }],
    [
      "# coding: utf-16\nx =1\n",
      { "3.8": "invalid character in identifier", "3.9": "invalid character '\u2023' (U+2023)" },
    ],
    [
      "# coding: utf-32\n",
      { "3.8": "'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x110000)" },
    ],
  ] as [string, Record<string, string>][])("%j", (source, expected) => {
    const { messages, message } = encoding(source);
    const firsts = Object.entries(expected);
    firsts.forEach(([first, text], i) => {
      const next = firsts[i + 1]?.[0];
      const on = versionRange(first as "3.8") & ~(next === undefined ? 0 : versionRange(next as "3.8"));
      expect(messages.filter((each) => (each.on & on) !== 0).map((each) => each.message)).toEqual([text]);
    });
    expect(message).toBe(firsts.at(-1)?.[1]);
  });
});

describe("names in letters of other encodings", () => {
  test.each([
    ["# coding: cp437\n\x81ber = 1\n", 0],
    ["# coding: cp1252\n\x9f = 1\n", 0],
    ["# coding: mac-roman\n\x8e = 1\n", 0],
    ["# coding: cp437\n\xb0 = 1\n", ALL_VERSIONS],
    ["# coding: mac-roman\n\xa4 = 1\n", ALL_VERSIONS],
    ["# coding: cp949\n\x81\x41 = 1\n", 0],
    // What a codec reads otherwise than ASCII is not judged.
    ["# coding: utf-7\nx+ACA = 1\n", 0],
    ["# coding: unicode_escape\nx = '\\'\n", 0],
  ])("%j", (source, failsOn) => {
    const facts = readSource("x.py", source);
    expect(facts.encoding.failsOn).toBe(0);
    expect(facts.syntax(true).reduce((set, issue) => set | issue.failsOn, 0)).toBe(failsOn);
  });
});

describe("bytes that begin or end no character", () => {
  test.each([
    ["# coding: cp949\nx='\xff'\n", 0xff, 19],
    ["# coding: cp932\nx='\x81\x20'\n", 0x81, 19],
    ["# coding: euc_kr\nx='\x80'\n", 0x80, 20],
  ])("%j", (source, byte, position) => {
    const { failsOn, message } = encoding(source);
    expect(failsOn).toBe(ALL_VERSIONS);
    expect(message).toContain(`can't decode byte 0x${byte.toString(16)} in position ${position}: illegal multibyte`);
  });
});
