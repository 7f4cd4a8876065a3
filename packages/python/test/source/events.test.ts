import { ALL_VERSIONS, NO_VERSIONS, versionRange, type SourceEvent } from "@pylayout/python";
import { readSource } from "@pylayout/python";
import { describe, expect, test } from "vitest";

function facts(source: string, path = "tests/test_x.py") {
  return readSource(path, Buffer.from(source).toString("latin1"));
}

function events<K extends SourceEvent["kind"]>(source: string, kind: K, path?: string) {
  return facts(source, path).events.filter((event): event is Extract<SourceEvent, { kind: K }> => event.kind === kind);
}

/** Chains of enclosing blocks of the imports, as "if>try: module". */
function chains(source: string): string[] {
  const read = facts(source);
  return read.events.flatMap((event) => {
    if (event.kind !== "import") return [];
    const kinds: string[] = [];
    for (let at = read.blocks[event.block]; at && at.parent >= 0; at = read.blocks[at.parent]) kinds.unshift(at.kind);
    return [`${kinds.join(">")}: ${event.module ?? "."}`];
  });
}

describe("import statements", () => {
  test.each([
    [
      "import a.b as c, d",
      [
        ["a.b", "c", null, 0, 1, 0],
        ["d", null, null, 0, 1, 0],
      ],
    ],
    ["x = 1; import a", [["a", null, null, 0, 1, 7]]],
    ["from . import x", [[null, null, ["x"], 1, 1, 0]]],
    ["from ...a.b import (c as d,\n  e) # )\n", [["a.b", null, ["c as d", "e"], 3, 1, 0]]],
    ["from .... import *", [[null, null, ["*"], 4, 1, 0]]],
    ["from .import x", [[null, null, ["x"], 1, 1, 0]]],
    ["if x: import y", [["y", null, null, 0, 1, 6]]],
    ["from a \\\n  import b", [["a", null, ["b"], 0, 1, 0]]],
    ["s = '''\nimport no\n'''\nimport yes", [["yes", null, null, 0, 4, 0]]],
    ["def f():\n  yield from no\nimport yes", [["yes", null, null, 0, 3, 0]]],
    ["x = 'é'; import y", [["y", null, null, 0, 1, 10]]],
    ["\ufeffimport y", [["y", null, null, 0, 1, 0]]],
    [
      "a = 1\rimport y\r\nimport z",
      [
        ["y", null, null, 0, 2, 0],
        ["z", null, null, 0, 3, 0],
      ],
    ],
    ["import ﬁ", [["fi", null, null, 0, 1, 0]]],
  ] as const)("%j", (source, expected) => {
    const read = events(source, "import").map((event) => [
      event.module,
      event.asname,
      event.names?.map(({ name, asname }) => (asname ? `${name} as ${asname}` : name)) ?? null,
      event.level,
      event.line,
      event.column,
    ]);
    expect(read).toEqual(expected);
  });

  test("carry the chain of enclosing blocks", () => {
    expect(
      chains(
        [
          "if a:\n  import m1\nelif b:\n  import m2\nelse:\n  import m3",
          "try:\n  import m4\nexcept A:\n  import m5\nelse:\n  import m6\nfinally:\n  import m7",
          "class C:\n  async def f(self):\n    with x:\n      import m8",
          "for a in b:\n  import m9\nelse:\n  import m10",
          "while a:\n  import m11\nelse:\n  import m12",
          "if TYPE_CHECKING:\n  import m13\nif t.TYPE_CHECKING: import m14",
          "match x:\n  case 1:\n    import m15",
          "try: import m16\nexcept* A: import m17",
        ].join("\n"),
      ),
    ).toEqual([
      "if: m1",
      "elif: m2",
      "else: m3",
      "try: m4",
      "except: m5",
      "try-else: m6",
      "finally: m7",
      "class>async-function>with: m8",
      "for: m9",
      "for-else: m10",
      "while: m11",
      "while-else: m12",
      "type-checking: m13",
      "type-checking: m14",
      "match-case: m15",
      "try: m16",
      "except*: m17",
    ]);
  });
});

