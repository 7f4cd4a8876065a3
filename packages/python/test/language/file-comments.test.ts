import { buildFileTree, memorySource } from "@pylayout/core";
import { expect, it } from "vitest";
import { fileComments } from "../../src/language/file-comments.ts";

function comments(path: string, text: string) {
  const tree = buildFileTree(memorySource({ [path]: text }));
  const bytes = Buffer.from(text);
  return fileComments(tree, path).map(({ line, start, end, text: inner, ownLine }) => {
    return [line, bytes.subarray(start, end).toString(), inner, ownLine];
  });
}

it.each([
  [
    "a.py",
    "x = '# no' # yes é\n  # own\n",
    [
      [1, "# yes é", " yes é", false],
      [2, "# own", " own", true],
    ],
  ],
  [".gitignore", "é/ # no\n# yes\nlib/\n", [[2, "# yes", " yes", true]]],
  ["sub/setup.cfg", "[a]\r\n  # yes\r\nb = c # no\r\n", [[2, "# yes", " yes", true]]],
  ["README.md", "a\né <!-- yes\nit is --> b\n# heading\n", [[2, "<!-- yes\nit is -->", " yes\nit is ", false]]],
  ["a.txt", "# no\n", []],
  [
    "pyproject.toml",
    'a = "# no \\" # no" # yes é\nb = """\n# no\n"""\nc = \'# no\'\r\n# yes\r\n',
    [
      [1, "# yes é", " yes é", false],
      [6, "# yes", " yes", true],
    ],
  ],
  [
    "ci.yml",
    [
      "# yes",
      "on: push # yes",
      'name: "# no',
      '  # no" ',
      "a: 'it''s # no' # yes",
      "jobs: # yes",
      "- run: |  # yes",
      "",
      "    # no",
      "   # yes",
      "- run: >-",
      "# yes",
      "- url: a#no",
      "- [ 'x' , \"# no\" ]",
      "- it's # yes",
      "- run: |2\r",
      "    # no\r",
      "",
    ].join("\n"),
    [
      [1, "# yes", " yes", true],
      [2, "# yes", " yes", false],
      [5, "# yes", " yes", false],
      [6, "# yes", " yes", false],
      [7, "# yes", " yes", false],
      [10, "# yes", " yes", true],
      [12, "# yes", " yes", true],
      [15, "# yes", " yes", false],
    ],
  ],
  [
    "docs/a.md",
    "```html\n<!-- no -->\n```\n`<!-- no -->` <!-- yes -->\n~~~\n<!-- no -->",
    [[4, "<!-- yes -->", " yes ", false]],
  ],
])("%s", (path, text, expected) => {
  expect(comments(path, text)).toEqual(expected);
});

it("a file that is not there has none", () => {
  expect(fileComments(buildFileTree(memorySource({})), "a.py")).toEqual([]);
});
