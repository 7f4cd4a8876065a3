import { describe, expect, it } from "vitest";
import { readIni, type IniDialect } from "../../src/config-file/index.ts";

function read(text: string, dialect: IniDialect): unknown {
  const result = readIni(text, dialect);
  if (!result.ok) return `line ${result.line}: ${result.message}`;
  return Object.fromEntries(
    [...result.sections].map(([name, { values }]) => [
      name,
      Object.fromEntries([...values].map(([key, { value }]) => [key, value])),
    ]),
  );
}

const common = `# head
[metadata]
name = demo
version: 1.0
description = a # b ; c
classifiers =
    One

    # between
    Two
  Three = 3
url = http://x:1/?a=b
empty =

[options]
Python_Requires = >=3.8,%(x)s
`;

describe("readIni as configparser", () => {
  it("continuations, blank lines, comments", () => {
    expect(read(common, "configparser")).toEqual({
      metadata: {
        name: "demo",
        version: "1.0",
        description: "a # b ; c",
        classifiers: "\nOne\n\nTwo\nThree = 3",
        url: "http://x:1/?a=b",
        empty: "",
      },
      options: { Python_Requires: ">=3.8,%(x)s" },
    });
  });

  it("lines of keys and of each line of a value", () => {
    const result = readIni(common, "configparser");
    const value = result.ok ? result.sections.get("metadata")?.values.get("classifiers") : undefined;
    expect(value).toMatchObject({ line: 6, lines: [6, 7, 8, 10, 11] });
  });

  it("an indented section and its deeper values", () => {
    expect(read("  [a]\n  b = 1\n  c = 2\n    d = 3\n", "configparser")).toEqual({ a: { b: "1", c: "2\nd = 3" } });
  });

  it.each([
    ["[a]\nb = 1\n[a]\n", "line 3: section 'a' already exists"],
    ["[a]\nb = 1\nb = 2\n", "line 3: option 'b' already exists"],
    ["b = 1\n", "line 1: no section header before the first value"],
    ["[a]\nwords\n", "line 2: neither a section nor an option: 'words'"],
  ])("refuses %j", (text, message) => {
    expect(read(text, "configparser")).toBe(message);
  });
});

describe("readIni as iniconfig", () => {
  it("drops blank lines and comments of values", () => {
    expect(read(common, "iniconfig")).toEqual({
      metadata: {
        name: "demo",
        version: "1.0",
        description: "a # b ; c",
        classifiers: "One\nTwo\nThree = 3",
        url: "http://x:1/?a=b",
        empty: "",
      },
      options: { Python_Requires: ">=3.8,%(x)s" },
    });
  });

  it("a comment behind a section, and a bracket that is none", () => {
    expect(read("[pytest] # x\naddopts = -q\n[ok\n", "iniconfig")).toEqual({ pytest: { addopts: "-q\n[ok" } });
  });

  it.each([
    ["[a]\nb = 1\n[a]\n", "line 3: section 'a' already exists"],
    ["[a]\nb = 1\nb = 2\n", "line 3: option 'b' already exists"],
    ["[a]\n  b\n", "line 2: unexpected value continuation"],
    ["[a]\nwords\n", "line 2: unexpected line: 'words'"],
    ["[]\n", "line 1: empty section name"],
  ])("refuses %j", (text, message) => {
    expect(read(text, "iniconfig")).toBe(message);
  });
});