describe("static tests", () => {
  const since310 = versionRange("3.10");
  test.each([
    ["sys.version_info >= (3, 10)", since310, true],
    ["(3, 10) <= sys.version_info", since310, true],
    ["sys.version_info[:2] >= (3, 10)", since310, true],
    ["sys.version_info[1] >= 10", since310, true],
    ["sys.version_info.minor > 9", since310, true],
    ["sys.version_info > (3, 9, 99)", versionRange("3.9"), false],
    ["sys.version_info >= (3, 11, 0)", versionRange("3.11"), true],
    ["sys.version_info >= (3, 11, 3)", versionRange("3.11"), false],
    ["sys.version_info[:3] > (3, 11, 0)", versionRange("3.11"), false],
    ["sys.version_info[:3] < (3, 10, 2)", versionRange("3.8", "3.10"), false],
    ["sys.hexversion >= 0x030B0300", versionRange("3.11"), false],
    ["sys.version_info[0] == 2", NO_VERSIONS, true],
    ["sys.version_info < (3,)", NO_VERSIONS, true],
    ["sys.version_info[0] >= 3", ALL_VERSIONS, true],
    ["sys.hexversion >= 0x030A0000", since310, true],
    ["sys.platform == 'win32'", NO_VERSIONS, true],
    ["sys.platform.startswith(('linux', 'x'))", ALL_VERSIONS, true],
    ["os.name == 'nt' or sys.version_info >= (3, 10)", since310, true],
    ["not six.PY3", NO_VERSIONS, true],
    ["platform.system() == 'Windows'", NO_VERSIONS, true],
    ["__name__ == '__main__'", NO_VERSIONS, true],
    ["False", NO_VERSIONS, true],
    ["0", NO_VERSIONS, true],
    ["True", ALL_VERSIONS, true],
    ["DEBUG", ALL_VERSIONS, false],
    ["DEBUG and sys.version_info >= (3, 10)", since310, false],
    ["p not in sys.path", ALL_VERSIONS, true],
  ] as const)("if %s", (source, runsOn, certain) => {
    const read = facts(`if ${source}:\n  import x\n`);
    const block = read.blocks[read.events[0]!.block]!;
    expect({ runsOn: block.runsOn, certain: block.certain }).toEqual({ runsOn, certain });
  });

  test("an else runs where its if does not", () => {
    const read = facts(
      "if sys.version_info >= (3, 11):\n  import a\nelif sys.version_info >= (3, 9):\n  import b\nelse:\n  import c",
    );
    const runs = read.events.map((event) => read.blocks[event.block]!);
    expect(runs.map((block) => block.runsOn)).toEqual([
      versionRange("3.11"),
      versionRange("3.9", "3.10"),
      versionRange("3.8", "3.8"),
    ]);
    expect(runs.map((block) => block.certain)).toEqual([true, true, true]);
    expect(runs.map((block) => block.head)).toEqual(
      [runs[0], runs[0], runs[0]].map((block) => read.blocks.indexOf(block!)),
    );
  });
});

describe("handlers", () => {
  test.each([
    ["except ImportError: pass", ["ImportError"], false],
    ["except (ImportError, a.B): raise", ["ImportError", "a.B"], true],
    ["except: sys.exit(1)", "all", true],
    ["except f(): pass", "unknown", false],
    ["except ImportError: raise unittest.SkipTest('x')", ["ImportError"], false],
    ["except E:\n  if x:\n    raise A\n  else:\n    raise B", ["E"], true],
  ] as const)("%s", (handler, catches, reraises) => {
    const read = facts(`try:\n  import x\n${handler}\n`);
    const block = read.blocks[read.events[0]!.block]!;
    expect(block.handlers).toEqual([{ catches, reraises, block: block.handlers[0]!.block }]);
    expect(read.blocks[block.handlers[0]!.block]).toMatchObject({ kind: "except", certain: false });
  });

  test.each([
    ["contextlib.suppress(ImportError, OSError)", ["ImportError", "OSError"]],
    ["open('x')", undefined],
    ["warnings.catch_warnings()", undefined],
    ["try_import() as imports", "unknown"],
  ] as const)("with %s", (item, catches) => {
    const read = facts(`with ${item}:\n  import x\n`);
    expect(read.blocks[read.events[0]!.block]!.handlers[0]?.catches).toEqual(catches);
  });

  test("a module-level tuple of exceptions is resolved", () => {
    const read = facts("ERRORS = (ImportError, OSError)\ntry:\n  import x\nexcept ERRORS: pass\n");
    expect(read.blocks[read.events[0]!.block]!.handlers[0]?.catches).toEqual(["ImportError", "OSError"]);
  });
});

