import { ruleTester } from "@pylayout/rule-tester";
import { syntaxTooNew } from "../src/index.ts";

const project = (requires: string, more = ""): string => `
pyproject.toml | [build-system]
               | requires = ["hatchling"]
               | build-backend = "hatchling.build"
               | [project]
               | name = "app"
               | version = "1"
               | requires-python = "${requires}"
               | [tool.hatch.build.targets.wheel]
               | packages = ["app"]${more}`;
const pytest = '\n               | [tool.pytest.ini_options]\n               | pythonpath = ["."]';
const matching = "match n:\n              |     case _: pass";
const walrus = { description: "match statement (PEP 634)", requires: "3.10" };
const supported = { label: "supported", text: '3.9 to 3.14 (pyproject.toml:7, requires-python = ">=3.9")' };

ruleTester.run(syntaxTooNew, {
  valid: [
    { name: "every supported version compiles it", tree: `${project(">=3.10")}\napp/\n  __init__.py | ${matching}` },
    { name: "nothing declares a range", tree: `app/\n  __init__.py | ${matching}\nconftest.py | import app` },
    {
      name: "what no version compiles is another rule's",
      tree: `${project(">=3.9", pytest)}\napp/\n  __init__.py | def (:\ntests/\n  test_a.py | import app`,
    },
    { name: "a file that does not ship", tree: `${project(">=3.9")}\nexamples/\n  a.py | ${matching}` },
    {
      name: "shipped, with the option none",
      tree: `${project(">=3.9")}\napp/\n  __init__.py | ${matching}`,
      options: { unreached: "none" },
    },
    {
      name: "imported behind a version check only",
      tree: `${project(">=3.9")}
app/
  __init__.py | import sys
              | if sys.version_info >= (3, 10):
              |     from app import modern
  modern.py   | ${matching}`,
    },
    {
      name: "imported behind a version check only, by way of another file",
      tree: `${project(">=3.9")}
app/
  __init__.py | import sys
              | if sys.version_info >= (3, 10):
              |     from app import newer
  newer.py    | import app.modern
  modern.py   | ${matching}`,
    },
    {
      name: "imported behind a version check only in what ships",
      tree: `${project(">=3.9")}
app/
  __init__.py | import sys
              | if sys.version_info >= (3, 10):
              |     import app.modern
  modern.py   | ${matching}
tools/
  try.py      | import app.modern`,
    },
    {
      name: "imported in a ring, and by two ways, behind one version check",
      tree: `${project(">=3.9")}
app/
  __init__.py | import sys
              | if sys.version_info >= (3, 10):
              |     from app import newer
  newer.py    | import app.one, app.two
  one.py      | import app.modern
  two.py      | import app.modern, app.one
  modern.py   | import app.two
              | ${matching}`,
    },
    {
      name: "a test module that its conftest ignores on older Pythons",
      tree: `${project(">=3.9", pytest)}
tests/
  conftest.py | import sys
              | collect_ignore = []
              | if sys.version_info < (3, 10):
              |     collect_ignore = ["test_new.py"]
  test_new.py | ${matching}`,
    },
    {
      name: "hostile names and bytes",
      tree: {
        "pyproject.toml": '[project]\nrequires-python = ">=3.8"',
        "a\udcff.py": new Uint8Array([0, 255, 254]),
        "b.py": "(".repeat(5000),
      },
      options: { unreached: "all" },
    },
  ],
  invalid: [
    {
      name: "a test needs it: an error with the test modules that fail, once",
      tree: `${project(">=3.9", pytest)}
app/
  __init__.py | import app.core
  core.py     | ${matching}
tests/
  test_a.py   | import app
  test_b.py   | def test_b(): ...`,
      messages: [
        {
          path: "app/core.py",
          line: 1,
          column: 1,
          messageId: "tooNew",
          severity: "error",
          data: walrus,
          pythons: ["3.9"],
          affects: ["tests/test_a.py"],
          notes: [supported, { label: "path", text: "tests/test_a.py:1 > app/__init__.py:1 > app/core.py:1" }],
          help: "use if and elif",
        },
      ],
    },
    {
      name: "no test needs it, but importing the package executes it",
      tree: `${project(">=3.9")}
app/
  __init__.py | from . import core
  core.py     | from app.deep.a import X
  deep/
    __init__.py
    a.py      | ${matching}`,
      messages: [
        {
          path: "app/deep/a.py",
          line: 1,
          messageId: "tooNew",
          severity: "error",
          data: walrus,
          pythons: ["3.9"],
          related: [
            { path: "app/__init__.py", line: 1, message: "imports app.core" },
            { path: "app/core.py", line: 1, message: "imports app.deep.a" },
          ],
          notes: [supported, { label: "path", text: "app/__init__.py:1 > app/core.py:1 > app/deep/a.py:1" }],
        },
      ],
    },
    {
      name: "the module of an entry point",
      tree: `${project(">=3.9").replace("[tool.hatch", '[project.scripts]\n               | app = "app.cli:main"\n               | [tool.hatch')}
app/
  __init__.py
  cli.py      | ${matching}`,
      messages: [
        { path: "app/cli.py", line: 1, messageId: "tooNew", severity: "error", data: walrus, pythons: ["3.9"] },
      ],
    },
    {
      name: "it ships, and nothing certainly imports it",
      tree: `${project(">=3.9")}
app/
  __init__.py | try:
              |     import app.extra
              | except ImportError: pass
  extra.py    | x = 1
              | y = [ä for ä in "ä"]; f"{'\\n'}"`,
      messages: [
        {
          path: "app/extra.py",
          line: 2,
          messageId: "tooNew",
          severity: "warning",
          data: { description: "backslash in an f-string expression (PEP 701)", requires: "3.12" },
          pythons: ["3.9", "3.10", "3.11"],
          affects: [],
          help: "move the expression into a variable before the f-string",
        },
      ],
    },
    {
      name: "every file, with the option all",
      tree: `${project(">=3.9")}\nexamples/\n  a.py | ${matching}`,
      options: { unreached: "all" },
      messages: [{ path: "examples/a.py", line: 1, messageId: "tooNew", severity: "warning", data: walrus }],
    },
  ],
});
