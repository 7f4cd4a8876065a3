import { buildFileTree, memorySource, type MemoryFile } from "@pylayout/core";
import { expect, it } from "vitest";
import { buildModel } from "../../src/model/build-model.ts";

function importers(files: Record<string, MemoryFile>, path: string): string[] {
  const [project] = buildModel(buildFileTree(memorySource(files)), {}).projects;
  return (project?.importersOf(path) ?? []).map((found) => `${found.path}:${found.line}`);
}

const roots = { "pytest.ini": "[pytest]\npythonpath = a b\n" };

it("three importers from outside come before those inside", () => {
  const files = {
    ...roots,
    "a/pkg/__init__.py": "",
    "a/pkg/one.py": "import pkg.two\n",
    "a/pkg/two.py": "",
    "a/z1.py": "import pkg.two",
    "a/z2.py": "import pkg",
    "a/z3.py": "import pkg",
  };
  expect(importers(files, "a/pkg")).toEqual(["a/z1.py:1", "a/z2.py:1", "a/z3.py:1"]);
  expect(importers(files, "a/pkg/two.py")).toEqual(["a/z1.py:1", "a/pkg/one.py:1"]);
});

it("a regular package wins over a portion in an earlier root, and the standard library over every portion", () => {
  const files = {
    ...roots,
    "a/pkg/x.py": "",
    "a/typing/x.py": "",
    "b/pkg/__init__.py": "",
    "b/pkg/x.py": "",
    "b/use.py": "import pkg.x\nimport typing.x\n",
  };
  expect(importers(files, "a/pkg/x.py")).toEqual([]);
  expect(importers(files, "b/pkg/x.py")).toEqual(["b/use.py:1"]);
  expect(importers(files, "a/typing/x.py")).toEqual([]);
});

it("of portions of one namespace, the one that has the module", () => {
  const files = { ...roots, "a/ns/x.py": "", "b/ns/y.py": "", "b/use.py": "import ns.y\n" };
  expect(importers(files, "b/ns/y.py")).toEqual(["b/use.py:1"]);
  expect(importers(files, "a/ns")).toEqual([]);
});

it("through a link, whatever the path behind it is called", () => {
  const files = {
    "real/__init__.py": "",
    "real/x.py": "",
    alias: { symlink: "real" },
    "use.py": "import alias.x\nfrom alias import x\n",
    "other.py": "from real import x\n",
  };
  expect(importers(files, "real/x.py")).toEqual(["other.py:1", "use.py:1", "use.py:2"]);
  expect(importers(files, "real")).toEqual(["other.py:1", "use.py:1", "use.py:2"]);
});
