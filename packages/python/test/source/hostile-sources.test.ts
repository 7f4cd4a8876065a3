import { readSource, sourceComments, type SourceFacts } from "@pylayout/python";
import { describe, expect, test } from "vitest";

/** Numbers that look random and are the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function readAll(source: string): SourceFacts {
  const facts = readSource("tests/test_x.py", source);
  sourceComments(source);
  facts.syntax();
  facts.syntax(true);
  facts.uses();
  const bindings = facts.bindings();
  bindings.state("x");
  for (const event of facts.events) expect(facts.blocks[event.block]).toBeDefined();
  return facts;
}

const SAMPLE = `"""Docs
import no
"""
import os, sys
from a.b import (c as d,  # )
    e)
if sys.version_info >= (3, 8):
    import f
try:
    from .g import h
except (ImportError, ValueError) as error:
    raise
else:
    x = f"{x!r:>{w}} {'a'}"
@pytest.mark.parametrize("a", [1, 2])
async def k(*args, **kw):
    with open(x) as y, z: import l
    return [await m async for m in n]
class O(P):
    q: int = 1
    def r(self): yield from s
sys.path.insert(0, os.path.dirname(__file__))
`;

describe("nothing throws", () => {
  test("on arbitrary bytes", () => {
    const next = random(1);
    for (let round = 0; round < 400; round++) {
      const length = Math.floor(next() * 200);
      readAll(Array.from({ length }, () => String.fromCharCode(Math.floor(next() * 256))).join(""));
    }
  });

  test("on arbitrary tokens", () => {
    const words = SAMPLE.split(/(\W)/).concat(["'''", "\\\n", "\t", "f'{", "}", "match x:\n", "case 1:\n", "\f"]);
    const next = random(2);
    for (let round = 0; round < 400; round++) {
      const length = Math.floor(next() * 60);
      readAll(Array.from({ length }, () => words[Math.floor(next() * words.length)]).join(""));
    }
  });

  test("on truncated and joined sources", () => {
    for (let cut = 0; cut <= SAMPLE.length; cut++) {
      readAll(SAMPLE.slice(0, cut));
      readAll(SAMPLE.slice(cut));
    }
    expect(readAll(SAMPLE + SAMPLE).events.length).toBe(2 * readAll(SAMPLE).events.length);
  });

  test.each([
    ["a line of ten million characters", "x = '" + "a".repeat(1e7) + "'; import y\n"],
    ["a line of many strings", "x = " + "'a' ".repeat(3e5) + "\nimport y\n"],
    ["a line of many brackets", "x = [" + "(a, b), ".repeat(2e5) + "]\nimport y\n"],
    ["a hundred thousand open brackets", "(".repeat(1e5) + "\nimport y\n"],
    ["a hundred thousand closed brackets", "x = " + "(".repeat(1e5) + ")".repeat(1e5) + "\nimport y\n"],
    ["a hundred thousand open lines", "x = (\n".repeat(1e5) + "import y\n"],
    ["a hundred thousand open quotes", "x = '\n".repeat(1e5) + "import y\n"],
    ["a hundred thousand escapes", "x = '" + "\\'".repeat(1e5) + "'\nimport y\n"],
    ["a long chain of attributes", "import y\nx" + ".a".repeat(1e5) + "\n"],
    ["a long chain of operators", "import y\nx = " + "a + ".repeat(1e5) + "a\n"],
    ["a long chain of elif", "if a: pass\n" + "elif b: pass\n".repeat(2e4) + "import y\n"],
    ["many unary operators", "import y\nx = " + "not ".repeat(1e5) + "a\n"],
    [
      "deep indentation",
      Array.from({ length: 300 }, (_, i) => " ".repeat(i) + "if a:\n").join("") + " ".repeat(300) + "import y\n",
    ],
    ["nested f-strings", "import y\nx = " + "f'{".repeat(1000) + "a" + "}'".repeat(1000) + "\n"],
    ["many lambdas", "import y\nx = " + "lambda: ".repeat(1e5) + "a\n"],
  ])("on %s", (_, source) => {
    const modules = readAll(source).events.flatMap((event) => (event.kind === "import" ? [event.module] : []));
    expect(modules).toEqual(["y"]);
  });
});

test("more nested brackets than CPython takes are a fault, without the whole grammar too", () => {
  const nested = (depth: number): string => `x = ${"(".repeat(depth)}1${")".repeat(depth)}\n`;
  expect(readAll(nested(200)).syntax()).toEqual([]);
  expect(
    readAll(nested(201))
      .syntax()
      .map(({ message }) => message),
  ).toEqual(["too many nested parentheses"]);
});

describe("imports are recovered from sources that do not compile", () => {
  test.each([
    ["an open bracket", "x = foo(1,\nimport a\ndef f():\n  import b\n", ["a", "b"]],
    ["an open string", "x = 'abc\nimport a\n", ["a"]],
    ["an unmatched bracket", "x = 1)\nif x:\n  import a\n", ["a"]],
    ["Python 2", "print 'x'\ntry:\n  import a\nexcept E, e:\n  import b\n", ["a", "b"]],
    ["bad indentation", "if x:\nimport a\n   import b\n", ["a", "b"]],
  ])("%s", (_, source, expected) => {
    const modules = readAll(source).events.flatMap((event) => (event.kind === "import" ? [event.module] : []));
    expect(modules).toEqual(expected);
  });

  test("with the blocks around them", () => {
    const facts = readAll("x = (\nclass A:\n  def f(self):\n    try:\n      import a\n");
    const kinds: string[] = [];
    for (let at = facts.blocks[facts.events[0]!.block]; at && at.parent >= 0; at = facts.blocks[at.parent])
      kinds.unshift(at.kind);
    expect(kinds).toEqual(["class", "function", "try"]);
  });
});
