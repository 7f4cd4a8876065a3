import { append, prepend, testFile, testFolders, type Draft } from "./draft.ts";

export function lazyAttributes(draft: Draft): void {
  const { random } = draft;
  draft.files["lazy_pkg/_impl.py"] = random.chance(0.8) ? "Late = 1\n" : "import nowhere_at_all\n";
  draft.files["lazy_pkg/__init__.py"] = random.pick([
    'def __getattr__(name):\n    if name == "Late":\n        from ._impl import Late\n        return Late\n    raise AttributeError(name)\n',
    'def __getattr__(name):\n    if name in {"Late", "Other"}:\n        return 1\n    raise AttributeError(name)\n',
    "def __getattr__(name):\n    return name\n",
    'import importlib\ndef __getattr__(name):\n    if name == "_impl":\n        return importlib.import_module("._impl", __name__)\n    raise AttributeError(name)\n',
  ]);
  draft.options.push("pythonpath = .");
  append(
    draft,
    testFile(draft),
    random.pick([
      "from lazy_pkg import Late",
      "from lazy_pkg import Absent",
      "import lazy_pkg._impl",
      "from lazy_pkg import _impl",
    ]),
  );
}

export function circle(draft: Draft): void {
  const { random } = draft;
  const [first, second] = random.pick([
    ["from ring.b import y\nx = 1\n", "from ring.a import x\ny = 1\n"],
    ["x = 1\nfrom ring.b import y\n", "from ring.a import x\ny = 1\n"],
    ["import ring.b\nx = 1\n", "import ring.a\ny = ring.a.x\n"],
    ["from . import b\nx = 1\n", "from . import a\ndef f(): return a.x\ny = 1\n"],
    ["from ring.b import *\nx = 1\n", "from ring.a import *\ny = 1\n"],
    ["import ring.b as b\nx = b.y\n", "import ring.a as a\ny = 1\n"],
    ["from ring import b\nx = b.y\n", "from ring import a\nclass K:\n    y = a.x\ny = 2\n"],
  ]);
  draft.files["ring/a.py"] = first;
  draft.files["ring/b.py"] = second;
  if (random.chance(0.8))
    draft.files["ring/__init__.py"] = random.pick(["", "from .a import x\n", "from . import b, a\n"]);
  draft.options.push("pythonpath = .");
  for (let i = 0; i < 2; i++)
    append(
      draft,
      testFile(draft),
      random.pick([
        "import ring.a",
        "from ring.b import y",
        "from ring import a",
        "import ring.b, ring.a",
        "from ring.a import x",
      ]),
    );
}

export function exportLists(draft: Draft): void {
  const { random } = draft;
  draft.files["star/__init__.py"] = random.pick([
    '__all__ = ["sub", "gone"]\n',
    '__all__ = ["sub"]\nfrom . import sub\n__all__ += sub.__all__\n',
    "from .sub import *\nfrom .sub import __all__\n",
    '__all__ = ["x"] + [n for n in ("sub",)]\nx = 1\n',
    '__all__ = ("x", 1)\nx = 1\n',
    "_hidden = 1\nx = 2\nimport os\n",
    "x = 1\ndel x\n",
    "def f():\n    global late\n    late = 1\nf()\n",
  ]);
  draft.files["star/sub.py"] = random.pick(['__all__ = ["x"]\nx = 1\n', "__all__ = []\n", "x = 1\n"]);
  draft.options.push("pythonpath = .");
  append(
    draft,
    testFile(draft),
    random.pick([
      "from star import *",
      "from star import *\nx",
      "from star import sub",
      "from star import x",
      "from star import os",
      "from star import _hidden",
      "from star import *\n_hidden",
      "from star import late",
    ]),
  );
}

export function stubbedModules(draft: Draft): void {
  const { random } = draft;
  const stub = random.pick([
    'import sys\nsys.modules["ghost"] = None',
    'import sys, types\nsys.modules["ghost"] = types.ModuleType("ghost")',
    'import sys\nfrom unittest.mock import MagicMock\nsys.modules["ghost"] = MagicMock()',
    'import sys\nfrom unittest import mock\nsys.modules["ghost"] = mock.Mock()\nsys.modules["ghost.part"] = mock.Mock()',
    'import sys, types\nsys.modules.setdefault("ghost", types.ModuleType("ghost"))',
  ]);
  prepend(draft, random.chance(0.5) ? `${random.pick(testFolders(draft))}conftest.py` : testFile(draft), stub);
  for (let i = 0; i < 2; i++)
    append(
      draft,
      testFile(draft),
      random.pick(["import ghost", "from ghost import part", "import ghost.part", "from ghost.part import x"]),
    );
}
