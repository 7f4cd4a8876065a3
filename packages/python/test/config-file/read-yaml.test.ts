import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readYaml, type YamlNode } from "../../src/config-file/index.ts";

/** The plain value that a YAML 1.2 core schema would give; all scalars as text. */
function plain(node: YamlNode): unknown {
  if (node.kind === "unknown") return undefined;
  if (node.kind === "scalar") return node.text;
  if (node.kind === "sequence") return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plain(entry.value)]));
}

function read(text: string): unknown {
  const result = readYaml(text);
  return result.ok ? plain(result.root) : `line ${result.line}: ${result.message}`;
}

/** Every construct that the reader accepts, compared with the yaml library (all scalars as strings). */
const samples: Record<string, string> = {
  "a workflow": `name: tests
on:
  push:
    branches: [main, '*.x']
  pull_request:
jobs:
  tests:
    name: \${{ matrix.name || matrix.python }}
    runs-on: \${{ matrix.os || 'ubuntu-latest' }}
    strategy:
      fail-fast: false
      matrix:
        include:
          - {python: '3.13'}
          - {name: Windows, python: "3.13", os: windows-latest}
          - python: 3.10
            tox: [py310, "dev"]
    steps:
      - uses: actions/checkout@v4
      - run: |
          pip install -e .
          pytest  # all of it

      - run: >-
          python -m pytest
          tests

          --strict
      - name: "a: b # no comment"
        run: pytest # a comment
`,
  "a sequence as deep as its key": "a:\n- x\n- y: 1\n  z: 2\nb: c\n",
  "nested sequences": "- - a\n  - b\n-\n  - c\n- \n  d: e\n",
  "plain scalars of several lines": "run: python -m pip install\n  --upgrade\n\n  pip\nnext: 1\n",
  "flow over several lines":
    "a: [b,\n  c, # comment\n  {d: e, f},\n  \"g:h\", i:j ]\nk: {\n  l: [m],\n  'n': o p\n  }\n",
  "pairs in a flow sequence": "[a: b, 'c':d, {e: [f: g]}]\n",
  "quoted scalars": `a: 'it''s'\nb: "x\\ty \\u00e9 \\x41"\nc: "one\n  two\n\n  three \\\n  four"\nd: 'one\n  two'\n`,
  "block scalars":
    "a: |\n  x\n    y\n\n  z\n\nb: |-\n  x\nc: |+\n  x\n\nd: >\n  a\n  b\n\n    c\n  d\ne: |2\n    x\nf: >+\n  a\n\n",
  "anchors and merge keys": "base: &base\n  a: 1\n  b: 2\nx:\n  <<: *base\n  b: 3\ny: *base\nz: [*base]\n",
  keys: `"a b": 1\n'c': 2\na-b.c/d: 3\n? x\n`.replace("? x\n", "?x: 4\n-y: 5\n"),
  "markers and comments": "# head\n---\n# more\na: b # c\n  # odd\nc: d#e\n...\n",
  "a string document": "just text\n",
  "values that begin oddly": "a: -x\nb: ?y\nc: :z\nd: <e\nf: $g\nh: =\ni: ~\n",
  "no final newline": "a:\n  - b",
  "windows line ends": "a: b\r\nc:\r\n  - d\r\n",
  "empty values": "a:\nb: ''\nc: []\nd: {}\n",
};

describe("readYaml agrees with the yaml library", () => {
  it.each(Object.entries(samples))("%s", (_, text) => {
    const reviver = (_key: unknown, value: unknown) => value ?? "";
    expect(read(text)).toEqual(parse(text, reviver, { schema: "failsafe", merge: true }));
  });
});

describe("readYaml refuses what it does not know", () => {
  it.each([
    ["explicit keys", "? a\n: b\n", 1],
    ["tabs", "a:\n\tb: c\n", 2],
    ["a key twice", "a: 1\nb: 2\na: 3\n", 3],
    ["several documents", "a: 1\n---\nb: 2\n", 2],
    ["an unclosed quote", "a: 'b\nc: d\n", 1],
    ["an unclosed bracket", "a: [b, c\n", 2],
    ["a key inside a plain value", "a: b: c\n", 1],
    ["bad indentation", "a: b\n   c: d\n", 2],
    ["content behind a value", "a: 'b' c\n", 1],
    ["an unknown alias", "a: *b\n", 1],
  ])("%s", (_, text, line) => {
    const result = readYaml(text);
    expect(result.ok ? "accepted" : result.line).toBe(line);
  });

  it("a text nested without end", () => {
    expect(readYaml("- ".repeat(5000)).ok).toBe(false);
    expect(readYaml("[".repeat(5000)).ok).toBe(false);
  });
});

it("lines of keys, values and block scalars", () => {
  const result = readYaml("# c\na:\n  b: |\n\n    x\n    y\n  c: [1,\n    2]\n");
  if (!result.ok || result.root.kind !== "mapping") throw new Error("not read");
  const a = result.root.entries.get("a");
  expect(a?.line).toBe(2);
  if (a?.value.kind !== "mapping") throw new Error("not a mapping");
  expect(a.value.entries.get("b")).toEqual({
    line: 3,
    value: { kind: "scalar", text: "\nx\ny\n", quoted: true, line: 4 },
  });
  const c = a.value.entries.get("c")?.value;
  expect(c?.kind === "sequence" && c.items.map((item) => item.line)).toEqual([7, 8]);
});

it("marks values with an application's own tag as unknown", () => {
  const result = readYaml("script:\n  - !reference [.setup, script]\n  - pytest\nx: !!str 3\n");
  expect(result.ok && plain(result.root)).toEqual({ script: [undefined, "pytest"], x: "3" });
});
