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
