import { ruleTester } from "@pylayout/rule-tester";
import { importCaseMismatch } from "../src/index.ts";

const pytestIni = "[pytest]\npythonpath = .\n";
const files = (test: string) => ({
  "pytest.ini": pytestIni,
  "app/__init__.py": "",
  "app/Models.py": "class User: ...\n",
  "tests/test_app.py": test,
});
const target = "app/Models.py";
const shipped = (init: string) => ({
  "pyproject.toml":
    '[build-system]\nrequires = ["flit_core"]\nbuild-backend = "flit_core.buildapi"\n[project]\nname = "app"\nversion = "1"\ndescription = ""\n',
  "app/__init__.py": init,
  "app/Models.py": "",
});

ruleTester.run(importCaseMismatch, {
  valid: [
    { name: "the same case", tree: files("from app.Models import User\n") },
    { name: "a top-level name in other case may be another distribution", tree: files("import App\n") },
    {
      name: "a class beside its module",
      tree: { ...files("from app import User\n"), "app/__init__.py": "class User: ...\n", "app/user.py": "" },
    },
    { name: "guarded", tree: files("try:\n    import app.models\nexcept ImportError:\n    pass\n") },
    { name: "shipped and guarded", tree: shipped("try:\n    from . import models\nexcept ImportError:\n    pass\n") },
    { name: "shipped, in a function", tree: shipped("def f():\n    from . import models\n") },
    {
      name: "shipped, and the package may bind the name",
      tree: shipped("def __getattr__(name): ...\nfrom . import models\n"),
    },
    { name: "both exist", tree: { ...shipped("from . import models\n"), "app/models.py": "" } },
    { name: "a compiled module exists", tree: { ...shipped("from . import models\n"), "app/models.pyx": "" } },
    { name: "hostile names", tree: shipped("from ....... import models\nfrom .\udc80 import x\n") },
  ],
  invalid: [
    {
      name: "the module of a from import",
      tree: files("from app.models import User\n"),
      messages: [
        {
          messageId: "otherCase",
          path: "tests/test_app.py",
          line: 1,
          severity: "error",
          data: { module: "app.models", target },
          affects: ["tests/test_app.py"],
        },
      ],
      fixed: files("from app.Models import User\n"),
    },
    {
      name: "the imported submodule keeps the name that it is bound to",
      tree: files("from app import (\n    models,\n)\nmodels.User\n"),
      messages: [
        { messageId: "otherCase", path: "tests/test_app.py", line: 1, data: { module: "app.models", target } },
      ],
      fixed: files("from app import (\n    Models as models,\n)\nmodels.User\n"),
    },
    {
      name: "a plain import under another name",
      tree: files("import app.models as m\n"),
      messages: [
        { messageId: "otherCase", path: "tests/test_app.py", line: 1, data: { module: "app.models", target } },
      ],
      fixed: files("import app.Models as m\n"),
    },
    {
      name: "a plain dotted import is used by its dotted name: no fix",
      tree: files("import app.models\n"),
      messages: [
        { messageId: "otherCase", path: "tests/test_app.py", line: 1, data: { module: "app.models", target } },
      ],
    },
    {
      name: "two files fit: no fix",
      tree: { ...files("from app.models import User\n"), "app/MODELS.py": "" },
      messages: [
        {
          messageId: "otherCase",
          path: "tests/test_app.py",
          line: 1,
          data: { module: "app.models", target: "app/MODELS.py" },
        },
      ],
    },
    {
      name: "shipped code that no test imports, relative and absolute",
      tree: shipped("from .models import A\nfrom app import models\n"),
      messages: [
        { messageId: "otherCase", path: "app/__init__.py", line: 1, data: { module: ".models", target } },
        { messageId: "otherCase", path: "app/__init__.py", line: 2, data: { module: "app.models", target } },
      ],
      fixed: shipped("from .Models import A\nfrom app import Models as models\n"),
    },
  ],
});
