import { describe, expect, test } from "vitest";
import { standardLibrary } from "../../src/stdlib/standard-library.ts";
import type { PythonVersion } from "../../src/versions/version-set.ts";
import { predict } from "./differential.ts";

/** What `test_a.py` is said to come to on 3.12 with pytest 9. */
function outcomeOf(files: Readonly<Record<string, string>>, python: PythonVersion = "3.12"): string | undefined {
  const all = { "pytest.ini": "[pytest]\npythonpath = .\n", ...files };
  const project = { seed: 0, files: all, args: [], module: false, cwd: "", installed: [] };
  const pytest = python === "3.8" ? "8" : "9";
  const run = predict(project, { command: "", python, pytest }, standardLibrary, "project");
  return run.modules.find(({ path }) => path === "test_a.py")?.outcome;
}

const FAST = {
  "pkg/__init__.py": "try:\n    from pkg import fast\n    HAS = True\nexcept Exception:\n    HAS = False\n",
};

/** A package whose registry is filled by a call, as its own code does. */
const REGISTRY = {
  "pkg/__init__.py": "from . import types, registry\nregistry.fill()\ntypes.array.VALUE\n",
  "pkg/types/__init__.py": "",
  "pkg/types/array.py": "VALUE = 1\n",
  "test_a.py": "import pkg\n",
};

/** Loads from one end only. */
const CIRCLE = {
  "models.py": "from forms import form\n",
  "forms.py": "import models\nform = 1\n",
  "test_a.py": "import forms\n",
};

