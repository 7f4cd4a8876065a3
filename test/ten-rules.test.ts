import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { ruleTester } from "pylayout/rule-tester";
import { describe, expect, it } from "vitest";
import { archiveContent } from "./ten-rules/archive-content.ts";
import { directoryShape } from "./ten-rules/directory-shape.ts";
import { documentLinks } from "./ten-rules/document-links.ts";
import { documentNames } from "./ten-rules/document-names.ts";
import { importLayers } from "./ten-rules/import-layers.ts";
import { moduleNames } from "./ten-rules/module-names.ts";
import { notInGit } from "./ten-rules/not-in-git.ts";
import { packageSize } from "./ten-rules/package-size.ts";
import { projectLicence } from "./ten-rules/project-licence.ts";
import { workflowTimeout } from "./ten-rules/workflow-timeout.ts";

describe("ten dissimilar rules", () => {
  const folder = path.join(import.meta.dirname, "ten-rules");
  const files = readdirSync(folder);

  it("are ten, each under 60 lines, on nothing but the public packages", () => {
    expect(files).toHaveLength(10);
    for (const file of files) {
      const text = readFileSync(path.join(folder, file), "utf8");
      expect(text.split("\n").length, file).toBeLessThan(60);
      const imports = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
      expect(
        imports.filter((name) => !name.startsWith("node:")),
        file,
      ).toEqual(["pylayout/config"]);
    }
  });
});

ruleTester.run(directoryShape, {
  valid: ["services/\n  api/\n    README.md\n    deploy.yaml", "docs/\n  api/", "services/"],
  invalid: [
    {
      tree: "services/\n  api/\n    deploy.yaml\n  web/\n    README.md",
      messages: [
        {
          messageId: "lacks",
          path: "services/api",
          data: { path: "services/api", name: "README.md", parent: "services" },
        },
        {
          messageId: "lacks",
          path: "services/web",
          data: { path: "services/web", name: "deploy.yaml", parent: "services" },
        },
      ],
    },
    {
      tree: "apps/\n  one/",
      options: { parent: "apps", holds: ["x"] },
      messages: [{ messageId: "lacks", path: "apps/one", data: { path: "apps/one", name: "x", parent: "apps" } }],
    },
  ],
});

const layers = { layers: ["app/web", "app/domain", "app/store"] };
ruleTester.run(importLayers, {
  valid: [
    {
      options: layers,
      tree: "app/\n  __init__.py\n  web/\n    v.py | from app.domain import m\n  domain/\n    m.py | import os",
    },
    "app/\n  store/\n    s.py | import app.web",
  ],
  invalid: [
    {
      options: layers,
      tree: "app/\n  __init__.py\n  web/\n    __init__.py\n    v.py\n  domain/\n    __init__.py\n    m.py | x = 'é'; from ..web import v",
      messages: [
        {
          messageId: "up",
          path: "app/domain/m.py",
          line: 1,
          column: 10,
          endLine: 1,
          endColumn: 10,
          data: { from: "app/domain/m.py", to: "app/web/v.py", lower: "app/domain", upper: "app/web" },
        },
      ],
    },
  ],
});

ruleTester.run(documentLinks, {
  valid: ["README.md | [a](docs/a.md#part) [b](https://example.org) [c](#here)\ndocs/\n  a.md | [up](../README.md)"],
  invalid: [
    {
      tree: "README.md | é [a](gone.md)\ndocs/\n  a.md | [up](../nowhere/)",
      messages: [
        {
          messageId: "broken",
          path: "README.md",
          data: { target: "gone.md" },
          line: 1,
          column: 7,
          endLine: 1,
          endColumn: 14,
        },
        {
          messageId: "broken",
          path: "docs/a.md",
          data: { target: "nowhere/" },
          line: 1,
          column: 6,
          endLine: 1,
          endColumn: 17,
        },
      ],
    },
  ],
});

