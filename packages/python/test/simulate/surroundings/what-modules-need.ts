import { append, prepend, testFile, type Draft } from "./draft.ts";

export function versionChecks(draft: Draft): void {
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

export function handlers(draft: Draft): void {
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

export function encodings(draft: Draft): void {
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

export function skips(draft: Draft): void {
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

export function annotations(draft: Draft): void {
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

export function leavingEarly(draft: Draft): void {
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

export function executedDefaults(draft: Draft): void {
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
