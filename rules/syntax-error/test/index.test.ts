import { ruleTester } from "@pylayout/rule-tester";
import { syntaxError } from "@pylayout/rule-syntax-error";

const project = `
pyproject.toml | [build-system]
               | requires = ["hatchling"]
               | build-backend = "hatchling.build"
               | [project]
               | name = "app"
               | version = "1"
               | requires-python = ">=3.9"
               | [tool.pytest.ini_options]
               | pythonpath = ["."]
               | [tool.hatch.build.targets.wheel]
               | packages = ["app"]`;

ruleTester.run(syntaxError, {
  valid: [
    { name: "compiles", tree: `${project}\napp/\n  __init__.py | x = (1,\n              |   2)` },
    {
      name: "what one supported version accepts is syntax-too-new's",
      tree: `${project}\napp/\n  __init__.py | match 1:\n              |     case _: pass`,
    },
    { name: "shipped, but nothing executes it", tree: `${project}\napp/\n  __init__.py\n  a.py | def (:` },
    {
      name: "an encoding that is not accepted is source-encoding's",
      tree: { "pyproject.toml": "[project]\nrequires-python = '>=3.9'\n", "a.py": "x = (\0\n" },
      options: { unreached: true },
    },
  ],
  invalid: [
    {
      name: "a test module imports it",
      tree: `${project}\napp/\n  __init__.py\n  a.py | x = (1,\ntests/\n  test_a.py | import app.a`,
      messages: [
        {
          messageId: "broken",
          path: "app/a.py",
          line: 1,
          data: { text: "SyntaxError: '(' was never closed" },
          severity: "error",
          affects: ["tests/test_a.py"],
        },
      ],
    },
    {
      name: "importing the package executes it",
      tree: `${project}\napp/\n  __init__.py | import app.a\n  a.py | if x:\n       | y = 1`,
      messages: [
        {
          messageId: "broken",
          path: "app/a.py",
          line: 2,
          data: { text: "IndentationError: expected an indented block after 'if' statement on line 1" },
          severity: "error",
        },
      ],
    },
    {
      name: "every file with the option",
      tree: `${project}\napp/\n  __init__.py\nexamples/\n  a.py | x = ")`,
      options: { unreached: true },
      messages: [
        {
          messageId: "broken",
          path: "examples/a.py",
          line: 1,
          data: { text: "SyntaxError: unterminated string literal (detected at line 1)" },
          severity: "warning",
        },
      ],
    },
  ],
});
