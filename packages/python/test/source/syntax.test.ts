import { readFileSync } from "node:fs";
import { formatVersions, KNOWN_VERSIONS, readSource, versionBit, type PythonVersion } from "@pylayout/python";
import { describe, expect, test } from "vitest";

interface CompileCase {
  readonly id: string;
  readonly title: string;
  /** Text, or "hex:" and bytes. */
  readonly source: string;
  /** What compile() said, with the versions that said so. */
  readonly byVersion: Readonly<Record<string, readonly PythonVersion[]>>;
}

/** Measured with compile() of CPython 3.8 to 3.13. */
const cases = JSON.parse(readFileSync(new URL("compile-cases.json", import.meta.url), "utf8")) as CompileCase[];

/** CPython 3.13.0 alone cannot compile a lone surrogate. */
const NOT_READ = new Set(["S102"]);

function read(source: string) {
  const bytes = source.startsWith("hex:") ? Buffer.from(source.slice(4), "hex") : Buffer.from(source);
  return readSource("x.py", bytes.toString("latin1"));
}

describe.each([
  ["thorough", true],
  ["by default", false],
] as const)("measured cases, %s", (_, thorough) => {
  test.each(cases.filter(({ id }) => !NOT_READ.has(id)).map((each) => [`${each.id} ${each.title}`, each] as const))(
    "%s",
    (_title, { source, byVersion }) => {
      const facts = read(source);
      const issues = facts.syntax(thorough);
      for (const [outcome, versions] of Object.entries(byVersion)) {
        for (const version of versions) {
          const bit = versionBit(version);
          const fails = (facts.encoding.failsOn & bit) !== 0 || issues.some((issue) => (issue.failsOn & bit) !== 0);
          const missable = !thorough && outcome !== "ok" && Object.keys(byVersion).every((each) => each !== "ok");
          expect(fails || (missable && issues.length === 0), `${version}: ${outcome}`).toBe(
            outcome !== "ok" || (missable && fails),
          );
        }
      }
    },
  );
});

/** "feature line:column failing versions". */
function issues(source: string): string[] {
  return read(source)
    .syntax()
    .map((issue) => `${issue.feature} ${issue.line}:${issue.column} ${formatVersions(issue.failsOn)}`);
}

