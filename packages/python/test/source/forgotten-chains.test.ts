import { expect, it } from "vitest";
import { readSource, type SourceHost } from "../../src/source/read-source.ts";
import { SourceStore } from "../../src/source/rest/source-store.ts";

const SOURCE = `
import a, b.c
from d import e as f, g
from h import *
f.x.y, f.z
b.c.k
other.name
def function():
    a.inside
`;

class CountingHost implements SourceHost {
  readonly store = new SourceStore();
  readonly #texts = new Map<string, string>();
  reads = 0;

  add(path: string, text: string): void {
    this.#texts.set(path, text);
  }

  bytes(path: string): string {
    this.reads++;
    return this.#texts.get(path) ?? "";
  }

  isThorough(): boolean {
    return false;
  }
}

function readMuchElse(host: CountingHost): void {
  host.add("long.py", "x = 1\n".repeat(1_000_000));
  for (let i = 0; i < 3; i++) expect(readSource("long.py", host).events).toEqual([]);
}

it("tells what stands behind imported names without the text, and of others with it", () => {
  const host = new CountingHost();
  host.add("m.py", SOURCE);
  const facts = readSource("m.py", host);
  expect(facts.events.length).toBe(4);
  expect(facts.executed()).not.toContain("inside");
  expect(facts.chainsAfter("a")).toEqual([]);
  readMuchElse(host);
  const { reads } = host;
  expect(facts.chainsAfter("a")).toEqual([]);
  expect(facts.chainsAfter("b")).toEqual([["c"], ["c", "k"]]);
  expect(facts.chainsAfter("f")).toEqual([["x", "y"], ["z"]]);
  expect(facts.chainsAfter("g")).toEqual([]);
  expect(host.reads).toBe(reads);
  expect(facts.chainsAfter("other")).toEqual([["name"]]);
  expect(host.reads).toBe(reads + 1);
});
