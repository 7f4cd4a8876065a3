import { describe, expect, it } from "vitest";
import { readToml } from "../../src/config-file/index.ts";

const text = `# comment with [fake]
top = 1
[build-system]
requires = [
  "a", # [x]
  """b
[not.a.header]
""",
]
build-backend = 'x'

[project]
name = "demo"
classifiers = [
  "Programming Language :: Python :: 3.9",
  "Programming Language :: Python :: 3.10",
]
[tool.poetry.dependencies]
python = "^3.8"
"quoted.key" = { version = "1", extras = ["[z]"] }
[[tool.x]]
a = 1
[[tool.x]]
a = 2
[tool.x.sub]
b.c = 3
`;

describe("readToml", () => {
  const result = readToml(text);
  if (!result.ok) throw new Error(result.message);

  it.each([
    [["top"], 2],
    [["build-system"], 3],
    [["build-system", "build-backend"], 10],
    [["project", "classifiers"], 14],
    [["tool", "poetry", "dependencies", "python"], 19],
    [["tool", "poetry", "dependencies", "quoted.key", "version"], 20],
    [["tool", "poetry"], 18],
    [["tool", "x", "a"], 22],
    [["tool", "x", "1", "a"], 24],
    [["tool", "x", "1", "sub", "b", "c"], 26],
    [["tool", "x", "0"], 21],
    [["absent"], 0],
    [["not", "a", "header"], 0],
  ])("line of %j", (path, line) => {
    expect(result.lineOf(path)).toBe(line);
  });

  it("line of a text inside a value", () => {
    expect(result.lineOf(["project", "classifiers"], "3.10")).toBe(16);
    expect(result.lineOf(["project", "classifiers"], "4.0")).toBe(14);
  });

  it("says where a text is no TOML, in one line", () => {
    const broken = readToml('[a]\nb = "c\nd = 1\n');
    expect(broken).toMatchObject({ ok: false, line: 2 });
    expect(broken.ok ? "" : broken.message).not.toContain("\n");
  });

  it("integers of any size, and keys that objects have by nature", () => {
    const odd = readToml('n = 99999999999999999999\n"__proto__" = 1\nconstructor = 2\n');
    expect(odd.ok && odd.lineOf(["constructor"])).toBe(3);
  });
});
