import { ruleTester } from "@pylayout/rule-tester";
import { uncollectedTest } from "../src/index.ts";

const ini = { "pytest.ini": "[pytest]\n" };
const test = "def test_it(): ...\n";
const beside = (name: string, text = test) => ({ ...ini, "tests/test_a.py": test, [`tests/${name}`]: text });
const patterns = "test_*.py, *_test.py";
const flit =
  '[build-system]\nrequires = ["flit_core"]\nbuild-backend = "flit_core.buildapi"\n[project]\nname = "app"\nversion = "1"\ndescription = ""\n';
const table = (options: string) => `[tool.pytest.ini_options]\n${options}\n`;

ruleTester.run(uncollectedTest, {
  valid: [
    { name: "a collected name", tree: beside("b_test.py") },
    { name: "no tests in it", tree: beside("tests_b.py", "x = 1\n") },
    { name: "a name that says nothing of tests", tree: beside("checks.py") },
    { name: "imported", tree: { ...beside("tests_b.py"), "tests/test_a.py": "from tests_b import *\n" } },
    { name: "a script", tree: beside("tests_b.py", `${test}if __name__ == "__main__":\n    test_it()\n`) },
    { name: "no collected test beside it", tree: { ...ini, "tests/test_a.py": test, "samples/tests_b.py": test } },
    {
      name: "python_files names it",
      tree: { ...beside("tests_b.py"), "pytest.ini": "[pytest]\npython_files = test*.py\n" },
    },
    {
      name: "unittest runs it",
      tree: { ...beside("testb.py"), Makefile: "test:\n\tpython -m unittest discover tests\n" },
    },
    { name: "pytest is not used", tree: { "tests/tests_b.py": test } },
    {
      name: "a directory that is left out on purpose",
      tree: { ...beside("build/test_b.py"), "pytest.ini": "[pytest]\nnorecursedirs = build\n" },
    },
    { name: "what a build makes", tree: { ...beside("test_b.py"), "build/lib/tests/test_a.py": test } },
    { name: "one configuration", tree: { "pyproject.toml": table("addopts = '-q'"), "tests/test_a.py": test } },
    {
      name: "the same twice",
      tree: { ...beside("test_b.py"), "pytest.ini": "[pytest]\naddopts = -q\n", "tox.ini": "[pytest]\naddopts = -q\n" },
    },
    {
      name: "two projects, a configuration each",
      tree: { ...beside("test_b.py"), "sub/pyproject.toml": table("addopts = '-q'"), "sub/test_c.py": test },
    },
    {
      name: "a helper of the package, by default",
      tree: {
        "pyproject.toml": flit + table(""),
        "app/__init__.py": "from .test_utils import x\n",
        "app/test_utils.py": "x = 1\n",
      },
    },
    {
      name: "a module that is collected for its doctests",
      tree: {
        "pyproject.toml": flit + table("addopts = '--doctest-modules'"),
        "app/__init__.py": "from .tools import x\n",
        "app/tools.py": "x = 1\n",
      },
      options: { helpers: true },
    },
    {
      name: "tests of the package in the package",
      tree: {
        "pyproject.toml": flit + table(""),
        "app/__init__.py": "from .test_utils import x\n",
        "app/test_utils.py": test,
      },
      options: { helpers: true },
    },
  ],
  invalid: [
    ...["tests_b.py", "testb.py", "Test_b.py", "b_tests.py", "b-test.py"].map((name) => ({
      name,
      tree: beside(name, "class TestIt:\n    x = 1\n    def test_it(self): ...\n"),
      messages: [
        { messageId: "name" as const, path: `tests/${name}`, severity: "warning" as const, data: { patterns } },
      ],
    })),
    {
      name: "a directory called build",
      tree: { ...beside("build/test_b.py"), "tests/build/more/test_c.py": test },
      messages: [
        {
          messageId: "directory",
          path: "tests/build",
          kind: "directory",
          data: { name: "build", tests: "2 test modules" },
        },
      ],
    },
    {
      name: "an empty pytest.ini overrides all others",
      tree: {
        ...beside("test_b.py"),
        "pytest.ini": "",
        "pyproject.toml": `# x\n${table("addopts = '-q'\npythonpath = ['src']")}`,
      },
      messages: [
        {
          messageId: "config",
          path: "pyproject.toml",
          line: 2,
          data: { inifile: "pytest.ini", options: "addopts, pythonpath" },
        },
      ],
    },
    {
      name: "a helper of the package",
      tree: {
        "pyproject.toml": flit + table(""),
        "app/__init__.py": "from .test_utils import x\n",
        "app/test_utils.py": "x = 1\n",
      },
      options: { helpers: true },
      messages: [{ messageId: "helper", path: "app/test_utils.py" }],
    },
  ],
});