describe("calls that import", () => {
  test.each([
    ["import importlib\nimportlib.import_module('a.b')", { function: "import_module", module: "a.b", package: null }],
    [
      "from importlib import import_module as im\nim('.c', package=__package__)",
      { module: ".c", package: "__package__" },
    ],
    ["__import__('a')", { function: "__import__", module: "a" }],
    ["from importlib import import_module\nimport_module(name)", { function: "import_module", module: null }],
    [
      "import pytest\nnp = pytest.importorskip('numpy', minversion='1.2')",
      { function: "importorskip", module: "numpy", minversion: "1.2" },
    ],
    ["import pytest\npytest.importorskip('x', exc_type=ImportError)", { excTypeImportError: true }],
    ["import importlib.util\nimportlib.util.find_spec('x') is None", { function: "find_spec", module: "x" }],
    ["from importlib import import_module\nNAME = 'x'\nimport_module(NAME)", { module: "x" }],
  ])("%s", (source, expected) => {
    expect(events(source, "import-call")).toMatchObject([expected]);
  });

  test("a loop over literals imports each", () => {
    const read = events(
      "from importlib import import_module\nfor name in ['a', 'b']:\n  import_module(name)\n  import os\n",
      "import-call",
    );
    expect(read.map((event) => event.module)).toEqual(["a", "b"]);
    expect(events("for name in ['a', 'b']:\n  import os\n", "import")).toHaveLength(1);
  });
});

describe("edits of sys.path", () => {
  const header = "import sys, os\nfrom pathlib import Path\n";
  test.each([
    ["sys.path.insert(0, os.path.dirname(__file__))", "insert", 0, ["file", "."]],
    ["sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))", "insert", 0, ["file", ".."]],
    [
      "sys.path.append(os.path.abspath(os.path.join(os.path.dirname(__file__), '..', 'src')))",
      "append",
      null,
      ["file", "../src"],
    ],
    ["sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))", "insert", 0, ["file", ".."]],
    ["sys.path.insert(1, str(Path(__file__).resolve().parent.parent / 'lib'))", "insert", 1, ["file", "../lib"]],
    ["sys.path.insert(0, str(Path(__file__).parents[2]))", "insert", 0, ["file", "../.."]],
    ["sys.path.insert(0, 'src')", "insert", 0, ["cwd", "src"]],
    ["sys.path.insert(0, os.getcwd())", "insert", 0, ["cwd", "."]],
    ["sys.path.insert(0, '/opt/x')", "insert", 0, ["absolute", "/opt/x"]],
    ["sys.path.insert(0, f'{os.path.dirname(__file__)}/a/b')", "insert", 0, ["file", "a/b"]],
    ["sys.path.insert(0, os.path.dirname(__file__) + '/../x')", "insert", 0, ["file", "../x"]],
    ["HERE = Path(__file__).parent\nsys.path.append(str(HERE))", "append", null, ["file", "."]],
    ["sys.path[:0] = ['src']", "insert", 0, ["cwd", "src"]],
    ["sys.path += ['src']", "append", null, ["cwd", "src"]],
    ["sys.path = ['src'] + sys.path", "insert", 0, ["cwd", "src"]],
    ["sys.path.remove('src')", "remove", null, ["cwd", "src"]],
    ["import site\nsite.addsitedir('vendor')", "append", null, ["cwd", "vendor"]],
  ] as const)("%s", (source, operation, index, [base, path]) => {
    expect(events(header + source, "path-edit")).toMatchObject([{ operation, index, entries: [{ base, path }] }]);
  });

  test.each([
    ["sys.path.insert(0, find())", "insert"],
    ["sys.path.pop(0)", "unknown"],
    ["sys.path[0] = 'x'", "unknown"],
  ])("%s cannot be known", (source, operation) => {
    expect(events(header + source, "path-edit")).toMatchObject([{ operation, entries: null }]);
  });

  test("dirname is lexical, normalising is not", () => {
    const lexical = "sys.path.append(os.path.dirname(os.path.join(os.path.dirname(__file__), '..')))";
    const real = "sys.path.append(os.path.dirname(os.path.abspath(os.path.join(os.path.dirname(__file__), '..'))))";
    expect(events(header + lexical, "path-edit")[0]?.entries).toEqual([{ base: "file", path: "." }]);
    expect(events(header + real, "path-edit")[0]?.entries).toEqual([{ base: "file", path: "../.." }]);
  });

  test("a name from sys is followed, a function body is not executed", () => {
    expect(events("from sys import path\npath.append('x')", "path-edit")).toHaveLength(1);
    expect(events("from sys import path\npath += ['x']\npath[:0] = ['y']", "path-edit")).toHaveLength(2);
    expect(events("from sys import path as p\np = ['x'] + p\np = []", "path-edit")).toEqual([]);
    expect(events("def f():\n  sys.path.append('x')\n", "path-edit")).toEqual([]);
    expect(events("def f():\n  sys.path.append('x')\nf()\n", "opaque")).toMatchObject([
      { line: 3, reason: "calls f(), which changes sys.path", unless: null },
    ]);
  });
});

