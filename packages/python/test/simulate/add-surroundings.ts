import type { RandomSource } from "./random-source.ts";

/** A project while it is being generated. */
export interface Draft {
  readonly random: RandomSource;
  readonly files: Record<string, string>;
  /** Dotted names of its modules, seen from their roots. */
  readonly names: readonly string[];
  /** "" or "src/": where its packages lie. */
  readonly root: string;
  /** Lines of `[pytest]`. */
  readonly options: string[];
  readonly args: string[];
  /** Directories that an install in place puts behind the standard library. */
  readonly installed: string[];
  cwd: string;
}

type Surrounding = (draft: Draft) => void;

/** Circumstances that decide what is collected, each of random shape. */
export const SURROUNDINGS: Readonly<Record<string, Surrounding>> = {
  "a conftest that ignores": ignoringConftest,
  pytest_plugins: pluginList,
  "a plugin given with -p": earlyPlugin,
  "doctests of modules": doctests,
  "edits of sys.path": pathEdits,
  "a module's __getattr__": lazyAttributes,
  "checks of the version": versionChecks,
  "a namespace below a package that fails": amplifier,
  "equal names of test modules": sameNames,
  "an __init__.py at the root": rootInit,
  "an install in place": installedRoot,
  "modules named as in the standard library": shadowedLibrary,
  "a circular import": circle,
  "star imports and __all__": exportLists,
  "entries made in sys.modules": stubbedModules,
  "handlers of failing imports": handlers,
  "another working directory": workingDirectory,
  "what is selected": selection,
  encodings: encodings,
  skips: skips,
  "what older Pythons cannot evaluate": annotations,
  "an extended __path__": extendedPath,
  "modules that end early": leavingEarly,
  "imports in expressions and blocks": executedDefaults,
};

/** Adds one to three circumstances that decide what is collected, each in random shape. */
export function addSurroundings(draft: Draft): void {
  const count = 1 + draft.random.below(3);
  for (let i = 0; i < count; i++) draft.random.pick(Object.values(SURROUNDINGS))(draft);
}

function testFolders({ files }: Draft): string[] {
  const found = Object.keys(files)
    .filter((path) => /(?:^|\/)test_\w+\.py$/.test(path))
    .map((path) => path.slice(0, path.lastIndexOf("/") + 1));
  return [...new Set(found)];
}

function testFile(draft: Draft): string {
  return draft.random.pick(Object.keys(draft.files).filter((path) => /(?:^|\/)test_\w+\.py$/.test(path)));
}

function prepend({ files }: Draft, path: string, text: string): void {
  files[path] = `${text}\n${files[path] ?? ""}`;
}

function append({ files }: Draft, path: string, text: string): void {
  files[path] = `${files[path] ?? ""}${text}\n`;
}

function ignoringConftest(draft: Draft): void {
  const { random } = draft;
  const folder = random.pick(testFolders(draft));
  const list = random.pick([
    'collect_ignore = ["test_0.py", "unit"]',
    'collect_ignore_glob = ["*_1.py"]',
    'collect_ignore = []\nimport sys\nif sys.version_info < (3, 11):\n    collect_ignore.append("test_1.py")',
    'collect_ignore_glob = ["*/test_same.py"]\ncollect_ignore = ["test_2.py"]',
    'import os\ncollect_ignore = [os.path.join(os.path.dirname(__file__), "test_0.py")]',
  ]);
  append(draft, `${folder}conftest.py`, list);
}

function pluginList(draft: Draft): void {
  const { random } = draft;
  const name = random.chance(0.1) ? "nowhere_plugin" : random.pick(draft.names);
  const list = random.pick([`["${name}"]`, `"${name}"`, `("${name}", "pytester")`, "[]"]);
  append(
    draft,
    random.chance(0.8) ? "conftest.py" : `${random.pick(testFolders(draft))}conftest.py`,
    `pytest_plugins = ${list}`,
  );
}

function earlyPlugin(draft: Draft): void {
  const { random } = draft;
  const name = random.chance(0.7) ? "early_plugin" : random.pick(draft.names);
  if (name === "early_plugin")
    draft.files["early_plugin.py"] = random.chance(0.7) ? "x = 1\n" : `import ${random.pick(draft.names)}\n`;
  if (random.chance(0.5)) draft.args.push("-p", name);
  else draft.options.push(`addopts = -p ${name}`);
  if (random.chance(0.7)) draft.options.push("pythonpath = . src");
}

function doctests(draft: Draft): void {
  const { random } = draft;
  draft.args.push("--doctest-modules");
  if (random.chance(0.3)) draft.args.push("--doctest-ignore-import-errors");
  if (random.chance(0.5))
    draft.files["setup.py"] = random.pick([
      "from setuptools import setup\nsetup()\n",
      "x = 1\n",
      "raise SystemError\n",
    ]);
  if (random.chance(0.3))
    draft.files[`${draft.root}${draft.names[0]?.split(".")[0] ?? "m"}/__main__.py`] = "raise SystemExit\n";
}

