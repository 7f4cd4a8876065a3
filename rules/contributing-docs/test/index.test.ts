import { ruleTester } from "@pylayout/rule-tester";
import { contributingDocs } from "../src/index.ts";

const app = `
app/
  __init__.py
  core/
    __init__.py
  docs.md`;

/** A document with one section, and the tree it speaks of. */
function contributing(body: string, tree = app, heading = "## Project structure"): string {
  const lines = ["# Contributing", "", heading, "", ...body.split("\n"), "", "## Tests", "", "- gone/nowhere.md"];
  return `${tree}\n${lines.map((line, i) => `${i === 0 ? "CONTRIBUTING.md" : "               "} | ${line}`).join("\n")}`;
}

function drawn(...lines: readonly string[]): string {
  return ["```text", ...lines, "```"].join("\n");
}

const requirement =
  "Every directory below a package that holds Python files needs an `__init__.py`, unless it is declared a namespace package.";
const block = [
  "<!-- pylayout:structure -->",
  "",
  "```text",
  "app/",
  "  core/",
  "```",
  "",
  requirement,
  "",
  "<!-- /pylayout:structure -->",
].join("\n");

const heading = "Project structure";
const at = { path: "CONTRIBUTING.md", severity: "warning" } as const;

ruleTester.run(contributingDocs, {
  valid: [
    { name: "no document, and none required", tree: app },
    { name: "no section, and none required", tree: contributing("text", app, "## Style") },
    {
      name: "a tree that is so",
      tree: contributing(drawn("app/", "├── core/", "│   └── __init__.py", "└── docs.md  # notes")),
    },
    {
      name: "the repository's own name on top, which is a directory's in it, too",
      tree: contributing(drawn("app/", "  app/", "    core/", "  docs/"), `${app}\ndocs/\n  index.md`),
    },
    { name: "the repository's own name on top", tree: contributing(drawn("project/", "  app/", "    core/")) },
    {
      name: "a clone's name that nothing shows, with nothing of it at the root",
      tree: contributing(drawn("your-fork/", "  one/", "  two/")),
    },
    { name: "placeholders and ellipses", tree: contributing(drawn("app/", "  <name>/", "  ...", "  {x}/")) },
    { name: "a shell session is no tree", tree: contributing(drawn("pip install -e .", "cd nowhere")) },
    {
      name: "links that are so, and those that lead elsewhere",
      tree: contributing("[a](app/docs.md), [b](./app/core/), [c](https://x.y/z), [d](#here), [e](app/docs.md#part)"),
    },
    {
      name: "paths outside the section and code spans are not looked at",
      tree: contributing("`app/gone/` is gone, see gone/x.md"),
    },
    { name: "a true claim", tree: contributing("Every package has an `__init__.py`.") },
    {
      name: "a requirement is no claim",
      tree: contributing("Every package must have an `__init__.py`.", `${app}\n  bare/\n    a.py`),
    },
    {
      name: "what git ignores is not judged",
      tree: contributing(drawn("app/", "  local/")),
      source: { absent: { "app/local": { reason: "ignored", patternFile: ".gitignore", line: 1, pattern: "local/" } } },
    },
    { name: "the section between the markers", tree: contributing(block), options: { required: true } },
    {
      name: "markers inside a code block are an example",
      tree: contributing(
        ["````md", "<!-- pylayout:structure -->", "old", "<!-- /pylayout:structure -->", "````"].join("\n"),
      ),
    },
    {
      name: "everything stated and mentioned",
      tree: contributing("app: install with\n`pip install -e .`"),
      options: { required: true, mustState: ["install with `pip install -e .`"] },
    },
    {
      name: "reStructuredText",
      tree: `${app}\nCONTRIBUTING.rst | Project Layout\n                 | ==============\n                 |\n                 | The tree::\n                 |\n                 |     app/\n                 |       core/\n                 |\n                 | See \`docs <app/docs.md>\`_.`,
    },
    {
      name: "hostile documents",
      tree: {
        "CONTRIBUTING.md": "## Project structure\n```\n" + "└── \u0000/\n".repeat(3) + "[x](<%E0%A4%A)",
        "docs/CONTRIBUTING.md": new Uint8Array([255, 254, 0]),
      },
    },
  ],
  invalid: [
    {
      name: "a directory and a link that do not exist",
      tree: contributing(`${drawn("app/", "  core/", "  plugins/", "    base.py")}\n[guide](app/guide.md)`),
      messages: [
        { ...at, line: 8, messageId: "missingPath", data: { heading, path: "app/plugins" } },
        { ...at, line: 11, messageId: "missingPath", data: { heading, path: "app/guide.md" } },
      ],
    },
    {
      name: "another case",
      tree: contributing(`${drawn("app/", "  Core/")}\n[a](app/Docs.md)`),
      messages: [
        { ...at, line: 7, messageId: "wrongCase", data: { heading, path: "app/Core", actual: "app/core" } },
        { ...at, line: 9, messageId: "wrongCase", data: { heading, path: "app/Docs.md", actual: "app/docs.md" } },
      ],
    },
    {
      name: "the repository's own name on top",
      tree: contributing(drawn("project/", "├── app/", "└── lib/")),
      messages: [{ ...at, line: 8, messageId: "missingPath", data: { heading, path: "lib" } }],
    },
    {
      name: "a false claim about what ships",
      tree: contributing(
        "Every package has an `__init__.py`.",
        'setup.py | from setuptools import setup\n         | setup(name="app", version="1", packages=["app", "app.bare"])\napp/\n  __init__.py\n  bare/\n    a.py',
      ),
      messages: [{ ...at, line: 5, messageId: "falseClaim", data: { heading, path: "app/bare" } }],
    },
    {
      name: "not stated, not mentioned",
      tree: contributing("text"),
      options: { required: true, mustState: ["install it"] },
      messages: [
        { ...at, line: 3, messageId: "unmentioned", data: { heading, name: "app" } },
        { ...at, line: 3, messageId: "unstated", data: { heading, text: "install it" } },
      ],
    },
    {
      name: "links of reStructuredText in docs/, from there, whatever the document's case",
      tree: `${app}\ndocs/\n  contributing.rst | Layout\n                   | ------\n                   | See \`a <../app/docs.md>\`_ and \`b <../app/gone.md>\`_.`,
      options: { heading: "Layout" },
      messages: [
        {
          path: "docs/contributing.rst",
          line: 3,
          messageId: "missingPath",
          data: { heading: "Layout", path: "app/gone.md" },
        },
      ],
    },
    {
      name: "no document where one is required",
      tree: app,
      options: { required: true },
      messages: [{ ...at, messageId: "missingDocument", data: { path: "CONTRIBUTING.md" } }],
      fixedUnsafely: `${app}\n${`# Contributing\n\n## Package Structure\n\n${block}`
        .split("\n")
        .map((line, i) => `${i === 0 ? "CONTRIBUTING.md" : "               "} | ${line}`)
        .join("\n")}`,
    },
    {
      name: "no section where one is required; of several documents, one may have it",
      tree: `${app}\nCONTRIBUTING.md | # Contributing\nCOMPAT.md | # Compatibility`,
      options: { required: true, heading: "Layout", files: ["CONTRIBUTING.md", "COMPAT.md"] },
      messages: [{ ...at, messageId: "missingSection", data: { heading: "Layout" } }],
      fixedUnsafely: `${app}\nCOMPAT.md | # Compatibility\n${`# Contributing\n\n## Layout\n\n${block}`
        .split("\n")
        .map((line, i) => `${i === 0 ? "CONTRIBUTING.md" : "               "} | ${line}`)
        .join("\n")}`,
    },
    {
      name: "an outdated block: only what stands between the markers changes, its line ends stay",
      tree: {
        "app/__init__.py": "",
        "app/core/__init__.py": "",
        "CONTRIBUTING.md": new Uint8Array(
          Buffer.from(
            `\xff\xfe caf\xe9\r\n<!-- pylayout:structure -->\r\nold\r\n<!-- /pylayout:structure -->\r\n\xe9`,
            "latin1",
          ),
        ),
      },
      messages: [{ ...at, messageId: "outdated" }],
      fixed: {
        "app/__init__.py": "",
        "app/core/__init__.py": "",
        "CONTRIBUTING.md": new Uint8Array(
          Buffer.from(`\xff\xfe caf\xe9\r\n${block.replaceAll("\n", "\r\n")}\r\n\xe9`, "latin1"),
        ),
      },
    },
    {
      name: "declared namespaces stand in the requirement",
      tree: contributing(block),
      settings: { namespacePackages: ["app.plugins"] },
      messages: [{ ...at, messageId: "outdated" }],
      fixed: contributing(block.replace("a namespace package.", "a namespace package (`app.plugins`).")),
    },
  ],
});
