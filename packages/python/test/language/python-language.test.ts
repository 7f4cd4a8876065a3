import { buildFileTree, memorySource, type FileTree } from "@pylayout/core";
import { describe, expect, it } from "vitest";
import { python } from "../../src/language/python-language.ts";
import type { PythonNodes } from "../../src/language/python-nodes.ts";

const files = {
  "pyproject.toml": '[project]\nname = "demo"\n[tool.pytest.ini_options]\n',
  "README.md": "",
  "docs/guide/a.rst": "",
  "other/b.md": "",
  "demo/__init__.py": "import os, sys\nfrom . import a\n",
  "demo/data-files/x.py": "",
  "tests/test_a.py": "",
  "libs/b/pyproject.toml": '[project]\nname = "b"\n',
  "libs/b/b/__init__.py": "",
};

function visits(wanted: readonly string[], tree = buildFileTree(memorySource(files))): string[] {
  const seen: string[] = [];
  python.traverse(python.createModel(tree, {}), new Set(wanted), (type, node) => seen.push(`${type} ${node.path}`));
  return seen;
}

describe("traverse", () => {
  it("project by project, in a stable order", () => {
    expect(visits(["project", "directory", "package", "module", "import", "testModule", "document"])).toEqual([
      "project ",
      "directory demo",
      "directory demo/data-files",
      "directory docs",
      "directory docs/guide",
      "directory libs",
      "directory other",
      "directory tests",
      "package demo",
      "module demo/__init__.py",
      "import demo/__init__.py",
      "import demo/__init__.py",
      "import demo/__init__.py",
      "module demo/data-files/x.py",
      "module tests/test_a.py",
      "testModule tests/test_a.py",
      "document README.md",
      "document docs/guide/a.rst",
      "project libs/b",
      "directory libs/b/b",
      "package libs/b/b",
      "module libs/b/b/__init__.py",
    ]);
  });

  it("every file, of whatever kind, with its project", () => {
    expect(visits(["file"]).sort()).toEqual(
      Object.keys(files)
        .map((path) => `file ${path}`)
        .sort(),
    );
  });

  it("an import with what it leads to, by its text alone", () => {
    const tree = buildFileTree(
      memorySource({
        "pyproject.toml": "",
        "src/app/__init__.py": "from . import core\nimport app.sub.deep, json\nfrom ..nowhere import x\n",
        "src/app/core.py": "",
        "src/app/sub/deep.py": "",
      }),
    );
    const targets: (readonly string[])[] = [];
    python.traverse(python.createModel(tree, {}), new Set(["import"]), (_, node) =>
      targets.push((node as PythonNodes["import"]).targets),
    );
    expect(targets).toEqual([["src/app/core.py"], ["src/app", "src/app/sub", "src/app/sub/deep.py"], [], []]);
  });

  it("does not depend on the order of entries", () => {
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    const wanted = ["directory", "file", "module", "document"];
    expect(visits(wanted, buildFileTree(memorySource(reversed)))).toEqual(visits(wanted));
  });

  it("reads no source and no CI file where only documents or directories are wanted", () => {
    const reads: string[] = [];
    const source = memorySource({ ...files, ".github/workflows/ci.yml": "jobs: {}\n" });
    const tree: FileTree = buildFileTree({
      ...source,
      read(path) {
        reads.push(path);
        return source.read(path);
      },
    });
    visits(["document", "project"], tree);
    expect(reads.filter((path) => path.endsWith(".py") || path.includes("workflows"))).toEqual([]);
    expect(new Set(reads).size).toBe(reads.length);
  });

  it("every node type is one that rules may visit", () => {
    expect([...python.nodeTypes].sort()).toEqual(
      ["project", "directory", "package", "file", "module", "import", "testModule", "document", "rootCause"].sort(),
    );
  });
});

describe("checkSettings", () => {
  it.each([
    [{ python: "3.8-3.12", namespacePackages: ["a.b"], installed: true, importMode: "append" }, []],
    [{ installed: "yes" }, [{ key: "installed", what: "must be true or false" }]],
    [{ importMode: "prepended" }, [{ key: "importMode", what: "must be one of prepend, append, importlib" }]],
    [{ namespacePackages: "a" }, [{ key: "namespacePackages", what: "must be a list of dotted names" }]],
  ])("%j", (settings, expected) => {
    expect(python.checkSettings?.(settings)).toEqual(expected);
  });
});

it("a directory is stood for by its __init__.py, else by its first Python file", () => {
  const tree = buildFileTree(
    memorySource({ "a/b.py": "", "a/a.py": "", "c/z.py": "", "c/__init__.py": "", "d/x.txt": "" }),
  );
  expect(["a", "c", "d", "e"].map((path) => python.standIn?.(tree, path))).toEqual([
    "a/a.py",
    "c/__init__.py",
    undefined,
    undefined,
  ]);
});