function pathEdits(draft: Draft): void {
  const { random } = draft;
  draft.files["lib/extra.py"] = "value = 1\n";
  draft.files["lib/extras/deep.py"] = "value = 1\n";
  const edit = random.pick([
    'import os, sys\nsys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))',
    'import sys\nfrom pathlib import Path\nsys.path.append(str(Path(__file__).resolve().parent.parent / "lib"))',
    'import sys\nsys.path.insert(0, "lib")',
    'import os, sys\nsys.path.insert(0, os.path.abspath("lib"))',
    'import sys, os.path as p\nHERE = p.dirname(__file__)\nsys.path[0:0] = [p.join(HERE, "lib")]',
    'import sys\nif "lib" not in sys.path:\n    sys.path.append("lib")',
    'import sys\nsys.path += ["lib"]',
  ]);
  const where = random.chance(0.5) ? `${random.pick(testFolders(draft))}conftest.py` : testFile(draft);
  prepend(draft, where, edit);
  for (let i = 0; i < 2; i++) {
    append(
      draft,
      testFile(draft),
      random.pick([
        "import extra",
        "from extras import deep",
        "from extras.deep import value",
        "from extra import nothing",
      ]),
    );
  }
}

function lazyAttributes(draft: Draft): void {
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

function versionChecks(draft: Draft): void {
  const { random } = draft;
  const minor = 8 + random.below(6);
  const shape = random.pick([
    `import sys\nif sys.version_info >= (3, ${minor}):\n    import tomllib\nelse:\n    import json as tomllib`,
    "try:\n    import tomllib\nexcept ImportError:\n    import tomli as tomllib",
    "try:\n    import tomllib\nexcept ModuleNotFoundError:\n    tomllib = None",
    `import sys\nif sys.version_info[:2] < (3, ${minor}):\n    from distutils import version\nelif sys.version_info[0] == 3:\n    from graphlib import TopologicalSorter`,
    `import sys\nPY = sys.version_info >= (3, ${minor})\nif PY:\n    from typing import Self\nelse:\n    Self = None`,
    `import sys\nif not (3, 9) <= sys.version_info < (3, ${minor}):\n    import zoneinfo`,
    "import sys\nassert sys.version_info >= (3, 10)",
    `import sys\nif sys.version_info < (3, ${minor}):\n    raise RuntimeError("too old")`,
    "import platform, sys\nif sys.platform == 'win32':\n    import winreg\nif platform.system() == 'Windows':\n    import msvcrt",
    "from collections import Mapping",
    "from typing import override",
    "from datetime import UTC",
    "import asynchat, imp",
  ]);
  prepend(draft, testFile(draft), shape);
}

function amplifier(draft: Draft): void {
  const { random } = draft;
  const failure = random.pick([
    "import not_there_at_all",
    "raise ImportError('no')",
    "from . import nowhere",
    "from amp.ns.broken import x",
    "import amp.later",
  ]);
  const touch = random.pick([
    "from amp.ns import first",
    "import amp.ns.first",
    "from amp.ns.first import x",
    "from .ns import first",
    "",
  ]);
  draft.files["amp/__init__.py"] = random.pick([
    `${touch}\n${failure}\n`,
    `try:\n    ${touch || "pass"}\nfinally:\n    ${failure}\n`,
    `${failure}\n${touch}\n`,
  ]);
  if (random.chance(0.25)) draft.files["amp/ns/__init__.py"] = "";
  for (const name of ["first", "second", "third"])
    draft.files[`amp/ns/${name}.py`] = random.chance(0.8) ? "x = 1\n" : "from amp import ns\nx = 1\n";
  draft.files["amp/ns/broken.py"] = "def broken(:\n";
  draft.files["amp/ns/deep/inner.py"] = "x = 1\n";
  draft.files["amp/later.py"] = 'x = f"{1!r}"\nimport absent_later\n';
  draft.options.push("pythonpath = .");
  const forms = [
    "from amp.ns.second import x",
    "import amp.ns.second",
    "from amp.ns import third",
    "import amp.ns",
    "from amp import ns",
    "import amp",
    "from amp.ns import *",
    "import amp.ns.first as f",
    "from amp.ns.deep.inner import x",
    "from amp.ns.first import x",
    'import importlib; importlib.import_module("amp.ns.third")',
    'import pytest; pytest.importorskip("amp.ns.second")',
    "try:\n    from amp.ns.third import x\nexcept ImportError:\n    x = 0",
    "try:\n    import amp\nexcept Exception:\n    pass\nfrom amp.ns import second",
  ];
  const count = 2 + random.below(4);
  for (let i = 0; i < count; i++) append(draft, testFile(draft), random.pick(forms));
}

function sameNames(draft: Draft): void {
  const { random } = draft;
  for (const folder of ["one/", "two/", "two/sub/"]) {
    if (random.chance(0.7))
      draft.files[`${folder}test_twin.py`] = random.pick([
        "",
        "import helper_twin\n",
        "from . import helper_twin\n",
        "import test_twin\n",
      ]);
    if (random.chance(0.4)) draft.files[`${folder}helper_twin.py`] = "x = 1\n";
    if (random.chance(0.3)) draft.files[`${folder}__init__.py`] = "";
  }
}

function rootInit(draft: Draft): void {
  draft.files["__init__.py"] = draft.random.pick(["", "x = 1\n", "import nowhere_here\n"]);
}

function installedRoot(draft: Draft): void {
  draft.installed.push(draft.root === "" ? draft.random.pick(["", "lib"]) : "src");
}

function shadowedLibrary(draft: Draft): void {
  const { random } = draft;
  const name = random.pick([
    "secrets",
    "queue",
    "random",
    "types",
    "colorsys",
    "statistics",
    "calendar",
    "sqlite3",
    "typing",
    "test",
    "token",
    "cgi",
  ]);
  const folder = random.chance(0.7) ? random.pick(testFolders(draft)) : "";
  draft.files[`${folder}${name}${random.chance(0.8) ? ".py" : "/__init__.py"}`] = "mine = 1\n";
  append(draft, testFile(draft), random.pick([`import ${name}`, `from ${name} import mine`]));
}

function circle(draft: Draft): void {
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

function exportLists(draft: Draft): void {
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

function stubbedModules(draft: Draft): void {
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

function handlers(draft: Draft): void {
  const { random } = draft;
  const wanted = random.pick([
    "import nothing_like_it",
    "from json import nothing",
    `import ${random.pick(draft.names)}`,
    "raise ValueError",
    "from . import nothing",
  ]);
  const shape = random.pick([
    `try:\n    try:\n        ${wanted}\n    except ValueError:\n        pass\nexcept ImportError:\n    pass`,
    `try:\n    ${wanted}\nexcept ImportError as error:\n    missing = error\nelse:\n    import json.gone`,
    `try:\n    ${wanted}\nexcept ImportError as error:\n    raise RuntimeError from error`,
    `try:\n    ${wanted}\nexcept:\n    found = False`,
    `from contextlib import suppress\nwith suppress(ModuleNotFoundError):\n    ${wanted}`,
    `import contextlib\nwith contextlib.suppress(ImportError, ValueError):\n    ${wanted}\n    import not_reached`,
    `try:\n    ${wanted}\nexcept (ImportError, AttributeError):\n    import pytest\n    pytest.skip("no", allow_module_level=True)`,
    `try:\n    ${wanted}\nexcept ImportError:\n    pass\nfinally:\n    import another_absent`,
    `for name in ("a",):\n    try:\n        ${wanted}\n    except ImportError:\n        continue`,
    `ERRORS = (ImportError, KeyError)\ntry:\n    ${wanted}\nexcept ERRORS:\n    pass`,
    `try:\n    ${wanted}\nexcept Exception as e:\n    if "zzz" in str(e):\n        raise`,
  ]);
  prepend(draft, testFile(draft), shape);
}

function workingDirectory(draft: Draft): void {
  const folders = testFolders(draft).filter((folder) => folder !== "");
  if (folders.length > 0) draft.cwd = draft.random.pick(folders).replace(/\/$/, "");
}

function selection(draft: Draft): void {
  const { random } = draft;
  random.pick([
    () => draft.options.push("python_files = test_*.py check_*.py"),
    () => draft.options.push("norecursedirs = unit other"),
    () => draft.options.push("testpaths = tests other checks"),
    () => draft.args.push("--ignore=tests/unit"),
    () => draft.args.push("--ignore-glob=*test_1*"),
    () => draft.args.push(testFile(draft)),
    () => draft.args.push(testFile(draft), testFile(draft)),
    () => draft.args.push("--noconftest"),
    () => draft.args.push("--rootdir=."),
    () => draft.args.push("--confcutdir=tests"),
  ])();
  draft.files["tests/check_more.py"] = "import os\n";
}

function encodings(draft: Draft): void {
  const { random } = draft;
  const text = random.pick([
    "# -*- coding: latin-1 -*-\nx = 'é'\n",
    "# coding: nonsense-8\nx = 1\n",
    "\ufeffx = 1\n",
    "\ufeff# coding: latin-1\n",
    "x = '\\ud800'\n",
    "x = 1\u0000\n",
    "\n# vim: set fileencoding=ascii :\nx = 'é'\n",
    "é = 1\n",
    "x = “1”\n",
    "# coding: utf-8\n\tx = 1\n",
  ]);
  if (random.chance(0.5)) draft.files[testFile(draft)] = text;
  else {
    draft.files["coded.py"] = text;
    draft.options.push("pythonpath = .");
    append(draft, testFile(draft), "import coded");
  }
}

function skips(draft: Draft): void {
  const { random } = draft;
  const name = random.pick([...draft.names, "nothing_like_it", "json"]);
  const text = random.pick([
    `import pytest\nm = pytest.importorskip("${name}", reason="no")`,
    `import pytest\npytest.importorskip("${name}", minversion="99")`,
    'import unittest\nraise unittest.SkipTest("no")',
    'import sys, pytest\nif sys.version_info < (3, 11):\n    pytest.skip("old", allow_module_level=True)',
    'import pytest\npytest.skip("no")',
    "import pytest\npytestmark = pytest.mark.skip\nimport nothing_at_all",
    `from pytest import importorskip\nimportorskip("${name}")`,
    'import os, pytest\nif os.name == "nt":\n    pytest.skip("no", allow_module_level=True)',
    'import pytest\npytest.fail("no")',
    'import pytest\npytest.xfail("no")',
  ]);
  prepend(draft, testFile(draft), text);
}

function annotations(draft: Draft): void {
  const { random } = draft;
  prepend(
    draft,
    testFile(draft),
    random.pick([
      "def f(x: list[int]): pass",
      "def f(x: int | None = None): pass",
      "from __future__ import annotations\ndef f(x: int | None): pass",
      "X = dict[str, int]",
      "from typing import Optional\nX: Optional[int] = None\ny: undefined_name",
      "class A:\n    x: list[str] = []",
      "def f() -> Missing: pass",
      "from functools import cache\n@cache\ndef f(): pass",
      "import collections\nclass C(collections.OrderedDict[str, int]): pass",
      "undefined_name",
      "class A(Missing): pass",
      "def f():\n    x: Missing = 1",
      "@undefined_decorator\ndef f(): pass",
      "from dataclasses import dataclass\n@dataclass(slots=True)\nclass D:\n    x: int",
      "type X = int",
      "with (open('a') as b, open('c')):\n    pass",
      "x = {1: 2} | {3: 4}",
      "try:\n    pass\nexcept* ValueError:\n    pass",
      "x = f'{'a'}'",
      "print 'old'",
      "def f(a, /, b): pass",
      "lambda: (yield)",
    ]),
  );
}

function extendedPath(draft: Draft): void {
  const { random } = draft;
  const init = random.pick([
    "__path__ = __import__('pkgutil').extend_path(__path__, __name__)\n",
    "import os\n__path__.append(os.path.join(os.path.dirname(__file__), 'plug'))\n",
    "",
  ]);
  draft.files["parts/a/shared/__init__.py"] = init;
  draft.files["parts/a/shared/one.py"] = "x = 1\n";
  draft.files["parts/a/shared/plug/three.py"] = "x = 1\n";
  draft.files["parts/b/shared/two.py"] = "x = 1\n";
  if (random.chance(0.5)) draft.files["parts/b/shared/__init__.py"] = init;
  if (random.chance(0.3)) delete draft.files["parts/a/shared/__init__.py"];
  draft.options.push("pythonpath = parts/a parts/b");
  for (let i = 0; i < 2; i++)
    append(
      draft,
      testFile(draft),
      random.pick(["import shared.one", "import shared.two", "from shared import three", "from shared import two"]),
    );
}

function leavingEarly(draft: Draft): void {
  prepend(
    draft,
    testFile(draft),
    draft.random.pick([
      "import sys; sys.exit(3)",
      "raise SystemExit",
      "quit()",
      "assert False",
      "import pytest; pytest.exit('no')",
      "raise NotImplementedError('x')",
    ]),
  );
}

function executedDefaults(draft: Draft): void {
  const name = draft.random.pick([...draft.names, "absent_default"]);
  prepend(
    draft,
    testFile(draft),
    draft.random.pick([
      `def f(x=__import__("${name}")): pass`,
      `class K:\n    import ${name}`,
      `f = lambda: __import__("${name}")`,
      `def f():\n    import ${name}\nclass L:\n    def g(self):\n        import ${name}`,
      `import importlib.util\nif importlib.util.find_spec("${name}"):\n    import ${name}`,
      `import os\nif os.environ.get("NOT_SET_AT_ALL"):\n    import ${name}`,
      `while True:\n    import ${name}\n    break`,
      `if 1:\n    import ${name}\nelse:\n    import absent_else`,
      `async def f():\n    import ${name}`,
    ]),
  );
}