describe("functions that skip", () => {
  const skipping = "  except ImportError:\n    pytest.skip('no')\n";
  test.each([
    ["  pytest.skip('no')\n", null],
    [`  try:\n    import a.b\n    from c import d\n    make(d)\n${skipping}`, ["a.b", "c.d"]],
    [`  try:\n    if x:\n      import a\n    else:\n      import b\n${skipping}`, ["a", "b"]],
    [`  try:\n    from . import a\n${skipping}`, null],
    [`  try:\n    import a\n    if a.old:\n      raise ImportError\n${skipping}`, null],
    [`  try:\n    import a\n    assert a.new\n${skipping}`, null],
    [`  try:\n    import a\n${skipping}  if x:\n    pytest.skip('no')\n`, null],
    [`  try:\n    import a\n    def inner(): raise ImportError\n${skipping}`, ["a"]],
  ] as const)("def f():\n%s", (body, expected) => {
    const [event] = events(`import pytest\ndef f():\n${body}f()\n`, "opaque");
    expect(event?.reason).toBe("calls f(), which may skip");
    const unless = event?.unless?.map(({ module, name }) => (name === null ? module : `${module}.${name}`)) ?? null;
    expect(unless).toEqual(expected);
  });

  test("those that only hold a function that skips", () => {
    expect(events("import pytest\ndef f():\n  def g():\n    pytest.skip('no')\n  return g\nf()\n", "opaque")).toEqual(
      [],
    );
  });
});

describe("sys.modules", () => {
  test.each([
    ["sys.modules['k'] = None", [{ name: "k", value: "none", removed: false }]],
    ["sys.modules['k'] = types.ModuleType('k')", [{ name: "k", value: "module-type" }]],
    ["m = types.ModuleType('k')\nm.x = 1\nsys.modules['k'] = m", [{ name: "k", value: "unknown" }]],
    ["sys.modules['a.b'] = MagicMock()", [{ name: "a.b", value: "mock" }]],
    ["sys.modules[__name__] = Proxy()", [{ name: "__name__", value: "unknown" }]],
    ["sys.modules[k()] = Mock()", [{ name: null, value: "mock" }]],
    ["del sys.modules['k']", [{ name: "k", removed: true }]],
    ["sys.modules.pop('k', None)", [{ name: "k", removed: true }]],
    [
      "sys.modules.update({'a': Mock(), 'b': None})",
      [
        { name: "a", value: "mock" },
        { name: "b", value: "none" },
      ],
    ],
    ["for m in ['a', 'b']:\n  sys.modules[m] = Mock()", [{ name: "a" }, { name: "b" }]],
    ["MODS = ['a']\nfor m in MODS: sys.modules[m] = Mock()", [{ name: "a" }]],
    ["patch.dict('sys.modules', {'a': None}).start()", [{ name: "a", value: "none" }]],
    ["@patch.dict(sys.modules, {'a': None})\ndef f(): ...", []],
    ["with patch.dict(sys.modules, {'a': None}):\n  import b", [{ name: null, value: "unknown" }]],
  ])("%s", (source, expected) => {
    expect(events(source, "module-stub")).toMatchObject(expected);
  });
});

