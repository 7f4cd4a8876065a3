import { readSource, readWholeSource } from "@pylayout/python";
import { describe, expect, test } from "vitest";
import { comparableFacts } from "./comparable-facts.ts";

const sources: Readonly<Record<string, string>> = {
  "functions in a row": "def f():\n    a = 1\n\ndef g():\n    return b\nx = f()\n",
  "the last line without a newline": "x = 1\ndef f():\n    return 1",
  "blank lines and comments behind": "def f():\n    pass\n\n# at the left\n    # inside\n\nx = 1\n",
  "carriage returns": "def f():\r\n    pass\r\nx = 1\r\nimport y\r\n",
  "bodies on the line of the header": "def f(): pass\ndef g(): return 1  # :\nx = 1\n",
  "a header on several lines": "def f(\n    a=1,  # first:\n    b={'c': 2},\n):\n    d = 1\n\nx = 1\n",
  "a comment behind the header": "def f():  # why\n    a = 1\nx = 1\n",
  methods:
    "class A:\n    x = 1\n    def f(self):\n        y = 2\n    z = 3\n\n    async def g(self):\n        y = 2\nw = 4\n",
  "functions in blocks": "if a:\n    def f():\n        x = 1\nelse:\n    def f():\n        x = 2\ny = 3\n",
  "decorated functions": "import d\n@d.e(1)\ndef f():\n    x = 1\n@d.g\nclass B:\n    @d.h\n    def i(self): ...\n",
  "nested functions": "def f():\n    def g():\n        global x\n        x = 1\n    return g\nx\n",
  "global names": "def f():\n    global x, y\n    x = 1\nclass A:\n    def g(self):\n        global z\n        z = 2\n",
  "names stored in globals()": "def f():\n    globals()['x'] = 1\nf()\n",
  "a served module": "def __getattr__(name):\n    if name == 'x':\n        from .x import x\n        return x\n",
  "imports in functions":
    "import a\ndef f():\n    try:\n        import b\n    except ImportError:\n        from c import *\n",
  "imports in functions of a module with effects":
    "import sys\nsys.path.insert(0, 'x')\ndef f():\n    try:\n        import a, b as c\n    except ImportError:\n        from d import e\n    if g:\n        import h\nclass I:\n    def j(self):\n        with k:\n            from . import l\n        def m(): import n\n",
  "imports in loops in functions of such a module":
    "import sys\nsys.path.append('x')\ndef f():\n    for a in b:\n        import c\n    else:\n        import d\ndef g():\n    while e:\n        import h\ndef i():\n    import j\n",
  "imports by statements and by calls in functions of such a module":
    "import sys\nimport importlib as load\nsys.path.append('x')\ndef f():\n    import a\n    def g():\n        import b\n    load.import_module('c')\n",
  "classes and functions beside what is an event":
    "import sys, os as o\nfrom x import y as z\nsys.path.insert(0, 'a')\nclass A(z):\n    import b\n    def c(self):\n        import d\n        raise e\n@f(1)\nasync def g(h=i()):\n    try:\n        import j\n    except ImportError:\n        from k import l\nm = n(lambda: 1)\nclass B:\n    try:\n        import q\n    except ImportError:\n        raise\nclass C:\n    sys.modules['r'] = None\n    class D:\n        from . import s\n",
  "calls of functions that have an effect, in classes":
    "import sys\ndef f():\n    sys.exit()\ndef g(): ...\nclass A:\n    x = f()\nclass B:\n    x = g()\n@f()\ndef h(): ...\nclass C:\n    def i(self):\n        sys.exit()\ni()\nraise SystemExit\n",
  "calls of functions in other letters that have an effect":
    "import sys\ndef \xc3\xa9():\n    sys.exit()\ndef na\xc3\xafve(): sys.exit()\nclass A:\n    x = \xc3\xa9()\nclass B:\n    y = na\xc3\xafve()\nclass C: z = 1\n",
  "renamed events beside classes":
    "from sys import path as p, modules\nfrom pytest import skip as leave\nfrom unittest.mock import patch as change\nclass A:\n    p.insert(0, 'a')\n    modules['x'] = None\n    leave('b')\nclass B:\n    import c\n",
  "events renamed in blocks":
    "try:\n    from sys import path as p\nexcept ImportError:\n    pass\nclass A:\n    from sys import modules as m\nif a: from os import abort as stop\np.insert(0, 'a')\nm['x'] = None\nclass B:\n    stop()\n",
  "a name of sys that is given something else": "from sys import path\npath = ['a']\npath = path + ['b']\nraise c\n",
  "imports by call beside classes":
    "import importlib\nfrom importlib import import_module as load\nclass A:\n    a = load('b')\n    def c(self):\n        return importlib.import_module('d')\nclass B:\n    def e(self):\n        return __import__('f')\nclass C:\n    import g\n",
  "handlers of what the module assigns, in a module that raises":
    "E = f()\nclass A:\n    try:\n        import a\n    except E:\n        pass\ndef g():\n    try:\n        import b\n    except E:\n        pass\nraise h\n",
  "functions in a loop over literals":
    "import sys\nfor a in ['x', 'y']:\n    sys.path.append(a)\n    def f():\n        import b\n    async def g():\n        from c import d\n",
  "imports by name in functions": "import importlib\ndef f():\n    return importlib.import_module('a.b')\n",
  "imports by another name": "from importlib import import_module as load\ndef f():\n    return load('a.b')\n",
  "effects of calls": "import sys\ndef f():\n    sys.path.insert(0, 'x')\nf()\nimport y\n",
  "effects of functions in functions": "import sys\ndef f():\n    def g():\n        sys.exit(1)\n    return g\nf()\n",
  "effects of calls in calls": "import sys\ndef f():\n    sys.exit(1)\nprint(f'{f()}')\n",
  "a module that fails, fails as expected, exits":
    "import pytest\nif a:\n    pytest.fail('x')\nelse:\n    pytest.exit('x')\npytest.xfail('no')\n",
  "a module that fails under other names": "from pytest import xfail as no, skip\nno('x')\n",
  "a process that ends": "import os\nos.abort()\n",
  "newer constructs in functions":
    "def f():\n    with (a as b, c as d):\n        pass\ndef g():\n    return x[*y]\ndef h():\n    return f'{a['b']}'\n",
  "newer constructs in headers": "def f[T](x: T): ...\nclass A[T]:\n    def g(self, *a: *T): return 1, *b\n",
  "comprehensions in asynchronous functions":
    "async def f():\n    return [[x async for x in y] for z in w]\nasync def g():\n    return [await x for x in y]\n",
  "changed exports": "__all__ = ['a']\ndef f():\n    __all__.append('b')\n",
  "long strings": 'def f():\n    """\nimport no\n    """\nx = """\ndef g():\n    pass\n"""\n',
  "brackets over lines": "def f():\n    x = [\n1,\n]\ny = (\n  2,\n)\n",
  "continued lines": "def f():\n    x = 1 + \\\n2\ny = 3\n",
  "plain assignments":
    "a = 1\nb: int = 2\nc: str\nd.e = 3\nf[0] = g(h=1)\ni += 1\nj.k += 1\nl = m == n\nif(a): o = 1\n",
  "assignments in a row":
    "a = b = 1\nc = d.e = 2\nf[0] = g = 3\nh, i = j = 4\n(k) = 5\n[l, *m] = n\no = lambda p=1: p\n",
  "calls and strings": "'a' 'b=c'\nf(a=1)\nf(a)[0] = b = 2\nassert c, 'd'\n'e'.f(g)\nh\n...\npass\n",
  "names deleted": "a = 1\nb = 2\ndel a\ndel(b)\nimport c\n",
  "blocks that no import runs":
    "import typing\nif typing.TYPE_CHECKING:\n    import a\n    b = 1\n    def c(): ...\nif (TYPE_CHECKING):\n    d = (e := 1)\n    f.exit()\nif __name__ == '__main__':\n    import g\n    h = 1\nif ( __name__=='__main__' ): i = 1\nj = 2\n",
  "blocks that no import runs, and others behind them":
    "if TYPE_CHECKING:\n    a = 1\nelse:\n    a = b = 2\nif TYPE_CHECKING:\n    if c:\n        d = 1\n    else:\n        d = 2\nif __name__ == '__main__':\n    e = 1\nelif f:\n    e = 2\nelse:\n    g = 3\n",
  "blocks of other names":
    "if TYPE_CHECKING_TOO:\n    a = 1\nif __name__ != '__main__':\n    b = 1\nif not TYPE_CHECKING:\n    c = 1\nif __name__ == 'a': d = 1\n",
  "what looks like the end of a process, or like a walrus":
    "a = {'mosquito': 1, 'exit': 2}\nb = ':=', '::=', ' :='\nc = exit_code\n\"\"\"quit := exit()\"\"\"  # why\n'abort'; d = 1\nf'{(e := 1)}'\n'exit' + exit()\ng = 1\n",
  "a process that another name ends":
    "import sys\nfrom os import abort as stop\na = 1\nif x:\n    stop()\nstop()\nb = 2\n",
  "a walrus":
    "a = (b := 1)\n@c(d := 2)\ndef e(f=(g := 3)): ...\nclass h(i := 4):\n    j = (k := 5)\n[l := 6 for m in n]\n",
  semicolons: "a = 1; b = 2\nimport c; import d\ne = ';'; f()\nif g: import h; i = 1\n",
  "names in other letters": "na\xc3\xafve = 1\ndef \xc3\xa9(): ...\nimport m\n",
  "what a loop goes through": "items = ['a']\nfor x in items:\n    y = 1\nfor z in others:\n    w = 2\n",
  "uses of imported names": "import a.b, c\nfrom . import d\nc.x(d.y)\n@d.z\nclass e(a.b.w): v = c.u\nc = 1\nlen(d)\n",
  "f-strings": 'a = f\'{b["c"]} = {d!r:=^5}\'\ne = f\'{f=}\'\ng: str = f"""{\nh}"""\n',
  tabs: "def f():\n\tif a:\n\t\tb\n\treturn c\nx = 1\n",
  "a byte order mark": "\xef\xbb\xbfdef f():\n    pass\nx = 1\n",
};

describe("trees without the bodies of functions say what whole trees say", () => {
  test.each(Object.entries(sources))("%s", (_, source) => {
    expect(comparableFacts(readSource("m.py", source))).toEqual(comparableFacts(readWholeSource("m.py", source)));
  });

  test.each(Object.entries(sources))("and give the same tree when the bodies are read: %s", (_, source) => {
    const json = (facts: { tree(): { readonly body: unknown } }): unknown =>
      JSON.parse(JSON.stringify(facts.tree().body));
    expect(json(readSource("m.py", source))).toEqual(json(readWholeSource("m.py", source)));
  });
});

test("a fault inside a function is found where the whole source is checked", () => {
  const facts = readSource("m.py", "def f():\n    x = = 1\n");
  expect(facts.syntax(true)).toHaveLength(1);
});

test("events of one kind are the same before all are read and after, where a part that holds none does not compile", () => {
  const source = "import sys\nsys.path.append('a')\nclass A:\n    x = = 1\n";
  const [early, late] = [readSource("m.py", source), readSource("m.py", source)];
  expect(late.events).toHaveLength(2);
  expect(early.eventsOf("path-edit")).toEqual(late.eventsOf("path-edit"));
});
