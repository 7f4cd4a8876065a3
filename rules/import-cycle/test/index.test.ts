import { ruleTester } from "@pylayout/rule-tester";
import { importCycle } from "../src/index.ts";

const app = (a: string, b: string) => ({ "app/__init__.py": "", "app/a.py": a, "app/b.py": b });

ruleTester.run(importCycle, {
  valid: [
    { name: "one way", tree: app("from app.b import x\n", "x = 1\n") },
    { name: "plain imports of each other", tree: app("import app.b\n", "import app.a\n") },
    { name: "submodules from their package", tree: app("from app import b\n", "from . import a\n") },
    { name: "in a function", tree: app("from app.b import x\n", "def f():\n    from app.a import y\n") },
    {
      name: "guarded",
      tree: app("from app.b import x\n", "try:\n    from app.a import y\nexcept ImportError:\n    pass\n"),
    },
    {
      name: "for type checkers only",
      tree: app(
        "from app.b import x\n",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from app.a import y\n",
      ),
    },
    { name: "itself", tree: { "app/__init__.py": "from app import x\n" } },
    {
      name: "it fails a test: another rule's finding",
      tree: {
        ...app("from app.b import x\ny = 1\n", "from app.a import y\nx = 1\n"),
        "pytest.ini": "[pytest]\npythonpath = .\n",
        "tests/test_a.py": "import app.a\n",
      },
    },
  ],
  invalid: [
    {
      name: "two modules",
      tree: app("from app.b import x\n", "x = 1\nimport app.a\n"),
      messages: [
        {
          messageId: "cycle",
          path: "app/a.py",
          line: 1,
          severity: "warning",
          data: { cycle: "app/a.py:1 > app/b.py:2 > app/a.py" },
          related: [
            { path: "app/a.py", line: 1, message: "imports app/b.py" },
            { path: "app/b.py", line: 2, message: "imports app/a.py" },
          ],
        },
      ],
    },
    {
      name: "a package and its module, relative",
      tree: {
        "app/__init__.py": "version = 1\nfrom .a import x\n",
        "app/a.py": "from . import version\nx = version\n",
      },
      messages: [
        {
          messageId: "cycle",
          path: "app/__init__.py",
          line: 2,
          data: { cycle: "app/__init__.py:2 > app/a.py:1 > app/__init__.py" },
        },
      ],
    },
    {
      name: "the shortest cycle of a group, once",
      tree: {
        "app/__init__.py": "",
        "app/a.py": "from app.b import x\nfrom app.c import x as y\n",
        "app/b.py": "from app.c import x\n",
        "app/c.py": "x = 1\nfrom app.a import y\n",
      },
      messages: [
        { messageId: "cycle", path: "app/a.py", line: 2, data: { cycle: "app/a.py:2 > app/c.py:2 > app/a.py" } },
      ],
    },
  ],
});
