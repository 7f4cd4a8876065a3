import { ruleTester } from "@pylayout/rule-tester";
import { untrackedImport } from "../src/index.ts";

const app = (init: string, more = ""): string => `
pyproject.toml | [build-system]
               | requires = ["hatchling"]
               | build-backend = "hatchling.build"
               | [project]
               | name = "app"
               | version = "1"
               | requires-python = ">=3.9,<3.12"
               | [tool.pytest.ini_options]
               | pythonpath = ["."]
app/
  __init__.py  | ${init}${more}`;
const tests = "\ntests/\n  test_app.py  | import app";

function ignored(pattern: string) {
  return { reason: "ignored", patternFile: ".gitignore", line: 3, pattern } as const;
}
const lib = { absent: { "app/lib/__init__.py": ignored("lib/"), "app/lib/tools.py": ignored("lib/") } };
const libData = { module: "app.lib", path: "app/lib/__init__.py", file: ".gitignore", line: 3, pattern: "lib/" };

ruleTester.run(untrackedImport, {
  valid: [
    { name: "nothing is ignored", tree: app("import app.lib", "\n  lib/\n    __init__.py") + tests },
    {
      name: "a guarded import",
      tree:
        app(
          "try:\n               |     import app.lib\n               | except ImportError:\n               |     pass",
        ) + tests,
      source: lib,
    },
    { name: "an import in a function", tree: app("def f():\n               |     import app.lib"), source: lib },
    {
      name: "the pattern names the path: a build makes it",
      tree: app("import app._version") + tests,
      source: { absent: { "app/_version.py": ignored("app/_version.py") } },
    },
    {
      name: "protoc makes it",
      tree: app("import app.lib.api_pb2") + tests,
      source: { absent: { "app/lib/api_pb2.py": ignored("lib/") } },
    },
    {
      name: "a step of CI makes it",
      tree: `${app("import app.lib.local")}\n  lib/\n    __init__.py${tests}\nMakefile | all:\n         |   cp template app/lib/local.py`,
      source: { absent: { "app/lib/local.py": ignored("lib/") } },
    },
    { name: "of other distributions nothing is known", tree: app("import requests.lib") + tests, source: lib },
    {
      name: "not added yet, and imported by nothing that is tracked",
      tree: `${app("import app.lib", "\n  lib/\n    __init__.py")}\n    a.py | import app.lib.b\n    b.py`,
      source: { untracked: ["app/__init__.py", "app/lib/__init__.py", "app/lib/a.py", "app/lib/b.py"] },
    },
    {
      name: "not added yet, imported by nobody",
      tree: app("", "\n  new.py"),
      source: { untracked: ["app/new.py"] },
    },
    {
      name: "hostile names",
      tree: { "pyproject.toml": "[project]\nname = 'x'", "x/__init__.py": "import x.\udc80\nfrom ....... import y" },
      source: lib,
    },
  ],
  invalid: [
    {
      name: "a test needs what a generic pattern ignores",
      tree: app("from app.lib.tools import run") + tests,
      source: lib,
      messages: [
        {
          path: "app/__init__.py",
          line: 1,
          messageId: "ignored",
          severity: "error",
          data: { ...libData, module: "app.lib" },
          affects: ["tests/test_app.py"],
          help: "write /lib/ in .gitignore:3, which matches beside that file only, then git add app/lib",
        },
      ],
    },
    {
      name: "no test imports it, shipped code does: one finding for all importers",
      tree: app("import app.lib", "\n  b.py | from .lib import x"),
      source: lib,
      messages: [
        { path: "app/__init__.py", line: 1, messageId: "ignored", severity: "error", data: libData, affects: [] },
      ],
    },
    {
      name: "a pattern that cannot be anchored",
      tree: app("import app.local"),
      source: { absent: { "app/local.py": ignored("*.py") } },
      messages: [
        {
          path: "app/__init__.py",
          line: 1,
          messageId: "ignored",
          data: { module: "app.local", path: "app/local.py", file: ".gitignore", line: 3, pattern: "*.py" },
          help: "narrow the pattern in .gitignore:3, then git add app/local.py",
        },
      ],
    },
    {
      name: "not added yet",
      tree: app("import app.new", "\n  new.py") + tests,
      source: { untracked: ["app/new.py"] },
      messages: [
        {
          path: "app/__init__.py",
          line: 1,
          messageId: "notAdded",
          severity: "warning",
          data: { module: "app.new", path: "app/new.py" },
          help: "git add app/new.py",
        },
      ],
    },
    {
      name: "an __init__.py that is not added yet",
      tree: app("import app.lib.a", "\n  lib/\n    __init__.py\n    a.py"),
      source: { untracked: ["app/lib/__init__.py"] },
      messages: [
        {
          path: "app/__init__.py",
          line: 1,
          messageId: "notAdded",
          severity: "warning",
          data: { module: "app.lib", path: "app/lib/__init__.py" },
        },
      ],
    },
    {
      name: "in the index, but deleted",
      tree: app("import app.old") + tests,
      source: { absent: { "app/old.py": { reason: "deleted" } } },
      messages: [
        {
          path: "app/__init__.py",
          line: 1,
          messageId: "deleted",
          severity: "error",
          data: { module: "app.old", path: "app/old.py" },
          help: "git restore app/old.py, or remove the import",
        },
      ],
    },
    {
      name: "in the working tree, but not in the linted source",
      tree: app("import app.new") + tests,
      source: { absent: { "app/new.py": { reason: "untracked" } } },
      messages: [
        {
          path: "app/__init__.py",
          line: 1,
          messageId: "absent",
          severity: "error",
          data: { module: "app.new", path: "app/new.py", source: "memory" },
          help: "git add app/new.py",
        },
      ],
    },
  ],
});
