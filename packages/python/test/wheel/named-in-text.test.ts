import { describe, expect, it } from "vitest";
import { mayImportAny } from "../../src/wheel/report/named-in-text.ts";

const may = (text: string, ...names: string[]) => mayImportAny(text, "pkg.sub", new Set(names));

describe("mayImportAny", () => {
  it.each([
    ["import a.b", "a.b"],
    ["import x, a . b as c", "a"],
    ["x = 1; import a", "a"],
    ["if x: from a import b", "a.b"],
    ["from a import (x,  # not ) yet\n  b)", "a.b"],
    ["from a \\\n import b", "a.b"],
    ["from \\\r\n a import \\\r\n b", "a.b"],
    ["from . import m", "pkg.sub.m"],
    ["from ..m.n import x", "pkg.m"],
    ["import \xe9", "\xe9"],
  ])("%j may import %s", (text, name) => {
    expect(may(text, name)).toBe(true);
  });

  it.each([
    ["import b.a", "a"],
    ["from a import c", "a.b"],
    ["from . import m", "m"],
    ["from .a import b", "a"],
    ["from...import m", "m"],
    ["important = a", "a"],
    ["a = 1", "a"],
  ])("%j does not import %s", (text, name) => {
    expect(may(text, name)).toBe(false);
  });
});
