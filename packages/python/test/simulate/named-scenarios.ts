import type { Scenario } from "./generate-scenario.ts";

const INI = { "pytest.ini": "[pytest]\npythonpath = .\n" };
const PACKAGE = { "app/__init__.py": "", "app/core.py": "x = 1\n" };

/** Circumstances that once were predicted wrongly, by what they show. */
const CIRCUMSTANCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a module ends with an outcome of pytest": {
    "test_fail.py": 'import pytest\npytest.fail("no")\nimport nowhere\n',
    "test_named.py": 'from pytest import xfail as no\nno("no")\nimport nowhere\n',
    "test_xfail.py": 'import pytest\npytest.xfail("no")\nimport nowhere\n',
  },
  "a byte order mark stands within a text": {
    ...PACKAGE,
    "test_comment.py": "x = 1\n\ufeff# coding: latin-1\n",
    "test_first.py": "\ufefffrom app.core import x\n",
    "test_statement.py": "x = 1\n\ufeffimport os\n",
    ...INI,
  },
  "names are read before a star import": {
    ...PACKAGE,
    "test_after.py": "from app.core import *\nx\n",
    "test_before.py": "undefined\nfrom app.core import *\n",
    "test_builtin.py": "X = dict[str, int]\nfrom app.core import *\n",
  },
  "an assignment stands in the arguments of a decorator": {
    "test_walrus.py":
      'import pytest\n@pytest.mark.parametrize("url", [pytest.param(url := "a", id=url)])\ndef test_url(url): ...\n',
  },
  "importorskip asks for a version": {
    "test_json.py": 'import pytest\npytest.importorskip("json", minversion="1")\nimport nowhere\n',
    "test_queue.py": 'import pytest\npytest.importorskip("queue", minversion="1")\nimport nowhere\n',
  },
  "an imported module reads a name": {
    ...PACKAGE,
    "app/annotated.py": "def f(x: Missing): ...\n",
    "app/base.py":
      "import collections\nclass Meta(type):\n    @classmethod\n    def __prepare__(cls, name, bases):\n        return collections.defaultdict(int)\nclass Base(metaclass=Meta): ...\n",
    "app/prepared.py": "from app.base import Base\nclass A(Base):\n    y = given\n",
    "app/sub/__init__.py": "from .inner import z\nprint(inner.z)\n",
    "app/sub/inner.py": "z = 1\n",
    "app/extended.py": "print(extra)\n",
    "conftest.py": "import builtins\nbuiltins.extra = 1\n",
    "test_annotated.py": "import app.annotated\n",
    "test_extended.py": "import app.extended\n",
    "test_prepared.py": "import app.prepared\n",
    "test_sub.py": "import app.sub\n",
    ...INI,
  },
  "a flag tells whether an import was caught": {
    ...PACKAGE,
    "app/flags.py": "try:\n    import absent_distribution\nexcept ImportError:\n    absent_distribution = None\n",
    "test_else.py":
      "try:\n    import absent_distribution\n    HAS = True\nexcept ImportError:\n    HAS = False\nif HAS:\n    from absent_distribution import x\nelse:\n    from app.core import nowhere\n",
    "test_imported.py":
      "from app.flags import absent_distribution\nif absent_distribution is not None:\n    import absent_distribution.sub\n",
    "test_skip.py":
      "import pytest\nHAS = False\ntry:\n    import absent_distribution\n    HAS = True\nexcept ImportError:\n    pass\nif not HAS:\n    pytest.skip('no', allow_module_level=True)\nfrom app.core import nowhere\n",
    ...INI,
  },
  "names are not bound where an import was caught": {
    ...PACKAGE,
    "app/soft.py": "try:\n    from absent_distribution import y\nexcept ImportError:\n    pass\n",
    "app/with_soft.py":
      "import contextlib\nwith contextlib.suppress(ImportError):\n    w = 1\n    from app.core import nowhere as z\n",
    "test_before.py": "from app.with_soft import w\n",
    "test_soft.py": "from app.soft import y\n",
    "test_with.py": "from app.with_soft import z\n",
    ...INI,
  },
  "a class body imports": {
    ...PACKAGE,
    "app/holder.py": "class Holder:\n    from app import core\n    core.x\n",
    "test_inside.py": "from app.holder import Holder\nHolder.core\n",
    "test_outside.py": "from app.holder import core\n",
    ...INI,
  },
  "a module may be skipped before it fails": {
    "test_version.py": 'import pytest\npytest.importorskip("json", minversion="99")\nfrom . import nowhere\n',
  },
  "another module takes the name of a namespace's parent": {
    "outer/inner/a.py": "x = 1\n",
    "outer/inner/b.py": "x = 1\n",
    "outer/__init__.py": "",
    "test_a.py": "import outer.inner.a\n",
    "test_b.py": "import sys, types\nsys.modules['outer'] = types.ModuleType('outer')\nfrom outer.inner.b import x\n",
    ...INI,
  },
  "a condition asks for what another module knows": {
    ...PACKAGE,
    "app/flags.py":
      "import sys\nnew = sys.version_info >= (3, 8)\nold = not new\nlatest = sys.version_info >= (3, 10)\nn = 0\ntry:\n    import json\n    HAS_JSON = True\nexcept ImportError:\n    HAS_JSON = False\nif new:\n    KIND = 'new'\nelse:\n    KIND = 'old'\n",
    "app/again.py": "from .flags import new as new, latest\nfrom . import flags\n",
    "app/counts.py": "from . import flags\nflags.n += 1\n",
    "app/rebound.py": "from .flags import old\nold = True\n",
    "test_chain.py": "A = False\nB = False\nif A:\n    x = 1\nelif B:\n    x = 2\nelse:\n    import nowhere\n",
    "test_counted.py": "import app.counts\nfrom app import flags\nif flags.n == 0:\n    import nowhere\n",
    "test_kind.py": "from app.flags import KIND\nif KIND == 'old':\n    import nowhere\n",
    "test_latest.py": "from app.again import latest\nif latest:\n    from app.core import nowhere\n",
    "test_nested.py":
      "from app.flags import new, old\ntry:\n    if old:\n        import nowhere\n    elif new and not old:\n        from app.core import nothing\nexcept ModuleNotFoundError:\n    pass\n",
    "test_new.py": "from app.again import new\nif new:\n    from app.core import nowhere\n",
    "test_old.py": "from app.flags import old\nif old:\n    from app.core import nowhere\n",
    "test_passed.py":
      "from app.flags import HAS_JSON\nif not HAS_JSON:\n    import nowhere\nelse:\n    from app.core import nothing\n",
    "test_rebound.py": "from app.rebound import old\nif old:\n    import nowhere\n",
    ...INI,
  },
  "a submodule takes the name of a constant": {
    "app/__init__.py": "core = None\n",
    "app/core.py": "x = 1\n",
    "test_a.py": "import app\nif app.core is None:\n    import nowhere\n",
    "test_b.py": "import app.core\n",
    "test_c.py": "import app\nif app.core is not None:\n    from app.core import nothing\n",
    ...INI,
  },
  "an imported module asserts": {
    "app/__init__.py": "import sys\nassert sys.version_info >= (3, 9), 'too old'\n",
    "app/core.py": "PY2 = False\nclass Check:\n    assert not PY2\nassert PY2\n",
    "test_core.py": "import app.core\n",
    "test_own.py": "import sys\nassert sys.version_info[0] == 2\nimport nowhere\n",
    "test_version.py": "import app\n",
    ...INI,
  },
  "a function that is called skips where an import fails": {
    "test_library.py":
      "from pytest import skip\ndef lock(thread):\n    try:\n        if thread:\n            from threading import RLock\n        else:\n            from multiprocessing import RLock\n        made = RLock()\n    except (ImportError, OSError) as error:\n        skip(str(error))\n    def outer(function):\n        return function\n    return outer\n@lock(False)\ndef test_it(): ...\nimport nowhere\n",
    "test_missing.py":
      "import pytest\ndef needs():\n    try:\n        import absent_distribution\n    except ImportError:\n        pytest.skip('no', allow_module_level=True)\nneeds()\nimport nowhere\n",
  },
  "pytest 7 collects the doctests of conftests": {
    "conftest.py": "",
    "tests/conftest.py": "",
    "tests/test_a.py": "def test_a(): ...\n",
    "pytest.ini": "[pytest]\naddopts = --doctest-modules\n",
  },
  "a star import binds submodules, and nothing that begins with an underscore": {
    "app/__init__.py": "from .inner import *\nfrom app.inner.core import x\n",
    "app/core.py": "y = 1\n",
    "app/inner/__init__.py": "from .core import x\n",
    "app/inner/core.py": "x = 1\n_hidden = 1\n",
    "app/listed/__init__.py": "from . import core\n__all__ = ['z']\nz = 1\n",
    "app/listed/core.py": "",
    "app/outer.py": "from .listed import *\n",
    "test_core.py": "import app\napp.core.x\napp.core.y\n",
    "test_hidden.py": "from app.inner.core import *\nx\n_hidden\n",
    "test_listed.py": "from app.outer import z\nfrom app.outer import core\n",
    "test_unbound.py": "from app.inner.core import *\nclass A:\n    b = x\n    c = nothing\n",
    ...INI,
  },
  "classes of the standard library are subscripted": {
    ...PACKAGE,
    "app/annotated.py":
      "from __future__ import annotations\nfrom collections.abc import Sequence\ndef f(x: Sequence[int]): ...\n",
    "app/own.py": "from app.core import x as deque\nfrom typing import Mapping\ny: Mapping[str, int] = {}\n",
    "app/twice.py": "from collections import deque\nfrom typing import Deque as deque\ny = deque[int]\n",
    "test_abc.py": "import collections.abc\ndef f(x: collections.abc.Iterator[int]): ...\n",
    "test_base.py": "import collections\nclass C(collections.OrderedDict[str, int]): ...\n",
    "test_from.py": "import app.annotated, app.own, app.twice\nfrom re import Pattern\nx: Pattern[str]\n",
    "test_quoted.py": "from queue import Queue\ndef f(x: 'Queue[int]'): ...\n",
    ...INI,
  },
  "a function that fills its caller is called by a script alone": {
    ...PACKAGE,
    "app/filler.py": "import sys\ndef fill():\n    sys._getframe(1).f_globals['x'] = 1\n",
    "app/filled.py": "from app.filler import fill\nfill()\n",
    "app/script.py": "if __name__ == '__main__':\n    from app.filler import fill\n    fill()\n",
    "test_filled.py": "from app.filled import x\n",
    "test_script.py": "import app.filler\nfrom app.script import x\n",
    ...INI,
  },
};

export const namedScenarios: readonly Scenario[] = Object.entries(CIRCUMSTANCES).map(([title, files], i) => ({
  id: `N${String(i + 1).padStart(2, "0")}`,
  title,
  project: { seed: 0, files, args: [], module: false, cwd: "", installed: [] },
}));
