import { readSource, versionRange } from "@pylayout/python";
import { describe, expect, test } from "vitest";

function bindings(source: string, versions?: number) {
  return readSource("m.py", Buffer.from(source).toString("latin1")).bindings(versions);
}

/** "x y? !z" : definite x, possible y, and z asked for and not bound. */
function summary(source: string, asked: string[] = []): string {
  const read = bindings(source);
  const absent = asked.filter((name) => read.state(name) === "absent").map((name) => `!${name}`);
  return [...[...read.definite, ...[...read.possible].map((name) => `${name}?`)].sort(), ...absent].join(" ");
}

describe("definitely, possibly and not bound", () => {
  test.each([
    ["a = b = 1; c, (d, *e) = f; g += 1; h: int = 2; i: int", "a b c d e g h"],
    ["def f(p): x = 1\nasync def g(): pass\nclass C:\n  y = 1", "C f g"],
    ["import a.b.c\nimport d.e as f\nfrom g import h, i as j", "a f h j"],
    ["(w := 1)\nx = [v := i for i in y]\nlambda: (u := 1)", "v? w x"],
    ["a and (b := 1)", "b?"],
    ["with open(f) as a, g() as (b, c): d = 1", "a b c d?"],
    ["with open(f) as a: d = 1", "a d"],
    ["with suppress(E): a = 1\n", "a?"],
    ["for i in x: a = 1\nelse: b = 1", "a? b i?"],
    ["for i in (1, 2): a = 1", "a i"],
    ["for i in [1]:\n  if x: break\n  a = 1", "a? i?"],
    ["while x: a = 1", "a?"],
    ["while False: a = 1", ""],
    ["while True:\n  a = 1\n  break", "a?"],
    ["while True: a = 1\nb = 1", "a"],
    ["while 1:\n  if x: break\nelse: a = 1\nb = 1", "b"],
    ["while True:\n  for i in x: break\nb = 1", "i?"],
    ["while True:\n  for i in x: pass\n  else: break\nb = 1", "b i?"],
    ["while True:\n  with x: break\nb = 1", "b"],
    ["try:\n  while True: f()\nexcept E: a = 1\nb = 1", "a b"],
    ["if x:\n  while True: a = 1\nb = 1", "b"],
    ["if x: a = b = 1\nelse: a = 2", "a b?"],
    ["if x: a = 1\nelif y: a = 2", "a?"],
    ["if sys.version_info >= (3, 8): a = 1\nelse: b = 1", "a"],
    ["if sys.version_info >= (3, 11): a = 1\nelse: b = 1", "a? b?"],
    ["if TYPE_CHECKING: a = 1", ""],
    ["if __name__ == '__main__': a = 1", ""],
    ["try: a = 1\nexcept E: b = 1", "a? b?"],
    ["try: import a\nexcept ImportError: a = None", "a"],
    ["try: import a\nexcept ImportError: raise E", "a"],
    ["try: import a\nexcept ImportError: sys.exit()", "a"],
    ["try: a = 1\nexcept E as e: b = 1\nelse: b = c = 1\nfinally: d = 1", "a? b c? d"],
    ["try: a = 1\nfinally: b = 1", "a b"],
    ["a = 1\ndel a", ""],
    ["a = 1\nif x: del a", "a?"],
    ["def f():\n  global a, b\n  a = 1", "a? b? f"],
    ["match x:\n  case [a, b]: c = 1\n  case {'k': d, **e}: c = 1\n  case _: c = 1", "a? b? c d? e?"],
    ["match x:\n  case C(z=a) as b: c = 1", "a? b? c?"],
    ["type T[X] = int\ndef f[Y](): pass", "T f"],
    ["a = 1\nraise E\nb = 1", "a"],
    ["if x: raise E\nelse: a = 1", "a"],
    ["for a in b: pass\ndel a", ""],
    ["x = {k: v for k, v in y}", "x"],
    ["for i in x:\n  if i: a = 1\n  else: a = 2", "a? i?"],
    ["a = 1\nfor i in x:\n  if i: del a\n  else: del a", "a? i?"],
    ["try:\n  a = f()\n  g(a)\n  del a\nexcept E: pass", "a?"],
    ["try:\n  import a\n  del a\nexcept ImportError: pass", ""],
    ["try:\n  from m import a, b\nexcept ImportError: pass\nelse: del a, b", "a?"],
    ["try:\n  if x:\n    a = 1\n    raise E\n  else: raise E\nexcept E: pass", "a?"],
    ["try:\n  for i in x:\n    f()\n    a = 1\nexcept E: pass\nelse: del a", "a? i?"],
    ["try:\n  try: a = f()\n  finally: g()\n  del a\nexcept E: pass", "a?"],
    ["for i in x:\n  a = 1\n  if i: break\n  del a", "a? i?"],
    ["with suppress(E):\n  a = 1\n  f()\n  raise E", "a?"],
    ["import sys\na = sys.exit()\nb = 1", "sys"],
    ["import sys\nf(sys.exit())\nb = 1", "sys"],
    ["import sys\na = x or sys.exit()\nb = 1", "a b sys"],
    ["import sys\nwith sys.exit(): pass\nb = 1", "sys"],
    ["class C:\n  def f(self):\n    global __a", "C _C__a?"],
    ["a = 1\nfor n in x: globals().pop(n)", "a? n?"],
  ])("%j", (source, expected) => {
    expect(summary(source)).toBe(expected);
  });

  test("an exception's name is unbound behind its handler", () => {
    expect(summary("try: pass\nexcept E as e: pass", ["e"])).toBe("!e");
  });

  test("only the asked versions count", () => {
    const source = "if sys.version_info >= (3, 11): a = 1\nelse: b = 1";
    expect(bindings(source, versionRange("3.11")).state("a")).toBe("definite");
    expect(bindings(source, versionRange("3.11")).state("b")).toBe("absent");
    expect(bindings(source, versionRange("3.8", "3.10")).state("a")).toBe("absent");
  });
});