ruleTester.run(workflowTimeout, {
  valid: [
    { tree: { ".github/workflows/ci.yml": "jobs:\n  a:\n    timeout-minutes: 5\n  b:\n    uses: ./other.yml\n" } },
    { tree: { "other/ci.yml": "jobs:\n  a:\n    steps: []\n", ".github/workflows/x.yaml": "name: x\n" } },
  ],
  invalid: [
    {
      tree: {
        ".github/workflows/ci.yml": "name: ci\njobs:\n  test:\n    steps: []\n",
        ".github/workflows/x.yml": "a: [\n",
      },
      messages: [
        {
          messageId: "endless",
          path: ".github/workflows/ci.yml",
          data: { job: "test" },
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 3,
        },
        { messageId: "unread", path: ".github/workflows/x.yml", data: { reason: "a flow collection is not closed" } },
      ],
    },
  ],
});

ruleTester.run(projectLicence, {
  valid: ["setup.py", 'pyproject.toml | [project]\n               | license = "MIT"'],
  invalid: [
    {
      tree: 'pyproject.toml | [build-system]\n               | [project]\n               | name = "é"',
      options: { license: "BSD-3-Clause" },
      messages: [{ messageId: "missing", path: "pyproject.toml", line: 2, column: 1, endLine: 2, endColumn: 10 }],
      fixedUnsafely:
        'pyproject.toml | [build-system]\n               | [project]\n               | license = "BSD-3-Clause"\n               | name = "é"',
    },
  ],
});

ruleTester.run(moduleNames, {
  valid: [
    "app/\n  __init__.py\n  core.py\n  _speedups2.py",
    { tree: "OldName.py", options: { allow: ["OldName.py"] } },
  ],
  invalid: [
    {
      tree: "app/\n  __init__.py\n  HttpClient.py\n  two-words.py",
      messages: [
        { messageId: "name", path: "app/HttpClient.py", data: { name: "HttpClient.py", better: "http_client.py" } },
        { messageId: "name", path: "app/two-words.py", data: { name: "two-words.py", better: "two_words.py" } },
      ],
    },
  ],
});

ruleTester.run(documentNames, {
  valid: ["README.md\ndocs/\n  guide.md"],
  invalid: [
    {
      tree: "README.md | é [one](docs/User_Guide.md#x) [two](docs/other.md)\ndocs/\n  User_Guide.md | text\n  other.md | [self](User_Guide.md)",
      messages: [{ messageId: "name", path: "docs/User_Guide.md", data: { better: "user-guide.md" } }],
      fixedUnsafely:
        "README.md | é [one](docs/user-guide.md#x) [two](docs/other.md)\ndocs/\n  user-guide.md | text\n  other.md | [self](user-guide.md)",
    },
  ],
});

ruleTester.run(packageSize, {
  valid: ["app/\n  __init__.py\n  a.py"],
  invalid: [
    {
      tree: "app/\n  __init__.py\n  a.py | 1\n       | 2\n  sub/\n    __init__.py",
      options: { modules: 1, lines: 1 },
      messages: [
        { messageId: "lines", path: "app", data: { lines: 2, limit: 1 } },
        { messageId: "modules", path: "app", data: { modules: 2, limit: 1 } },
      ],
    },
  ],
});

ruleTester.run(notInGit, {
  valid: [
    { tree: "app/\n  __init__.py\n  data.json", source: { untracked: [] } },
    { tree: "notes.txt\napp/\n  __init__.py", source: { untracked: ["notes.txt"] } },
  ],
  invalid: [
    {
      tree: "MANIFEST.in | include README.md\n            | include data.bin\napp/\n  __init__.py\n  data.json",
      source: {
        untracked: ["app/data.json"],
        absent: { "data.bin": { reason: "ignored", pattern: "*.bin", patternFile: ".gitignore", line: 3 } },
      },
      messages: [
        {
          messageId: "ignored",
          path: "MANIFEST.in",
          data: { name: "data.bin", pattern: "*.bin", file: ".gitignore", line: 3 },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 1,
        },
        { messageId: "untracked", path: "app/data.json" },
      ],
    },
  ],
});

const archive = { fileName: "app-1.0.tar.gz", topDirectory: "app-1.0" };
ruleTester.run(archiveContent, {
  valid: [".env", { tree: "LICENSE\napp.py", source: { archive } }],
  invalid: [
    {
      tree: "app/\n  .env\n  __init__.py",
      source: { archive },
      messages: [
        { messageId: "licence", path: "", data: { archive: "app-1.0.tar.gz" } },
        { messageId: "unwanted", path: "app/.env", data: { archive: "app-1.0.tar.gz", path: "app/.env" } },
      ],
    },
  ],
});
