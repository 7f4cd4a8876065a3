import { describe, expect, it } from "vitest";
import { count, list, printable } from "../src/text.ts";

describe("printable", () => {
  it("leaves ordinary text of any language alone", () => {
    expect(printable("tests/größe/测试.py 🐍")).toBe("tests/größe/测试.py 🐍");
  });

  it("escapes what a terminal or a CI log would obey", () => {
    expect(printable("a\nb\u001b[31m\r::error::")).toBe("a\\x0ab\\x1b[31m\\x0d::error::");
    expect(printable("x\u202ey\u009b")).toBe("x\\u202ey\\x9b");
  });

  it("prints bytes that are not UTF-8 as they stand on disk", () => {
    expect(printable("caf\udce9.py")).toBe("caf\\xe9.py");
  });
});

describe("list", () => {
  it("names all of a few and counts the rest", () => {
    expect([list([]), list(["a"]), list(["a", "b"]), list(["a", "b", "c"])]).toEqual([
      "",
      "a",
      "a and b",
      "a, b and c",
    ]);
    expect(list(["a", "b", "c", "d", "e", "f"])).toBe("a, b and 4 more");
  });
});

describe("count", () => {
  it("knows one from many", () => {
    expect([count(0, "error"), count(1, "error"), count(2, "entry", "entries")]).toEqual([
      "0 errors",
      "1 error",
      "2 entries",
    ]);
  });
});