describe("leaving a module", () => {
  test.each([
    ["import pytest\npytest.skip('x', allow_module_level=True)", "skip", { allowed: true }],
    ["pytest.skip('x')", "skip", { allowed: false }],
    ["from pytest import skip\nskip('x', allow_module_level=True)", "skip", { allowed: true }],
    ["raise unittest.SkipTest('x')", "skip", { allowed: true }],
    ["sys.exit(1)", "exit", {}],
    ["raise SystemExit", "exit", {}],
    ["raise a.B('because')", "raise", { exception: "a.B", message: "because" }],
    ["raise", "raise", { exception: null, message: null }],
    ["exec('x')", "opaque", { reason: "calls exec()" }],
    ["sys.meta_path.insert(0, Finder())", "opaque", { reason: "installs an import hook" }],
  ] as const)("%s", (source, kind, expected) => {
    expect(events(source, kind)).toMatchObject([expected]);
  });

  test("does not happen in functions", () => {
    expect(facts("def f():\n  raise A\n  sys.exit()\n").events).toEqual([]);
  });
});

describe("packages and conftests", () => {
  test.each([
    ["__path__ = __import__('pkgutil').extend_path(__path__, __name__)", "extend_path", null],
    ["from pkgutil import extend_path\n__path__ = extend_path(__path__, __name__)", "extend_path", null],
    ["__import__('pkg_resources').declare_namespace(__name__)", "declare_namespace", null],
    ["__path__.append(os.path.join(os.path.dirname(__file__), 'x'))", "append", [{ base: "file", path: "x" }]],
    ["__path__ = [find()]", "assign", null],
  ] as const)("%s", (source, form, entries) => {
    expect(events(source, "package-path", "p/__init__.py")).toMatchObject([{ form, entries }]);
  });

  test.each([
    ["pytest_plugins = 'a'", ["a"]],
    ["pytest_plugins = ['a', 'b']", ["a", "b"]],
    ["BASE = ['a']\npytest_plugins = BASE + ['b']", ["a", "b"]],
    ["pytest_plugins = find()", null],
  ] as const)("%s", (source, names) => {
    expect(events(source, "pytest-plugins")).toMatchObject([{ names }]);
  });

  test.each([
    ["collect_ignore = ['setup.py']", false, ["setup.py"]],
    ["collect_ignore_glob = ['*_py2.py']", true, ["*_py2.py"]],
    ["collect_ignore.append('x')", false, ["x"]],
    ["import os\ncollect_ignore = [os.path.join(os.path.dirname(__file__), 'x')]", false, ["x"]],
    ["collect_ignore = list(find())", false, null],
  ] as const)("%s", (source, glob, entries) => {
    expect(events(source, "collect-ignore", "conftest.py")).toMatchObject([{ glob, entries }]);
  });
});

test.each([
  ["x = a or sys.exit()", [127, false]],
  ["x = sys.exit() if a else 1", [127, false]],
  ["x = 1 if sys.version_info >= (3, 10) else sys.exit()", [3, true]],
  ["sys.version_info < (3, 10) and sys.exit()", [3, true]],
  ["sys.version_info >= (3, 10) or a or sys.exit()", [3, false]],
  ["a == b == sys.exit()", [127, false]],
  ["[sys.exit() for i in a]", [127, false]],
  ["[i for i in sys.exit()]", [127, true]],
])("what an expression may leave out is as if behind an if: %s", (source, expected) => {
  const read = facts(`import sys\n${source}\n`);
  const exit = read.events.find(({ kind }) => kind === "exit");
  const { runsOn, certain } = read.blocks[exit!.block]!;
  expect([runsOn, certain]).toEqual(expected);
});
