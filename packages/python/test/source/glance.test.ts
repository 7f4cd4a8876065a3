import { readSource, readWholeSource } from "@pylayout/python";
import { describe, expect, it } from "vitest";
import { comparableFacts } from "./comparable-facts.ts";

describe("the quick look at a source sees what its syntax tree shows", () => {
  it.each([
    "import sys\nprint(f\"{sys.path.insert(0, 'lib')}\")\n",
    "import pytest\nf\"{pytest.skip('x', allow_module_level=True)}\"\n",
    'import sys\nx = f"{sys.modules[__name__]}"\n',
    'f"{exec(x)}"\n',
    "from sys import (\n    path as p,\n)\np.insert(0, 'lib')\n",
    "from sys import\\\n exit as bye\nbye()\n",
    "from pytest import (\n  mark,\n  skip as bail)\nbail('x', allow_module_level=True)\n",
    "import sys as s\ns.path = ['lib'] + s.path\n",
    "x = 1; raise ImportError\n",
    "from unittest.mock import patch as p\np.dict('sys.modules', {'a': None}).start()\n",
    "from unittest import mock\n(mock.patch\n .dict('sys.modules', {'a': None}).start())\n",
    "from builtins import exec as e\ne('import x')\n",
    "import sys\ndef\\\n f():\n    sys.path.append('lib')\nf()\n",
    "import sys\ndef f():\n    sys.path.append('lib')\nf\\\n()\n",
    "try:\n    a\nexcept (A), B:\n    b\n",
    "class \fA[T]: pass\n",
    "type \fX = int\n",
    "match (a == b): # c\n    case (x) if x == 1: import y\n",
    "match = d[a:b]\nmatch += d[a:b]\n",
    "x[1, *y]\n",
    "for x in a, *b: pass\n",
    "x += 1, *a\n",
    "{x := 1}\n",
    "a[x := 1]\n",
    "f(x := y for y in z)\n",
    "async def f():\n    return [[x async for x in y] for z in w]\n",
    "if a: type X = int\n",
    "def f(*a: *T): pass\n",
    "[x for x in y if lambda: x]\n",
    "x = 0.05 + 1e-05 + 5.\n",
    "def f(a): '''globals() sys.path'''  # sys.path\nf(1)\n",
    "g = globals()\ng['x'] = 1\n",
    "import sys\nsys.modules[__name__].x = 1\n",
    "if x: import a\n",
    "x = 'import a'; import b\n",
    "\ufefffrom a import b\n".replace("\ufeff", "\xef\xbb\xbf"),
    "",
    "\0",
  ])("%j", (source) => {
    expect(comparableFacts(readSource("m.py", source))).toEqual(comparableFacts(readWholeSource("m.py", source)));
  });

  it.each([
    ["undefined\n", ["undefined"]],
    ["import a, b.c as d\nfrom e import f\na, d, f\n", []],
    ["from a import *\nx\n", ["x"]],
    ["x: T = 1\n", ["T"]],
    ["def f(a, b=c, *d, e: g = 3, **h) -> i:\n    return j\n", ["c", "g", "i"]],
    ["class A(B, metaclass=C):\n    x = y\n    def z(self): pass\n", ["B", "C", "y"]],
    ["a.b.c = d\n", ["d"]],
    ["f(x=1)\n", ["f"]],
    ["(y := z)\n", ["z"]],
    ["a, (b, *c) = d\n", ["d"]],
    ["'x' + 1 # y\n", []],
    ['f"{x}"\n', ["x"]],
  ])("names that %j reads and does not bind", (source, names) => {
    const unbound = readSource("m.py", source).unbound() ?? [];
    const keywords = ["import", "from", "as", "def", "class", "return", "pass", "for", "in"];
    expect(unbound.filter((name) => !keywords.includes(name))).toEqual(names);
  });
});
