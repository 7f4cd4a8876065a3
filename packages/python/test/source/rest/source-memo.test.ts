import type { ContentMemo, KeptContents } from "@pylayout/core";
import { versionRange, type SourceFacts } from "@pylayout/python";
import { expect, it } from "vitest";
import { sourceFacts, type SourceHost } from "../../../src/source/read-source.ts";
import { SourceMemo } from "../../../src/source/rest/source-memo.ts";
import type { SourceQuestion } from "../../../src/source/source-question.ts";
import { SourceStore } from "../../../src/source/rest/source-store.ts";
import { comparableFacts } from "../comparable-facts.ts";
import { constructSnippets } from "../construct-snippets.ts";

const LONG = `
from __future__ import annotations
import a, b.c as d
from ..up import x as y, z
from star import *
import sys, os, pytest
sys.path.insert(0, os.path.dirname(__file__) + "/lib")
sys.modules["k"] = None
__all__ = ["a", "übung", "late"]
übung = 1
a.b.c
strange
try:
    import tomllib
except (ImportError, KeyError) as error:
    import tomli as tomllib
    raise
else:
    late = 2
if sys.version_info >= (3, 12):
    import newer
def f(): pass
def g():
    import inner
    a.inside
class C:
    def m(self):
        exec("x")
pytest.skip("no", allow_module_level=True)
def __getattr__(name):
    if name == "lazy":
        from . import lazy
        return lazy
    raise AttributeError
`;

const SOURCES = [
  LONG,
  LONG.replaceAll("\n", "\r\n"),
  LONG.replaceAll("\n", "\r"),
  `\ufeff${LONG}`,
  `# coding: latin-1\n${LONG}`,
  `# coding: unknown\n${LONG}`,
  "",
  "x = '\ud800\0'",
  "import a; x = = 1\n",
  "import sys\nsys.path.append('a')\nclass A:\n    x = = 1\n",
  "def f(:\n    import b\n",
  "f(\n".repeat(300),
  "def __getattr__(name): return name\n",
  "match x:\n    case 1:\n        import one\n",
  ...constructSnippets().filter((_, i) => i % 40 === 0),
];

const ASKS_FOR_A: SourceQuestion = { topic: "stops", ask: (facts) => facts.executed()?.includes("a") ?? true };
const ASKS_FOR_TEXT: SourceQuestion = { topic: "path edits", ask: (_, text) => text().includes("lazy") };

/** Answers of one kind, comparable. */
const QUESTIONS: readonly ((facts: SourceFacts) => unknown)[] = [
  (facts) => facts.encoding,
  (facts) => [facts.events, facts.blocks],
  (facts) => facts.syntax(false),
  (facts) => facts.syntax(true),
  (facts) => [facts.uses(), facts.blocks],
  (facts) => stateOf(facts.bindings()),
  (facts) => stateOf(facts.bindings(versionRange("3.8", "3.9"))),
  (facts) => stateOf(facts.bindings(versionRange("3.12"))),
  (facts) => ["a", "b", "d", "übung", "other"].map((name) => facts.chainsAfter(name)),
  (facts) => facts.answer(ASKS_FOR_A),
  (facts) => facts.answer(ASKS_FOR_TEXT),
  (facts) => facts.eventsOf("path-edit").map((event) => ({ ...event, block: 0 })),
];

function stateOf(bindings: ReturnType<SourceFacts["bindings"]>): unknown {
  const { definite, possible, opaque, stars, all, allState, allLines, lazyNames } = bindings;
  return { definite, possible, opaque, stars, all, allState, allLines, lazyNames, early: bindings.state("late", 200) };
}

class MemoryMemo implements ContentMemo {
  readonly kept: KeptContents | undefined;
  readonly changed = new Set<number>();
  make: () => KeptContents | undefined = () => undefined;

  constructor(kept?: KeptContents) {
    this.kept = kept;
  }

  isUnchanged(index: number): boolean {
    return !this.changed.has(index);
  }

  keepAtEnd(make: () => KeptContents | undefined): void {
    this.make = make;
  }
}

const latin1 = (source: string): string => Buffer.from(source, "utf8").toString("latin1");
const pathOf = (index: number): string => `tests/test_${index}.py`;