describe("in order of execution", () => {
  test("a name is bound behind its statement", () => {
    const source = "import m\na = 1\nimport n\nb = 2\n";
    const read = bindings(source);
    const at = source.indexOf("import n");
    expect([read.state("m", at), read.state("a", at), read.state("b", at), read.state("b")]).toEqual([
      "definite",
      "definite",
      "absent",
      "definite",
    ]);
  });

  test("inside a branch its own names are bound, in the other they are not", () => {
    const source = "if x:\n  a = 1\n  import p\nelse:\n  import q\nimport r\n";
    const read = bindings(source);
    expect(["import p", "import q", "import r"].map((text) => read.state("a", source.indexOf(text)))).toEqual([
      "definite",
      "absent",
      "possible",
    ]);
  });

  test("a handler may see what the body bound", () => {
    const source = "try:\n  a = 1\n  import p\nexcept E:\n  import q\n";
    const read = bindings(source);
    expect(read.state("a", source.indexOf("import p"))).toBe("definite");
    expect(read.state("a", source.indexOf("import q"))).toBe("possible");
  });

  test("a deleted name can be bound again", () => {
    const source = "a = 1\ndel a\nimport m\na = 2";
    expect(bindings(source).state("a", source.indexOf("import"))).toBe("absent");
    expect(bindings(source).state("a")).toBe("definite");
  });
});

describe("what cannot be known", () => {
  test.each([
    ["globals()['a'] = 1", "stores to globals()"],
    ["globals().update(x)", "globals().update()"],
    ["vars()['a'] = 1", "stores to vars()"],
    ["setup(globals())", "hands out globals()"],
    ["exec('a = 1')", "exec"],
    ["setattr(sys.modules[__name__], 'a', 1)", "hands out the module itself"],
    ["sys.modules[__name__] = X()", "hands out the module itself"],
    ["sys.modules[__name__].__dict__.update(x)", "__dict__.update()"],
    ["def __getattr__(name): ...", "module __getattr__"],
    ["__getattr__, __dir__, __all__ = lazy.attach(__name__, ['a'])", "module __getattr__"],
    ["IntEnum._convert_('A', __name__, f)", "_convert_()"],
    ["@global_enum\nclass A(E): pass", "global_enum"],
    ["from m import *", "star import of m"],
    ["from .. import *", "star import of .."],
    ["def f(:\n", "does not compile"],
    ["x = " + "-".repeat(5000) + "1", "nests too deeply to be read"],
  ])("%j", (source, reason) => {
    const read = bindings(source);
    expect(read.opaque).toBe(reason);
    expect(read.state("zzz")).toBe(reason.startsWith("star") ? "absent" : "unknown");
  });

  test.each([
    "x = globals().get('a')",
    "x = 'a' in globals()",
    "x = globals()['a']",
    "def f(): return locals()",
    "def f(): exec('a = 1')",
    "exec(code, namespace)",
    "x = getattr(sys.modules[__name__], 'a')",
    "log = getLogger(__name__)",
    "x = {n for n in dir()}",
  ])("%j is no reason", (source) => {
    expect(bindings(source).opaque).toBeNull();
  });

  test("star imports are listed", () => {
    expect(bindings("from .a import *\nfrom b import *").stars).toEqual([
      { level: 1, module: "a", offset: 0 },
      { level: 0, module: "b", offset: 17 },
    ]);
  });
});

