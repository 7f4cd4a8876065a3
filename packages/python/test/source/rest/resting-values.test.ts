import { expect, it } from "vitest";
import { readSource, type SourceHost } from "../../../src/source/read-source.ts";
import { SourceStore } from "../../../src/source/rest/source-store.ts";
import { comparableFacts } from "../comparable-facts.ts";

const SOURCE = `
from __future__ import annotations
import a, b.c as d
from ..up import x as y, z
`;

const LONG = `${SOURCE}
from star import *
import sys, os, pytest
sys.path.insert(0, os.path.dirname(__file__) + "/lib")
sys.modules["k"] = None
collect_ignore = ["one.py"]
pytest_plugins = ("p.q",)
__all__ = ["a", "übung", "late"]
übung = 1
a.b.c
try:
    import tomllib
except (ImportError, KeyError) as error:
    import tomli as tomllib
    raise
else:
    late = 2
finally:
    del d
if sys.version_info >= (3, 12):
    import newer
def f():
    import inner
pytest.skip("no", allow_module_level=True)
`;

/** More imports than are kept as they are. */
function readManyOthers(host: Omit<SourceHost, "bytes">): void {
  const source = Array.from({ length: 2000 }, (_, i) => `import m${i}\n`).join("");
  for (let i = 0; i < 40; i++) {
    const facts = readSource(`m${i}.py`, { ...host, bytes: () => source });
    expect(facts.events.length).toBe(2000);
    expect(facts.bindings().state("m1999")).toBe("definite");
  }
}

it.each([SOURCE, LONG, "", "import a; x = = 1\n"])("tells the same after many others were read: %j", (source) => {
  const host = { store: new SourceStore(), isThorough: () => false };
  const bytes = Buffer.from(source).toString("latin1");
  const facts = readSource("tests/test_m.py", { ...host, bytes: () => bytes });
  const first = comparableFacts(facts);
  const { events } = facts;
  readManyOthers(host);
  expect(comparableFacts(facts)).toEqual(first);
  if (events.length > 0) expect(facts.events, "the others left no room").not.toBe(events);
});
