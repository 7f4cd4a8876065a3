import { buildFileTree, memorySource } from "@pylayout/core";
import { parseOutline, printOutline } from "@pylayout/rule-tester";
import fc from "fast-check";
import { expect, test } from "vitest";

test("an outline is read as it looks", () => {
  const files = parseOutline(`
    app/
      __init__.py
      main.py      | import app.lib
                   |
                   |   indented
      data.txt     | no newline
                   \\ no newline
      latest -> main.py
      empty/
      lib/
        a b.py |x
    "trailing "    | odd name
    top.py
  `);
  expect(files).toEqual({
    "app/__init__.py": "",
    "app/main.py": "import app.lib\n\n  indented\n",
    "app/data.txt": "no newline",
    "app/latest": { symlink: "main.py" },
    "app/empty/": null,
    "app/lib/a b.py": "x\n",
    "trailing ": "odd name\n",
    "top.py": "",
  });
});

test.each([
  ["a.py\n  b.py", "line 2: what is above it is no directory"],
  ["d/\n  | x", "line 2: content without a file"],
  ["| x", "line 1: content without a file"],
  ["\\ no newline", "line 1: no file to take a newline from"],
  ["a\na", "line 2: this path was drawn before"],
  ["d/ | x", "line 1: a directory has no content"],
  ["d/\n  a.py\n    b.py", "line 3: what is above it is no directory"],
])("%j is refused", (outline, reason) => {
  expect(() => parseOutline(outline)).toThrow(reason);
});

test("what is printed is read back as the same tree", () => {
  const name = fc.constantFrom(
    "a",
    "b c",
    "__init__.py",
    "x | y",
    " lead",
    "trail ",
    'q"',
    "-> x",
    "a -> b",
    "back\\",
    "\\",
    "|",
    "é",
  );
  const text = fc.string({ unit: fc.constantFrom("x", " ", "|", "\n", "\\", "é", "\ufeff", "\t"), maxLength: 8 });
  const paths = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join("/"));
  fc.assert(
    fc.property(fc.dictionary(paths, text, { maxKeys: 6 }), (drawn) => {
      const all = Object.entries(drawn);
      const files = Object.fromEntries(all.filter(([path]) => !all.some(([other]) => other.startsWith(`${path}/`))));
      const outline = printOutline(buildFileTree(memorySource(files)));
      expect(parseOutline(outline)).toEqual(files);
    }),
    { numRuns: 400, seed: 5 },
  );
});

test("bytes that are no text, links and empty directories are shown", () => {
  const tree = buildFileTree(
    memorySource({ b: new Uint8Array([255, 0]), link: { symlink: "b" }, empty: null, "d/none": "" }),
  );
  expect(printOutline(tree)).toBe("b (bytes ff 00)\nd/\n  none\nempty/\nlink -> b");
});