/** pytest collects all of these without an error. */
const COLLECTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a module of the project raises behind a guard": {
    ...FAST,
    "pkg/fast.py": "import os\nif not os.environ.get('XYZZY'):\n    raise ImportError('disabled')\n",
    "test_a.py": "import pkg\nassert not pkg.HAS\n",
  },
  "a module of the project calls what fails": {
    ...FAST,
    "pkg/fast.py": "import ctypes\nlib = ctypes.CDLL('libxyzzy.so')\n",
    "test_a.py": "import pkg\nif pkg.HAS:\n    import pkg.missing\n",
  },
  "a module of the project lacks a name perhaps": {
    "pkg/__init__.py": "",
    "pkg/a.py": "import json\nif hasattr(json, 'xyzzy'):\n    def fast(): pass\n",
    "test_a.py":
      "try:\n    from pkg.a import fast\n    HAS = True\nexcept ImportError:\n    HAS = False\nif HAS:\n    import pkg.missing\n",
  },
  "the patch release decides an assertion": {
    "test_a.py": "import sys\nassert sys.version_info < (3, 12, 4)\n",
  },
  "the patch release decides what is imported": {
    "pkg/__init__.py": "",
    "test_a.py": "import sys\nif sys.version_info < (3, 12, 4):\n    pass\nelse:\n    import pkg.missing\n",
  },
  "annotations and class bodies name type parameters": {
    "test_a.py":
      "def later():\n    return lambda: unset\nlambda: unset\nclass A[T](list[T]):\n    x: T\n    def f[U](self, a: list[U] | T) -> U: ...\n",
  },
  "a conftest loads Django's applications, which import each other": {
    ...CIRCLE,
    "conftest.py":
      "def pytest_configure():\n    import models\n    try:\n        import django\n        django.setup()\n    except ImportError:\n        pass\n",
  },
  "a name that only Python 2 has ends a try before it imports": {
    "compat.py":
      "try:\n    text = unicode\n    from urllib import quote\n    import pipes_of_python_2\nexcept NameError:\n    from urllib.parse import quote\n",
    "test_a.py": "from compat import quote\n",
  },
  "a name that only Python 2 has may end a try before it imports": {
    "app.py": "import compat\nsetattr(compat, 'uni' + 'code', str) if compat.later else None\n",
    "compat.py":
      "later = None\ntry:\n    text = unicode\n    import pipes_of_python_2\nexcept NameError:\n    text = str\n",
    "test_a.py": "import app\n",
  },
  "a class puts modules under computed names into sys.modules": {
    "pkg/__init__.py": "",
    "pkg/deps.py":
      "import sys, types\nclass Declare:\n    def __enter__(self):\n        pass\n    def __exit__(self, *args):\n        sys.modules[__name__ + '.plots'] = types.ModuleType('plots')\nwith Declare():\n    pass\n",
    "test_a.py": "import pkg.deps.plots\n",
  },
  "a package stores its submodules": {
    "pkg/__init__.py": "import sys, types\nfor name in ('a', 'b'):\n    sys.modules[__name__ + '.' + name] = types\n",
    "test_a.py": "import pkg.a\n",
  },
  "an import hook makes submodules": {
    "pkg/__init__.py":
      "import importlib.machinery, sys\nclass Finder:\n    def find_spec(self, name, path, target=None):\n        if name == 'pkg.moves': return importlib.machinery.ModuleSpec(name, self)\n    def create_module(self, spec): pass\n    def exec_module(self, module): module.x = 1\nsys.meta_path.append(Finder())\n",
    "test_a.py": "from pkg.moves import x\n",
  },
  "a name has more parts than imports can nest": {
    "pkg/__init__.py": "",
    "test_a.py": `try:\n    import pkg${".a".repeat(20_000)}\nexcept Exception:\n    pass\n`,
  },
  "a decorator binds what a loop over nothing does not": {
    "pkg/__init__.py":
      "def bind(name):\n    return lambda f: globals().update({name: f})\nfor late in []:\n    pass\n@bind('late')\ndef f():\n    pass\n",
    "test_a.py": "from pkg import late\n",
  },
  "a function binds under a name in parts what a loop over nothing does not": {
    "pkg/__init__.py": "for late in []:\n    pass\ndef f():\n    globals()['la' 'te'] = 1\nf()\n",
    "test_a.py": "from pkg import late\n",
  },
  "a star import takes submodules that computed imports load": {
    "test_a.py": "from pkg import *\na\n",
    "pkg/__init__.py":
      'import os, importlib\nfor f in os.listdir(os.path.dirname(__file__)):\n    if f.endswith(".py") and f != "__init__.py":\n        importlib.import_module("." + f[:-3], __name__)\n',
    "pkg/a.py": "",
  },
  "a star import takes submodules that __import__ loads": {
    "test_a.py": "from pkg import *\na\n",
    "pkg/__init__.py": 'for f in ["a"]:\n    __import__(__name__ + "." + f)\n',
    "pkg/a.py": "",
  },
  "a star import takes submodules that names in a package's list load": {
    "test_a.py": "from models import *\nu = user.User()\n",
    "models/__init__.py":
      'import importlib, pkgutil\nfor info in pkgutil.iter_modules(__path__):\n    importlib.import_module("models." + info.name)\n',
    "models/user.py": "class User: pass\n",
  },
  "another module's function loads submodules": {
    "test_a.py": "from pkg import *\na\n",
    "pkg/loader.py":
      'import importlib\ndef load_all():\n    for n in ("a",):\n        importlib.import_module("pkg." + n)\n',
    "pkg/__init__.py": "import pkg.loader\npkg.loader.load_all()\n",
    "pkg/a.py": "",
  },
  "a decorator of another module exports": {
    "m.py": "from deco import export\n__all__ = []\n@export\ndef foo(): pass\n",
    "deco.py":
      'import sys\ndef export(f):\n    mod = sys.modules[f.__module__]\n    if hasattr(mod, "__all__"):\n        mod.__all__.append(f.__name__)\n    else:\n        mod.__all__ = [f.__name__]\n    return f\n',
    "test_a.py": "from m import *\nfoo\n",
  },
  "a module's own decorator exports": {
    "m.py":
      '__all__ = ["export"]\ndef export(f):\n    import sys\n    sys.modules[f.__module__].__all__.append(f.__name__)\n    return f\n@export\ndef foo(): pass\n',
    "test_a.py": "from m import *\nfoo\n",
  },
  "another module extends __all__": {
    "m3.py": 'import m\nm.__all__.append("B")\n',
    "m.py": '__all__ = ["A"]\nA = 1\nB = 2\n',
    "test_a.py": "import m3\nfrom m import *\nB\n",
  },
  "a list is __all__ by another name, too": {
    "m.py": 'names = __all__ = ["A"]\nA = 1\nB = 2\nnames.append("B")\n',
    "test_a.py": "from m import *\nB\n",
  },
  "a method of __all__ has a name": {
    "m.py": '__all__ = ["A"]\nA = 1\nB = 2\nreg = __all__.append\nreg("B")\n',
    "test_a.py": "from m import *\nB\n",
  },
  "an import met a module that was still executed": {
    "test_a.py": "from pkg import models\nassert models.db is None\n",
    "pkg/__init__.py": "db = None\nfrom . import models\ndb = 1\n",
    "pkg/models.py": "from pkg import db\n",
  },
  "an import met a module in a branch of a circle": {
    "test_a.py": "from pkg.models import READY\nif READY:\n    import pkg.missing\n",
    "pkg/__init__.py": "READY = False\nfrom . import models\nREADY = True\n",
    "pkg/models.py": "from pkg import READY\n",
  },
  "a name is imported from a submodule of that name": {
    "test_a.py": "import app\nif app.debug:\n    import app.missing\n",
    "app/debug.py": "debug = False\n",
    "app/__init__.py": "from .debug import debug\n",
  },
  "a package rebinds the name of a submodule": {
    "test_a.py": "import app\nassert app.x is None\n",
    "app/__init__.py": "from app import x\nx = None\nassert x is None\n",
    "app/x.py": "",
  },
  "a submodule is replaced by a name of it": {
    "test_a.py": "import app.x\nassert app.x is None\nfrom app import x\nassert x is None\n",
    "app/__init__.py": "from app.x import x\n",
    "app/x.py": "x = None\n",
  },
  "a tuple of attributes is assigned": {
    "conf_mod.py": "DEBUG = False\n",
    "test_a.py":
      "import conf_mod\nconf_mod.DEBUG, conf_mod.X = True, 1\nif conf_mod.DEBUG:\n    pass\nelse:\n    import pkg.missing\n",
    "pkg/__init__.py": "",
  },
  "a loop assigns an attribute": {
    "conf_mod.py": "DEBUG = False\n",
    "test_a.py": "import conf_mod\nfor conf_mod.DEBUG in (True,):\n    pass\nassert conf_mod.DEBUG\n",
    "pkg/__init__.py": "",
  },
  "a with statement assigns an attribute": {
    "conf_mod.py": "F = None\n",
    "test_a.py": "import conf_mod\nwith open(__file__) as conf_mod.F:\n    pass\nassert conf_mod.F is not None\n",
  },
  "vars() of a module is stored to": {
    "conf_mod.py": "DEBUG = False\n",
    "test_a.py":
      'import conf_mod\nvars(conf_mod)["DEBUG"] = True\nif conf_mod.DEBUG:\n    pass\nelse:\n    import pkg.missing\n',
    "pkg/__init__.py": "",
  },
  "a module's __dict__ is stored to": {
    "conf_mod.py": "DEBUG = False\n",
    "test_a.py":
      'import conf_mod\nconf_mod.__dict__["DEBUG"] = True\nif conf_mod.DEBUG:\n    pass\nelse:\n    import pkg.missing\n',
    "pkg/__init__.py": "",
  },
  "a module's __dict__ is updated": {
    "conf_mod.py": "DEBUG = False\n",
    "test_a.py":
      "import conf_mod\nconf_mod.__dict__.update(DEBUG=True)\nif not conf_mod.DEBUG:\n    import pkg.missing\n",
    "pkg/__init__.py": "",
  },
  "a name is patched by its path": {
    "conf_mod.py": "DEBUG = False\n",
    "test_a.py":
      'from unittest import mock\nimport conf_mod\nmock.patch("conf_mod.DEBUG", True).start()\nif not conf_mod.DEBUG:\n    import pkg.missing\n',
    "pkg/__init__.py": "",
  },
  "a name is patched on its object": {
    "conf_mod.py": "DEBUG = False\n",
    "test_a.py":
      'from unittest import mock\nimport conf_mod\nmock.patch.object(conf_mod, "DEBUG", True).start()\nif not conf_mod.DEBUG:\n    import pkg.missing\n',
    "pkg/__init__.py": "",
  },
  "setattr computes names of a module under an alias": {
    "conf_mod.py": "DEBUG = False\n",
    "test_a.py":
      'import conf_mod as settings\nfor k, v in {"DEBUG": True}.items():\n    setattr(settings, k, v)\nif not settings.DEBUG:\n    import pkg.missing\n',
    "pkg/__init__.py": "",
  },
  "a function sets what it is given": {
    "test_a.py":
      "from app import settings\nfrom app.util import override\noverride(settings, DEBUG=True)\nif not settings.DEBUG:\n    import app.missing\n",
    "app/__init__.py": "",
    "app/settings.py": "DEBUG = False\n",
    "app/util.py": "def override(module, **kw):\n    for k, v in kw.items():\n        setattr(module, k, v)\n",
    "app/dev.py": "",
  },
  "another module overrides names by keywords": {
    "test_a.py": "from app.settings import DEBUG\nif DEBUG:\n    import app.missing\n",
    "app/__init__.py": "",
    "app/settings.py": "DEBUG = False\ntry:\n    from app.local_settings import *\nexcept ImportError:\n    pass\n",
  },
  "a module imports itself": {
    "conf_mod.py": "DEBUG = False\ndef enable():\n    import conf_mod\n    conf_mod.DEBUG = True\nenable()\n",
    "test_a.py": "import conf_mod\nassert conf_mod.DEBUG\n",
  },
  "a module finds itself in sys.modules": {
    "conf_mod.py":
      'import sys\nDEBUG = False\ndef enable():\n    me = sys.modules["conf_mod"]\n    me.DEBUG = True\nenable()\n',
    "test_a.py": "import conf_mod\nassert conf_mod.DEBUG\n",
  },
  "globals goes by another name": {
    "conf_mod.py": 'DEBUG = False\ndef enable():\n    g = globals\n    g()["DEBUG"] = True\nenable()\n',
    "test_a.py": "import conf_mod\nassert conf_mod.DEBUG\n",
  },
  "a global statement goes on in the next line": {
    "test_a.py":
      "FLAG = False\ndef f():\n    global X, \\\n        FLAG\n    FLAG = True\nf()\nif FLAG:\n    pass\nelse:\n    import pkg.missing\n",
    "pkg/__init__.py": "",
  },
  "a statement goes on in the next line": {
    "conf_mod.py": "DEBUG = False\n",
    "test_a.py": "import conf_mod\nconf_mod.DEBUG \\\n    = True\nassert conf_mod.DEBUG\n",
    "pkg/__init__.py": "",
  },
  "attributes of builtins are assigned in a tuple": {
    "helper.py": "import builtins\nbuiltins.foo, builtins.bar = 1, 2\n",
    "test_a.py": "import helper\nx = foo\n",
  },
  "builtins goes by another name": {
    "helper.py": 'import builtins as B\nfor n in ("foo",): setattr(B, n, 1)\n',
    "test_a.py": "import helper\nx = foo\n",
  },
  "a module changes its own class": {
    "test_a.py": "import app\nassert app.FLAG\n",
    "app/__init__.py":
      "import sys, types\nclass M(types.ModuleType):\n    @property\n    def FLAG(self): return True\nFLAG = False\ndel FLAG\nsys.modules[__name__].__class__ = M\n",
  },
  "a star import takes names with an underscore from the standard library": {
    "test_a.py": "from os import *\n_exit\n",
  },
  "a star import takes listed subpackages of the standard library": { "test_a.py": "from xml import *\ndom\n" },
  "a function skips where a library cannot be loaded": {
    "pkg/__init__.py": "",
    "test_a.py":
      "import pytest\ndef need():\n    try:\n        import ctypes\n        ctypes.CDLL('libdoesnotexist.so')\n    except (ImportError, OSError):\n        pytest.skip('no', allow_module_level=True)\nneed()\nimport pkg.missing\n",
  },
  "a function skips where anything fails": {
    "pkg/__init__.py": "",
    "test_a.py":
      "import pytest\ndef need():\n    try:\n        import json\n        x = 1 / 0\n    except Exception:\n        pytest.skip('no', allow_module_level=True)\nneed()\nimport pkg.missing\n",
  },
  "a function skips by another name": {
    "pkg/__init__.py": "",
    "test_a.py":
      "import pytest\ndef need():\n    try:\n        import json\n    except ImportError:\n        pytest.skip('no', allow_module_level=True)\n    bail = pytest.skip\n    bail('x', allow_module_level=True)\nneed()\nimport pkg.missing\n",
  },
  "an imported function skips": {
    "pkg/__init__.py": "",
    "helper.py":
      "import os, pytest\ndef need():\n    if not os.environ.get('XYZZY'):\n        pytest.skip('x', allow_module_level=True)\n",
    "test_a.py": "from helper import need\nneed()\nimport pkg.missing\n",
  },
  "a function of an imported module skips": {
    "pkg/__init__.py": "",
    "helper.py":
      "import os, pytest\ndef need():\n    if not os.environ.get('XYZZY'):\n        pytest.skip('x', allow_module_level=True)\n",
    "test_a.py": "import helper\nhelper.need()\nimport pkg.missing\n",
  },
  "a class skips when it is called": {
    "pkg/__init__.py": "",
    "test_a.py":
      "import pytest\nclass Need:\n    def __init__(self):\n        pytest.skip('x', allow_module_level=True)\nNeed()\nimport pkg.missing\n",
  },
  "a module gives another of the standard library a name": {
    "test_a.py": "import logging\nlogging.TRACE = 9\nlogging.TRACE\nfrom logging import TRACE\n",
  },
  "a module that was loaded gives one of the standard library names": {
    "levels.py": "import logging as log\nfor level in ('TRACE', 'NOTE'):\n    setattr(log, level, 9)\n",
    "test_a.py": "import levels, logging\nlogging.NOTE\n",
  },
  "a conftest gives one of the standard library a name": {
    "conftest.py": "import logging\nsetattr(logging, 'TRACE', 9)\n",
    "test_a.py": "from logging import TRACE\n",
  },
  "a package gives the name of a submodule to something in it": {
    "pkg/__init__.py": "from .io import state\n",
    "pkg/io/__init__.py": "from .state import state\n",
    "pkg/io/state.py": "class State:\n    served = False\nstate = State()\n",
    "test_a.py": "import pkg\npkg.state.served\npkg.io.state.served\n",
  },
  "a package takes a submodule, and gives its name to something else": {
    "pkg/__init__.py": "from . import state, mode\nstate = state.State()\nfrom .mode import mode\n",
    "pkg/state.py": "class State:\n    served = False\n",
    "pkg/mode.py": "class Mode:\n    served = False\nmode = Mode()\n",
    "test_a.py": "import pkg.state\nfrom pkg import mode\npkg.state.served\nmode.served\n",
  },
  "a package star-imports a name of a submodule from it": {
    "pkg/__init__.py": "",
    "pkg/io/__init__.py": "from .state import *\n",
    "pkg/io/state.py": "class State:\n    served = False\nstate = State()\n",
    "test_a.py": "from pkg.io import state\nstate.served\n",
  },
  "a function imports a submodule": {
    ...REGISTRY,
    "pkg/registry.py": "def fill():\n    from .types import array\n",
  },
  "a method imports a name of a submodule": {
    ...REGISTRY,
    "pkg/registry.py":
      "class Fill:\n    def __call__(self):\n        from pkg.types.array import VALUE\nfill = Fill()\n",
  },
  "a function imports what imports a submodule": {
    ...REGISTRY,
    "pkg/late/__init__.py": "from . import later\n",
    "pkg/late/later.py": "from ..types.array import VALUE\n",
    "pkg/registry.py": "def fill():\n    import pkg.late\n",
  },
  "a function imports a submodule by name": {
    ...REGISTRY,
    "pkg/registry.py": "import importlib\ndef fill():\n    importlib.import_module('..types.array', __name__)\n",
  },
  "a function imports what star-imports submodules": {
    ...REGISTRY,
    "pkg/types/__init__.py": "__all__ = ['array']\n",
    "pkg/late.py": "from .types import *\n",
    "pkg/registry.py": "def fill():\n    from . import late\n",
  },
  "a decorator skips": {
    "pkg/__init__.py": "",
    "test_a.py":
      "import pytest\ndef need(f):\n    pytest.skip('x', allow_module_level=True)\n@need\ndef g(): pass\nimport pkg.missing\n",
  },
};

