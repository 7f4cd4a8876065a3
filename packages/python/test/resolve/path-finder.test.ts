import { buildFileTree, memorySource, type MemoryFile } from "@pylayout/core";
import { describe, expect, test } from "vitest";
import { DirectoryFinders } from "../../src/resolve/directory-finder.ts";
import { findOnPath, findTopLevel } from "../../src/resolve/path-finder.ts";
import { type PythonVersion, versionBit } from "../../src/versions/version-set.ts";

function find(files: Record<string, MemoryFile>, name: string, path = ["p1"], python: PythonVersion = "3.12"): string {
  const tree = buildFileTree(memorySource(files));
  const finders = new DirectoryFinders(tree);
  const entries = path.map((at) => {
    const entry = tree.follow(at);
    if (entry?.kind !== "directory") throw new Error(`${at} is no directory`);
    return finders.at(entry);
  });
  const found = findOnPath(name, entries, finders, (versions) => (versions & versionBit(python)) !== 0);
  if (found.kind === "namespace-package") return `namespace ${found.portions.map(({ label }) => label).join(" ")}`;
  return "file" in found ? `${found.kind} ${found.file.path}` : found.kind;
}

describe("one directory", () => {
  test("a package beats a module beside it", () => {
    expect(find({ "p1/foo/__init__.py": "", "p1/foo.py": "" }, "foo")).toBe("regular-package p1/foo/__init__.py");
  });

  test("a module beats a directory without __init__.py", () => {
    expect(find({ "p1/foo/x.py": "", "p1/foo.py": "" }, "foo")).toBe("source-module p1/foo.py");
  });

  test("an extension module beats a source, one of another Python does not count", () => {
    const files = { "p1/foo.py": "", "p1/foo.cpython-311-x86_64-linux-gnu.so": "x" };
    expect(find(files, "foo", ["p1"], "3.11")).toBe("extension-module p1/foo.cpython-311-x86_64-linux-gnu.so");
    expect(find(files, "foo", ["p1"], "3.12")).toBe("source-module p1/foo.py");
    expect(find({ "p1/foo.py": "", "p1/foo.abi3.so": "x", "p1/foo.so": "x" }, "foo")).toBe(
      "extension-module p1/foo.abi3.so",
    );
  });

  test("bytecode counts beside, not in __pycache__", () => {
    expect(find({ "p1/foo.pyc": "x" }, "foo")).toBe("bytecode-module p1/foo.pyc");
    expect(find({ "p1/__pycache__/foo.cpython-312.pyc": "x" }, "foo")).toBe("not-found");
    expect(find({ "p1/foo/__init__.pyc": "x" }, "foo")).toBe("bytecode-module p1/foo/__init__.pyc");
  });

  test("directories that are called like files count for nothing", () => {
    expect(find({ "p1/foo.py": null }, "foo")).toBe("not-found");
    expect(find({ "p1/foo/__init__.py": null }, "foo")).toBe("namespace p1/foo");
  });

  test("an empty directory is a portion", () => {
    expect(find({ "p1/foo": null }, "foo")).toBe("namespace p1/foo");
  });

  test("letters match in case", () => {
    expect(find({ "p1/Foo.py": "" }, "foo")).toBe("not-found");
  });

  test("links are followed, loops are nothing", () => {
    expect(find({ "p1/foo": { symlink: "../real" }, "real/__init__.py": "" }, "foo")).toBe(
      "regular-package real/__init__.py",
    );
    expect(find({ "p1/foo": { symlink: "foo" } }, "foo")).toBe("not-found");
  });

  test("names that are no path component find nothing", () => {
    expect(find({ "p1/a/b.py": "" }, "a/b")).toBe("not-found");
    expect(find({ "p1/x.py": "" }, "..")).toBe("not-found");
  });
});

describe("the path", () => {
  test("a regular package or module on a later entry beats a portion", () => {
    expect(find({ "p1/foo/x.py": "", "p2/foo/__init__.py": "" }, "foo", ["p1", "p2"])).toBe(
      "regular-package p2/foo/__init__.py",
    );
    expect(find({ "p1/foo/x.py": "", "p2/foo.py": "" }, "foo", ["p1", "p2"])).toBe("source-module p2/foo.py");
  });

  test("portions of all entries are one namespace", () => {
    expect(find({ "p1/ns/a.py": "", "p2/ns/b.py": "" }, "ns", ["p1", "p2"])).toBe("namespace p1/ns p2/ns");
  });

  test("built-in and frozen modules are never searched", () => {
    const tree = buildFileTree(memorySource({ "time.py": "", "runpy.py": "" }));
    const finders = new DirectoryFinders(tree);
    const at = (name: string, python: PythonVersion) =>
      findTopLevel(name, [finders.at(tree.root)], finders, (versions) => (versions & versionBit(python)) !== 0).kind;
    expect(at("time", "3.8")).toBe("built-in");
    expect(at("runpy", "3.10")).toBe("source-module");
    expect(at("runpy", "3.11")).toBe("frozen");
  });
});
