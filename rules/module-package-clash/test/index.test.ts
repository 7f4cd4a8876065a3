import { ruleTester } from "@pylayout/rule-tester";
import { modulePackageClash } from "../src/index.ts";

const ini = { "pytest.ini": "[pytest]\npythonpath = .\n" };
const beside = (module: string, init = "") => ({
  "app/__init__.py": "",
  "app/a.py": module,
  "app/a/__init__.py": init,
});

ruleTester.run(modulePackageClash, {
  valid: [
    {
      name: "a module beside a directory of data",
      tree: { "app/__init__.py": "", "app/a.py": "x = 1", "app/a/data.json": "{}" },
    },
    {
      name: "a module beside a directory of scripts that nobody imports",
      tree: { "tool.py": "x = 1", "tool/run.py": "" },
    },
    { name: "a script that is run by its path", tree: beside("x = 1\nif __name__ == '__main__':\n    print(x)\n") },
    { name: "a shebang", tree: beside("#!/usr/bin/env python\nx = 1\n") },
    { name: "an empty module", tree: beside("\n") },
    { name: "the package loads the file by its path", tree: beside("x = 1", "load('a.py')") },
    {
      name: "a test directory beside a test module",
      tree: { ...ini, "tests/test_a.py": "", "tests/test_a/test_b.py": "" },
    },
    {
      name: "samples that do not ship",
      tree: {
        "pyproject.toml":
          '[build-system]\nrequires = ["flit_core"]\nbuild-backend = "flit_core.buildapi"\n[project]\nname = "lib"\nversion = "1"\n',
        "lib/__init__.py": "",
        ...beside("def f(): ...\n"),
      },
    },
    { name: "other names", tree: { "app/__init__.py": "", "app/a.py": "x = 1", "app/b/__init__.py": "" } },
  ],
  invalid: [
    {
      name: "the package hides a module that somebody still edits",
      tree: beside("def f(): ...\n"),
      messages: [
        { messageId: "packageWins", path: "app/a.py", severity: "warning", data: { package: "app/a/__init__.py" } },
      ],
    },
    {
      name: "a test wants what the hidden module binds",
      tree: { ...ini, ...beside("def f(): ...\n"), "tests/test_a.py": "from app.a import f\n" },
      messages: [
        {
          messageId: "nameHidden",
          path: "tests/test_a.py",
          line: 1,
          severity: "error",
          data: { name: "f", package: "app/a/__init__.py", module: "app/a.py" },
          affects: ["tests/test_a.py"],
        },
      ],
    },
    {
      name: "the module hides a directory without __init__.py",
      tree: {
        ...ini,
        "app/__init__.py": "",
        "app/a.py": "",
        "app/a/sub.py": "",
        "tests/test_a.py": "import app.a.sub\n",
      },
      messages: [
        {
          messageId: "moduleWins",
          path: "app/a",
          kind: "directory",
          line: 1,
          severity: "error",
          data: { module: "app/a.py" },
          affects: ["tests/test_a.py"],
        },
      ],
    },
  ],
});