class CountingHost implements SourceHost {
  readonly store = new SourceStore();
  readonly #sources: readonly string[];
  reads = 0;

  constructor(sources: readonly string[]) {
    this.#sources = sources;
  }

  bytes(path: string): string {
    this.reads++;
    return latin1(this.#sources[Number(/\d+/.exec(path)?.[0])] ?? "");
  }

  isThorough(): boolean {
    return false;
  }
}

/** What one run keeps that asks each source some of the questions. */
function keptOf(sources: readonly string[], isAsked: (source: number, question: number) => boolean): KeptContents {
  const contents = new MemoryMemo();
  const memo = new SourceMemo(contents);
  const host = new CountingHost(sources);
  sources.forEach((_, i) => {
    expect(memo.recall(pathOf(i))).toBeUndefined();
    const facts = sourceFacts(pathOf(i), host);
    memo.add(pathOf(i), facts);
    QUESTIONS.forEach((question, at) => isAsked(i, at) && question(facts));
  });
  const kept = contents.make();
  if (kept === undefined) throw new Error("nothing is kept");
  return kept;
}

/** The facts of each source as the next run recalls them. */
function recalled(kept: KeptContents, sources: readonly string[]): { facts: SourceFacts[]; host: CountingHost } {
  const memo = new SourceMemo(new MemoryMemo(kept));
  const host = new CountingHost(sources);
  return { facts: sources.map((_, i) => sourceFacts(pathOf(i), host, memo.recall(pathOf(i)))), host };
}

it("tells all that was asked without reading a source again", () => {
  const { facts, host } = recalled(
    keptOf(SOURCES, () => true),
    SOURCES,
  );
  const anew = new CountingHost(SOURCES);
  facts.forEach((each, i) => {
    const fresh = sourceFacts(pathOf(i), anew);
    for (const question of QUESTIONS) {
      const answer = question(fresh);
      const { reads } = host;
      expect(question(each), SOURCES[i]).toEqual(answer);
      // Shifts of a codec are told by the source alone.
      if (fresh.encoding.name === "utf-8") expect(host.reads, SOURCES[i]).toBe(reads);
    }
  });
});

it.each([1, 2, 3, 4, 5, 6])("tells the same as a source read anew, whatever was asked before (%i)", (seed) => {
  const isAsked = (source: number, question: number): boolean =>
    (Math.imul(source * 16 + question + seed * 7919, 0x9e3779b1) >>> 28) % 3 === 0;
  const { facts } = recalled(keptOf(SOURCES, isAsked), SOURCES);
  const host = new CountingHost(SOURCES);
  facts.forEach((each, i) => {
    const fresh = sourceFacts(pathOf(i), host);
    for (const at of QUESTIONS.keys()) {
      const question = QUESTIONS[(at + seed) % QUESTIONS.length];
      expect(question?.(each), SOURCES[i]).toEqual(question?.(fresh));
    }
    expect(comparableFacts(each)).toEqual(comparableFacts(fresh));
  });
});

it("recalls nothing of a source that has changed, or that is new", () => {
  const contents = new MemoryMemo(keptOf(["import a\n", "import b\n"], () => true));
  contents.changed.add(1);
  const memo = new SourceMemo(contents);
  expect(memo.recall(pathOf(0))).toBeDefined();
  expect(memo.recall(pathOf(1))).toBeUndefined();
  expect(memo.recall(pathOf(2))).toBeUndefined();
});

it("is written anew only where more than a twentieth was read", () => {
  const sources = Array.from({ length: 40 }, (_, i) => `import m${i}\n`);
  const kept = keptOf(sources, () => true);
  for (const changed of [0, 1, 2, 3]) {
    const contents = new MemoryMemo(kept);
    for (let i = 0; i < changed; i++) contents.changed.add(i);
    const memo = new SourceMemo(contents);
    const host = new CountingHost(sources);
    sources.forEach((_, i) => {
      memo.add(pathOf(i), sourceFacts(pathOf(i), host, memo.recall(pathOf(i))));
    });
    expect(contents.make() !== undefined, `${changed} changed`).toBe(changed > 2);
  }
});
