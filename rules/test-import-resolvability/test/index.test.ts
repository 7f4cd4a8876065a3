import { ruleTester } from "@pylayout/rule-tester";
import { testImportResolvability } from "../src/index.ts";

const project = (tests: string, python = ">=3.9,<3.12", more = ""): string => `
pyproject.toml | [project]
               | name = "app"
               | requires-python = "${python}"
               | [tool.pytest.ini_options]
               | pythonpath = ["."]${more}
${tests}`;

const severity = "error" as const;
const pythons = ["3.9", "3.10", "3.11"];

ruleTester.run(testImportResolvability, {
  valid: [
    {
      name: "everything is there",
      tree: project(
        "app/\n  __init__.py | from app.core import run\n  core.py | def run(): ...\ntest_a.py | import app",
      ),
    },
    { name: "third-party modules are taken as present", tree: project("test_a.py | import requests, numpy.linalg") },
    {
      name: "a guarded import",
      tree: project(
        "app/\n  __init__.py\ntest_a.py | try:\n          |     import app.fast\n          | except ImportError:\n          |     pass",
      ),
    },
    {
      name: "names that may be bound dynamically",
      tree: project("app/\n  __init__.py | def __getattr__(name): ...\ntest_a.py | from app import anything"),
    },
    {
      name: "for type checkers only",
      tree: project(
        "app/\n  __init__.py\ntest_a.py | from typing import TYPE_CHECKING\n          | if TYPE_CHECKING:\n          |     import app.gone",
      ),
    },
    { name: "no pytest, no claim", tree: "app/\n  __init__.py\n  a.py | import app.gone" },
    {
      name: "no test imports it",
      tree: project("app/\n  __init__.py\n  a.py | import app.gone\ntest_a.py | import app"),
    },
    {
      name: "hostile sources",
      tree: { "pytest.ini": "[pytest]", "test_a.py": `import ${"a.".repeat(3000)}b`, "test_\udcff.py": "import x" },
    },
  ],
  invalid: [
    {
      name: "no such module, with the chain, the affected modules and what was meant",
      tree: project(
        "app/\n  __init__.py | import app.cor\n  core.py\ntest_a.py | import app\ntest_b.py | def test_b(): ...",
      ),
      messages: [
        {
          path: "app/__init__.py",
          line: 1,
          column: 1,
          severity,
          pythons,
          messageId: "missingModule",
          data: { module: "app.cor" },
          affects: ["test_a.py"],
          related: [
            { path: "test_a.py", line: 1, message: "imports app" },
            { path: "app/__init__.py", line: 1, message: "fails here" },
          ],
          notes: [
            { label: "python", text: "ModuleNotFoundError: No module named 'app.cor'" },
            { label: "path", text: "test_a.py:1 > app/__init__.py:1" },
          ],
          help: "did you mean app.core?",
        },
      ],
    },
    {
      name: "a module that lies elsewhere",
      tree: project("app/\n  __init__.py\n  tools/\n    __init__.py\n    clock.py\ntest_a.py | import app.clock"),
      messages: [
        {
          path: "test_a.py",
          line: 1,
          messageId: "missingModule",
          data: { module: "app.clock" },
          help: "did you mean app.tools.clock?",
        },
      ],
    },
    {
      name: "nothing similar: no guess",
      tree: project("app/\n  __init__.py\ntest_a.py | import app.gone"),
      messages: [{ path: "test_a.py", line: 1, messageId: "missingModule", data: { module: "app.gone" }, help: null }],
    },
    {
      name: "one cause, one finding, however many fail",
      tree: project(
        "app/\n  __init__.py | from app.core import start\n  core.py | def starts(): ...\ntest_a.py | import app\ntest_b.py | import app.core",
      ),
      messages: [
        {
          path: "app/__init__.py",
          line: 1,
          severity,
          messageId: "missingName",
          data: { module: "app.core", name: "start" },
          affects: ["test_a.py", "test_b.py"],
          help: "did you mean starts?",
        },
      ],
    },
    {
      name: "circular import",
      tree: project("a.py | from b import x\nb.py | from a import y\n     | x = 1\ntest_a.py | import a"),
      messages: [
        {
          path: "b.py",
          line: 1,
          messageId: "circularImport",
          message:
            "circular import: ImportError: cannot import name 'y' from partially initialized module 'a' (most likely due to a circular import) (a.py)",
        },
      ],
    },
    {
      name: "relative import without a package",
      tree: project("tests/\n  test_a.py | from . import b\n  b.py"),
      messages: [
        {
          path: "tests/test_a.py",
          line: 1,
          messageId: "relativeImport",
          notes: [{ label: "python", text: "ImportError: attempted relative import with no known parent package" }],
        },
      ],
    },
    {
      name: "relative import beyond the top",
      tree: project("tests/\n  __init__.py\n  test_a.py | from ... import b"),
      messages: [{ path: "tests/test_a.py", line: 1, messageId: "beyondTop" }],
    },
    {
      name: "two test modules of one name",
      tree: project("a/\n  test_x.py\nb/\n  test_x.py", ">=3.9,<3.12", '\n               | testpaths = ["a", "b"]'),
      messages: [{ path: "b/test_x.py", messageId: "fileMismatch", data: { module: "test_x" } }],
    },
    {
      name: "a conftest that fails: nothing runs",
      tree: project("conftest.py | import app.gone\napp/\n  __init__.py\ntest_a.py"),
      messages: [
        {
          path: "conftest.py",
          line: 1,
          messageId: "missingModule",
          data: { module: "app.gone" },
          notes: [
            { label: "python", text: "ModuleNotFoundError: No module named 'app.gone'" },
            { label: "note", text: "pytest stops there: no test runs at all" },
          ],
        },
      ],
    },
    {
      name: "the standard library of a supported version lacks it; only there",
      tree: project("test_a.py | from typing import Self"),
      messages: [
        {
          path: "test_a.py",
          line: 1,
          messageId: "notInLibrary",
          data: { module: "typing.Self", versions: "3.9 and 3.10" },
          pythons: ["3.9", "3.10"],
        },
      ],
    },
    {
      name: "letter case",
      tree: project("app/\n  __init__.py\n  Core.py\ntest_a.py | import app.core"),
      messages: [
        { path: "test_a.py", line: 1, messageId: "letterCase", data: { module: "app.core", target: "app/Core.py" } },
      ],
    },
    {
      name: "hidden by another module",
      tree: project("app/\n  __init__.py\n  core.py\ntests/\n  app.py\n  test_a.py | import app.core", ">=3.9,<3.12"),
      messages: [
        {
          path: "tests/test_a.py",
          line: 1,
          messageId: "shadowed",
          data: { module: "app.core", target: "tests/app.py" },
        },
      ],
    },
    {
      name: "not in git",
      tree: project("app/\n  __init__.py | import app.local\ntest_a.py | import app"),
      source: { absent: { "app/local.py": { reason: "untracked" } } },
      messages: [
        {
          path: "app/__init__.py",
          line: 1,
          messageId: "notInGit",
          data: { module: "app.local", target: "app/local.py" },
        },
      ],
    },
    {
      name: "CI does not install the project: a warning",
      tree: `
setup.py | from setuptools import setup
         | setup(name="app", version="1", package_dir={"": "src"}, packages=["app"], python_requires=">=3.9,<3.12")
src/
  app/
    __init__.py
tests/
  test_a.py | import app
.github/
  workflows/
    ci.yml | jobs:
           |   a:
           |     steps:
           |       - run: pip install pytest
           |       - run: pytest`,
      messages: [
        {
          path: "tests/test_a.py",
          line: 1,
          messageId: "needsInstall",
          severity: "warning",
          data: { module: "app", at: ".github/workflows/ci.yml:5" },
          worlds: ["not-installed"],
        },
      ],
    },
    {
      name: "whatever else fails, in one line",
      tree: project('test_a.py | raise RuntimeError("""first\n          |\n          | second""")'),
      messages: [
        {
          path: "test_a.py",
          line: 1,
          messageId: "fails",
          message: "fails when it is imported: RuntimeError: first second",
        },
      ],
    },
    {
      name: "syntax that no version accepts",
      tree: project("app/\n  __init__.py\n  a.py | def (:\ntest_a.py | import app.a"),
      messages: [
        {
          path: "app/a.py",
          line: 1,
          messageId: "fails",
          message: "fails when it is imported: SyntaxError: invalid syntax",
        },
      ],
    },
  ],
});
