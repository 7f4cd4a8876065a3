import { ruleTester } from "@pylayout/rule-tester";
import { duplicateTestModule } from "../src/index.ts";

const configured = "pytest.ini | [pytest]\n           | testpaths = .";
const mode = `${configured}\n           | addopts = --import-mode=importlib`;
const pair = (first = "", second = "") => `
${configured}
a/
  test_x.py | ${first}
b/
  test_x.py | ${second}
`;

ruleTester.run(duplicateTestModule, {
  valid: [
    { name: "importlib mode gives each file its own name", tree: pair().replace(configured, mode) },
    { name: "packages of different names", tree: pair().replaceAll("  test_x.py", "  __init__.py\n  test_x.py") },
    { name: "one name each", tree: pair().replace("test_x", "test_y") },
    {
      name: "helpers that are no test modules",
      tree: pair().replaceAll("test_x.py", "helper.py"),
    },
    { name: "whether they are run together is not known", tree: { "a/test_x.py": "import pytest", "b/test_x.py": "" } },
    {
      name: "nor does a configuration say so",
      tree: { "pytest.ini": "[pytest]\n", "a/test_x.py": "", "b/test_x.py": "" },
    },
    {
      name: "runs apart",
      tree: {
        "tox.ini": "[testenv:a]\ncommands = pytest a\n[testenv:b]\ncommands = pytest b\n",
        "a/test_x.py": "",
        "b/test_x.py": "",
      },
    },
    {
      name: "nested projects are worlds of their own",
      tree: {
        "a/pyproject.toml": "[project]\nname = 'a'",
        "a/test_x.py": "import pytest",
        "b/pyproject.toml": "[project]\nname = 'b'",
        "b/test_x.py": "import pytest",
      },
    },
  ],
  invalid: [
    {
      name: "two rootless files of one name",
      tree: pair(),
      messages: [
        {
          messageId: "module",
          path: "b/test_x.py",
          severity: "error",
          data: { module: "test_x", other: "a/test_x.py" },
          affects: ["b/test_x.py"],
        },
      ],
      fixedUnsafely: pair().replace("b/\n", "b/\n  __init__.py\n"),
    },
    {
      name: "a second package of the same name takes down everything in it",
      tree: `
${configured}
p/tests/
  __init__.py
  test_x.py
q/tests/
  __init__.py
  test_x.py
  test_y.py
`,
      messages: [
        {
          messageId: "package",
          path: "q/tests",
          kind: "directory",
          data: { package: "tests", other: "p/tests/__init__.py" },
          affects: ["q/tests/test_x.py", "q/tests/test_y.py"],
        },
      ],
    },
    {
      name: "no fix where both directories bear one name: both would become packages of that name",
      tree: `
${configured}
p/unit/
  test_x.py
q/unit/
  test_x.py
r/unit/
  test_x.py
`,
      messages: [
        { messageId: "module", path: "q/unit/test_x.py", data: { module: "test_x", other: "p/unit/test_x.py" } },
        { messageId: "module", path: "r/unit/test_x.py", data: { module: "test_x", other: "p/unit/test_x.py" } },
      ],
    },
  ],
});