describe("no error is claimed where", () => {
  test.each(Object.entries(COLLECTED))("%s", (_, files) => {
    expect(outcomeOf(files)).not.toMatch(/error|skipped/);
  });
});

/** pytest collects all of these without an error on 3.8, where classes of the standard library take no subscripts. */
const COLLECTED_ON_3_8: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a class binds the name of a class of the standard library": {
    "test_a.py":
      "from queue import Queue\nclass Fake:\n    def __class_getitem__(cls, k): return cls\nclass A:\n    Queue = Fake\n    x = Queue[int]\n",
  },
  "a class imports under the name of a class of the standard library": {
    "test_a.py": "from collections import deque\nclass A:\n    from typing import Deque as deque\n    x: deque[int]\n",
  },
  "a class binds the name of a built-in class": {
    "test_a.py": "class A:\n    list = {'a': 1}\n    x = list['a']\n",
  },
  "another module replaces a class of the standard library": {
    "conftest.py": "import collections, typing\ncollections.deque = typing.Deque\n",
    "test_a.py": "import collections\nx = collections.deque[int]\n",
  },
};

describe("no error is claimed on Python 3.8 where", () => {
  test.each(Object.entries(COLLECTED_ON_3_8))("%s", (_, files) => {
    expect(outcomeOf(files, "3.8")).not.toMatch(/error|skipped/);
  });

  test("but a class of the standard library is subscripted", () => {
    const read = "from queue import Queue\nclass A:\n    x = Queue[int]\n";
    expect(outcomeOf({ "test_a.py": read }, "3.8")).toBe("error");
  });
});