describe("constructs by version", () => {
  test.each([
    ["x = f\"{'\\n'.join(a)}\"", ["pep701-fstring-backslash 1:8 3.8 to 3.11"]],
    ["if a:\n    x = f'{a['b']}'", ["pep701-fstring-quotes 2:13 3.8 to 3.11"]],
    ["f'''{\na # c\n}'''", ["pep701-fstring-comment 2:2 3.8 to 3.11"]],
    ["f'{a\n}'", ["pep701-fstring-newline 1:4 3.8 to 3.11"]],
    ["f'{x:{y:{z}}}'", ["pep701-fstring-nesting 1:8 3.8 to 3.11"]],
    ["f'{x!r:>{w}} {y[\"a\"]} {{}} {z:%H:%M}'", []],
    ["f'{f\"{x}\"}'", []],
    ["f'{x}' '\\n'", []],
    ["rf'\\d{x}'", []],
    ["f'{x:\\n}'", []],
    ["a[b := 1]", ["walrus-index 1:2 3.8 and 3.9"]],
    ["{b := 1, 2}", ["walrus-set 1:1 3.8"]],
    ["{1, (b := 1)}", []],
    ["if (b := 1): pass", []],
    ["f(b := x for x in y)", ["walrus-generator-argument 1:2 3.8"]],
    ["a[*b]", ["star-index 1:2 3.8 to 3.10"]],
    ["a[1, *b]", ["star-index 1:5 3.8 to 3.10"]],
    ["f(a, *b)\n[1, *b]\nx = a, *b", []],
    ["def f(*args: *Ts): pass", ["star-annotation 1:13 3.8 to 3.10"]],
    ["for x in *a, b: pass", ["star-for 1:9 3.8"]],
    ["for x in b, *a: pass", ["star-for 1:12 3.8"]],
    ["x += *a, b", ["star-augmented 1:5 3.8"]],
    ["@a[0]\ndef f(): pass", ["decorator-expression 1:1 3.8"]],
    ["@a(1)(2)\ndef f(): pass", ["decorator-expression 1:1 3.8"]],
    ["@a(\n  b(1).c,\n)\ndef f(): pass", []],
    ["@a.b.c\n@d.e('x')\ndef f(): pass", []],
    ["with (a as b, c): pass", ["parenthesized-with 1:5 3.8"]],
    ["with (a, b): pass", []],
    ["with (a) as b: pass", []],
    ["match x:\n  case 1: pass", ["match 1:0 3.8 and 3.9"]],
    ["match = x\nmatch(1)\nmatch[0]\nmatch.y", []],
    ["try: pass\nexcept* E: pass", ["except-star 2:6 3.8 to 3.10"]],
    ["try: pass\nexcept A, B: pass", ["except-without-parentheses 2:7 3.8 to 3.13"]],
    ["type X = int", ["type-alias 1:0 3.8 to 3.11"]],
    ["type = 1\ntype(x)", []],
    ["def f[T](x: T): pass", ["type-parameters 1:5 3.8 to 3.11"]],
    ["class A[T]: pass", ["class-type-parameters 1:7 3.8 to 3.11"]],
    ["class A[T = int]: pass", ["class-type-parameters 1:7 3.8 to 3.11", "type-parameter-default 1:10 3.8 to 3.12"]],
    ["t'{x}'", ["template-string 1:0 3.8 to 3.13"]],
    ["async def f():\n  return [[y async for y in g()] for x in z]", ["async-comprehension 2:10 3.8 to 3.10"]],
    ["async def f():\n  return [await y for y in g()]", []],
    ["async def f():\n  return [(await y for y in x) for x in z]", []],
    ["def f(a, /, b, *, c): pass\nx = lambda a, /: a\nf'{x=}'", []],
  ])("%j", (source, expected) => {
    expect(issues(source)).toEqual(expected);
  });

  test("messages are Python's own, by version", () => {
    const [issue] = read("def f[T](): pass").syntax();
    const said = KNOWN_VERSIONS.map(
      (version) => issue?.messages.find(({ on }) => (on & versionBit(version)) !== 0)?.message,
    );
    expect(said).toEqual([
      "invalid syntax",
      "invalid syntax",
      "invalid syntax",
      "expected '('",
      undefined,
      undefined,
      undefined,
    ]);
    expect(read("f\"{'\\n'}\"").syntax()[0]).toMatchObject({
      requires: "3.12",
      message: "f-string expression part cannot include a backslash",
    });
  });
});

