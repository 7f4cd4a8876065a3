import { ruleTester } from "@pylayout/rule-tester";
import { undefinedExport } from "@pylayout/rule-undefined-export";

const project = `
pyproject.toml | [build-system]
               | requires = ["hatchling"]
               | build-backend = "hatchling.build"
               | [project]
               | name = "app"
               | version = "1"`;
const all = { options: { unreached: true } };

ruleTester.run(undefinedExport, {
  valid: [
    { name: "no star import", tree: `${project}\napp/\n  __init__.py | __all__ = ["gone"]` },
    {
      name: "names that are bound, submodules among them",
      tree: `${project}
app/
  __init__.py | from os import path
              | import json as j
              | __all__ = ["path", "j", "core", "ext", "f", "C", "__doc__"]
              | def f(): ...
              | class C: ...
  core.py
  ext.pyi`,
      ...all,
    },
    {
      name: "names that may be bound: star imports, __getattr__, globals(), a condition",
      tree: `${project}
app/
  __init__.py
  a.py        | from other import *
              | __all__ = ["x"]
  b.py        | __all__ = ["x"]
              | def __getattr__(name): ...
  c.py        | __all__ = ["x"]
              | globals()["x"] = 1
  d.py        | __all__ = ["x"]
              | if input(): x = 1`,
      ...all,
    },
    {
      name: "a list that is not literal",
      tree: `${project}\napp/\n  __init__.py | __all__ = [name for name in dir()]`,
      ...all,
    },
  ],
  invalid: [
    {
      name: "a star import that importing the package executes",
      tree: `${project}\napp/\n  __init__.py | from .core import *\n  core.py | __all__ = [\n          |     "run",\n          |     "stop",\n          | ]\n          | def run(): ...`,
      messages: [
        {
          messageId: "unbound",
          path: "app/core.py",
          severity: "error",
          data: { name: "stop", module: "app.core" },
          line: 3,
          related: [{ path: "app/__init__.py", line: 1, message: "from app.core import *" }],
        },
      ],
    },
    {
      name: "a star import in a file that nothing executes",
      tree: `${project}\napp/\n  __init__.py\n  core.py | __all__ = ["stop"]\nexamples/\n  a.py | from app.core import *`,
      messages: [
        {
          messageId: "unbound",
          path: "app/core.py",
          line: 1,
          data: { name: "stop", module: "app.core" },
          severity: "warning",
        },
      ],
    },
    {
      name: "every module with the option",
      tree: `${project}\napp/\n  __init__.py | __all__ = ["gone"]\n              | gone = 1\n              | del gone`,
      ...all,
      messages: [
        {
          messageId: "unbound",
          path: "app/__init__.py",
          line: 1,
          data: { name: "gone", module: "app" },
          severity: "warning",
        },
      ],
    },
  ],
});