describe("__all__", () => {
  test.each([
    ["__all__ = ['a', 'b']", ["a", "b"]],
    ["__all__ = ('a',) + ('b',)", ["a", "b"]],
    ["__all__: list[str] = ['a']", ["a"]],
    [
      "__all__ = ['a']\n__all__ += ['b']\n__all__.append('c')\n__all__.extend(('d', 'e'))\n__all__.remove('a')",
      ["b", "c", "d", "e"],
    ],
    ["__all__ = []", []],
  ])("%j", (source, expected) => {
    const read = bindings(source);
    expect([read.allState, read.all]).toEqual(["literal", expected]);
  });

  test.each([
    "__all__ = f()",
    "__all__ = ['a'] + m.__all__",
    "__all__ = ['a']\n__all__ += m.__all__",
    "__all__ = ['a']\nif x: __all__.append('b')",
    "if x: __all__ = ['a']",
    "from m import __all__",
    "x, __all__ = f()",
    "__all__ = [n for n in dir()]",
  ])("%j cannot be known", (source) => {
    const read = bindings(source);
    expect([read.allState, read.all]).toEqual(["unknown", null]);
  });

  test("entries have lines", () => {
    expect(bindings("__all__ = [\n  'a',\n  'b']").allLines).toEqual([2, 3]);
    expect(bindings("class C:\n  __all__ = 1\n").allState).toBe("absent");
  });
});

describe("lazy tables", () => {
  test.each([
    [
      "def __getattr__(name):\n  if name == 'a':\n    from .sub import a\n    return a\n  raise AttributeError",
      { a: "sub" },
    ],
    ["T = {'a': 1, 'b': 2}\ndef __getattr__(name):\n  if name in T: return T[name]", { a: null, b: null }],
    [
      "import lazy_loader as lazy\n__getattr__, d, e = lazy.attach(__name__, ['s'], {'m': ['x', 'y']})",
      { s: "s", m: "m", x: "m", y: "m" },
    ],
    [
      "__all__ = ['a', 'b']\ndef __getattr__(name):\n  if name in __all__: return import_module('.' + name, __name__)",
      { a: "a", b: "b" },
    ],
    ["def __getattr__(name):\n  if name == 'a': return importlib.import_module(f'{__name__}.{name}')", { a: "a" }],
    ["S = {'m': ['x']}\nimport sys\nsys.modules[__name__] = _LazyModule(__name__, f, S)", { m: "m", x: "m" }],
  ])("%j", (source, expected) => {
    expect(Object.fromEntries(bindings(source).lazyNames ?? [])).toEqual(expected);
  });

  test("a computed __getattr__ has none", () => {
    expect(bindings("def __getattr__(name): return load(name)").lazyNames).toBeNull();
  });
});

describe("attribute chains on imported names", () => {
  function uses(source: string): string[] {
    const read = readSource("m.py", source);
    return read.uses().map((use) => `${use.line}:${use.column} ${use.chain.join(".")}`);
  }

  test("are those that are certainly read at import", () => {
    const source = [
      "import pkg.sub, other",
      "x = pkg.sub.y(other.z[0])",
      "@pkg.deco\ndef f(a=pkg.default, b: pkg.T = 1):\n  return pkg.inside",
      "class C(pkg.Base):\n  y = pkg.attr",
      "pkg.stored.name = 1",
      "z = lambda: pkg.later",
      "w = a and pkg.maybe",
      "v = [pkg.many for _ in pkg.items]",
    ].join("\n");
    expect(uses(source)).toEqual([
      "2:4 pkg.sub.y",
      "2:14 other.z",
      "3:1 pkg.deco",
      "4:8 pkg.default",
      "6:8 pkg.Base",
      "7:6 pkg.attr",
      "8:0 pkg.stored",
      "11:23 pkg.items",
    ]);
  });

  test.each(["(np).x", "(np # c\n  .x)", "((np)\n  .x)", "(np) \\\n  .x", "print((np ).x)"])(
    "are seen in %j",
    (use) => {
      expect(uses(`import np\n${use}\n`).map((each) => each.split(" ")[1])).toEqual(["np.x"]);
    },
  );

  test("leave out names that something else binds", () => {
    expect(uses("import a\na = f()\na.b")).toEqual([]);
  });

  test("share the blocks of the events", () => {
    const read = readSource("m.py", "import a\nif x:\n  a.b.c\n");
    const [use] = read.uses();
    expect(read.blocks[use!.block]).toMatchObject({ kind: "if", line: 2 });
  });
});