/** What pytest fails to collect. */
const FAILING: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a function skips only where what the standard library has to wait for others cannot be made": {
    "pkg/__init__.py": "",
    "test_a.py":
      "import pytest\ndef need():\n    try:\n        from threading import RLock\n        lock = RLock()\n    except (ImportError, OSError) as err:\n        pytest.skip(str(err), allow_module_level=True)\nneed()\nimport pkg.missing\n",
  },
  "classes get attributes under computed names, and nobody has the module in hand": {
    "pkg/__init__.py": "",
    "pkg/conf.py": "DEBUG = True\n",
    "pkg/tools.py": "class A: pass\nfor name in dir(A):\n    setattr(A, name + 'x', 1)\n",
    "test_a.py": "import pkg.tools\nfrom pkg.conf import DEBUG\nif DEBUG:\n    import pkg.missing\n",
  },
  "a module of the standard library was imported": {
    "test_a.py":
      "try:\n    from json import loads\n    HAS = True\nexcept ImportError:\n    HAS = False\nif HAS:\n    import nowhere\n",
  },
  "every patch release comes after an earlier version": {
    "test_a.py": "import sys\nif sys.version_info >= (3, 11, 3):\n    import nowhere\n",
  },
  "a star import does not bind what __all__ leaves out": {
    "m.py": "__all__ = ['x']\nx = 1\ny = 2\n",
    "test_a.py": "from m import *\ny\n",
  },
  "a submodule took the name of a constant when it was loaded": {
    "pkg/__init__.py": "core = None\n",
    "pkg/core.py": "",
    "test_a.py": "import pkg.core\nfrom pkg import core\nif core is not None:\n    import nowhere\n",
  },
  "a package takes a submodule by its name": {
    "pkg/__init__.py": "from . import state\n",
    "pkg/state.py": "class State:\n    served = False\n",
    "test_a.py": "from pkg import state\nstate.served\n",
  },
  "a function imports a name of far too many parts": {
    ...REGISTRY,
    "pkg/registry.py": `def fill():\n    import ${Array(20_000).fill("a").join(".")}\n`,
  },
  "only functions that pytest calls later import a submodule": {
    ...REGISTRY,
    "pkg/registry.py": "def fill(): pass\n",
    "test_a.py": "def test_a():\n    import pkg.types.array\nimport pkg\n",
  },
  "a function imports a submodule that is still being executed": {
    "pkg/__init__.py": "",
    "pkg/core.py": "def late():\n    import pkg.core\nimport pkg.core; pkg.core\n",
    "test_a.py": "import pkg.core\n",
  },
  "a function imports another submodule": {
    ...REGISTRY,
    "pkg/types/other.py": "from pkg import types\n",
    "pkg/registry.py": "def fill():\n    from .types import other\n",
  },
  "a decorator skips only what it decorates": {
    "pkg/__init__.py": "",
    "test_a.py":
      "import pytest\ndef need(f):\n    def wrapper():\n        pytest.skip('x')\n    return wrapper\n@need\ndef g(): pass\nimport pkg.missing\n",
  },
  "a flag of another module is only read": {
    "conf.py": "DEBUG = False\n",
    "other.py": "import conf\nprint(conf.DEBUG)\n",
    "test_a.py": "import other\nfrom conf import DEBUG\nif not DEBUG:\n    import nowhere\n",
  },
};

describe("an error is told where", () => {
  test.each(Object.entries(FAILING))("%s", (_, files) => {
    expect(outcomeOf(files)).toBe("error");
  });
});