describe("errors on every version", () => {
  test.each([
    ["x = (", "SyntaxError", "'(' was never closed", 1, 4],
    ["x = )", "SyntaxError", "unmatched ')'", 1, 4],
    ["x = (]", "SyntaxError", "closing parenthesis ']' does not match opening parenthesis '('", 1, 5],
    ["x = 'a", "SyntaxError", "unterminated string literal (detected at line 1)", 1, 4],
    [
      "x = 'a\\'",
      "SyntaxError",
      "unterminated string literal (detected at line 1); perhaps you escaped the end quote?",
      1,
      4,
    ],
    ["x = 'a\\\\\\\"", "SyntaxError", "unterminated string literal (detected at line 1)", 1, 4],
    ["x = '''a\n", "SyntaxError", "unterminated triple-quoted string literal (detected at line 2)", 1, 4],
    ["if x:\ny = 1", "IndentationError", "expected an indented block after 'if' statement", 2, 0],
    ["x = 1\n  y = 1", "IndentationError", "unexpected indent", 2, 2],
    ["if x:\n    y\n  z", "IndentationError", "unindent does not match any outer indentation level", 3, 2],
    ["if x:\n\ty\n        z", "TabError", "inconsistent use of tabs and spaces in indentation", 3, 8],
    ["print 'x'", "SyntaxError", "Missing parentheses in call to 'print'. Did you mean print(...)?", 1, 0],
    ["raise E, 'm'", "SyntaxError", "invalid syntax", 1, 7],
    ["x = `y`", "SyntaxError", "invalid syntax", 1, 4],
    ["x = y $ z", "SyntaxError", "invalid syntax", 1, 6],
    [
      "x = 0777\n",
      "SyntaxError",
      "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
      1,
      4,
    ],
    ["x = “a”", "SyntaxError", "invalid character '“' (U+201C)", 1, 4],
  ])("%j", (source, exception, message, line, column) => {
    expect(read(source).syntax()).toMatchObject([
      { requires: null, exception, message: expect.stringContaining(message) as string, line, column },
    ]);
  });

  test.each([
    ["return 1", "'return' outside function"],
    ["def f():\n  global x\n  nonlocal x", "name 'x' is nonlocal and global"],
    ["def f():\n  def g():\n    nonlocal x", "no binding for nonlocal 'x' found"],
    ["class A:\n  def f(self):\n    def g():\n      nonlocal __class__", null],
    ["def f():\n  def g():\n    nonlocal x\n  x = 1", null],
    ["x: int\nglobal x", "annotated name 'x' can't be global"],
    ["[x := 1 for x in y]", "assignment expression cannot rebind comprehension iteration variable 'x'"],
    ["async def f():\n  yield 1\n  return 2", "'return' with value in async generator"],
    ["for x in y:\n  def f(): break", "'break' outside loop"],
    ["while x:\n  try: pass\n  except* E: break", "'break', 'continue' and 'return' cannot appear in an except* block"],
    ["f() = 1", "cannot assign to function call here. Maybe you meant '==' instead of '='?"],
    ["(a, 1) = x", "cannot assign to literal"],
    ["f(a=1, b)", "positional argument follows keyword argument"],
    ["f(x for x in y, 1)", "Generator expression must be parenthesized"],
    ["from __future__ import nope", "future feature nope is not defined"],
    ["import a.b as c.d", "invalid syntax"],
    ["[x for x in y if lambda: z]", "invalid syntax"],
    ["def f(a: (yield)): pass", "'yield' outside function"],
    ["type X = (yield)", "yield expression cannot be used within a type alias"],
    ["class A(x for x in y): pass", "invalid syntax"],
    ["from a import b,", "trailing comma not allowed without surrounding parentheses"],
    ["match x:\n  case a: pass\n  case b: pass", "wildcard makes remaining patterns unreachable"],
  ])("the rest of the grammar is checked when asked: %j", (source, message) => {
    expect(
      read(source)
        .syntax(true)
        .find((issue) => issue.requires === null)?.message ?? null,
    ).toBe(message);
  });

  test("a file that cannot be decoded has no syntax", () => {
    expect(read("hex:7828000a").syntax(true)).toEqual([]);
  });
});

describe("names of characters", () => {
  test.each([
    ["'\\N{SNOWMAN} \\N{nbsp} \\N{HANGUL SYLLABLE GA}'", null, "", ""],
    [
      "'\\N{ACCORDION}'",
      "3.9",
      "3.8",
      "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-12: unknown Unicode character name",
    ],
    [
      "f'\xe9 {x}a\\N{Melting Face}'",
      "3.11",
      "3.8 to 3.10",
      "(unicode error) 'unicodeescape' codec can't decode bytes in position 1-16: unknown Unicode character name",
    ],
    [
      "'\xe9\\N{SHAKING FACE}'",
      "3.12",
      "3.8 to 3.11",
      "(unicode error) 'unicodeescape' codec can't decode bytes in position 10-25: unknown Unicode character name",
    ],
    // What 3.14 brought was not measured.
    [
      "'\\N{no such}'",
      null,
      "3.8 to 3.13",
      "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-10: unknown Unicode character name",
    ],
    ["r'\\N{no such}' '\\\\N{no such}'", null, "", ""],
  ])("%s", (source, requires, failsOn, message) => {
    const [issue] = read(`x = ${source}\n`).syntax(false);
    expect([issue?.requires ?? null, issue ? formatVersions(issue.failsOn) : "", issue?.message ?? ""]).toEqual([
      ...[requires, failsOn, message],
    ]);
  });
});
