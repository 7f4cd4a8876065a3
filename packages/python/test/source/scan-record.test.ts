import { scanRecord } from "@pylayout/python";
import { expect, test } from "vitest";

test("a record holds all that was read of a file", () => {
  const source = [
    "import a, b as c",
    "if TYPE_CHECKING:",
    "    from . import d",
    "__all__ = ['e']",
    "for f in g: pass",
    "x = a[*b]",
    "",
  ].join("\n");
  expect(scanRecord("pkg/m.py", source)).toEqual({
    schema: 1,
    path: "pkg/m.py",
    encoding: { name: "utf-8", failsOn: [], message: null },
    imports: [
      { line: 1, column: 0, level: 0, module: "a", names: null, asname: null, blocks: [] },
      { line: 1, column: 0, level: 0, module: "b", names: null, asname: "c", blocks: [] },
      {
        ...{ line: 3, column: 4, level: 1, module: null, asname: null },
        ...{ names: [{ name: "d", asname: null }], blocks: ["type-checking"] },
      },
    ],
    bindings: { definite: ["__all__", "a", "c", "x"], possible: ["f"], unknown: false, all: ["e"] },
    syntax: [
      {
        ...{ requires: "3.11", failsOn: ["3.8", "3.9", "3.10"], line: 6, column: 6 },
        ...{ feature: "star-index", message: "invalid syntax" },
      },
    ],
  });
});

test("a file that no version accepts still gives its imports", () => {
  const record = scanRecord("m.py", "import a\nx = )\nimport b\n");
  expect(record.imports.map((each) => each.module)).toEqual(["a", "b"]);
  expect(record.syntax).toMatchObject([
    { requires: null, failsOn: ["3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14"] },
  ]);
  expect(record.bindings.unknown).toBe(true);
});
