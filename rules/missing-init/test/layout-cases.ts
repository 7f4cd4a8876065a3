import type { Cases } from "./cases.ts";

const setuptools = `
pyproject.toml | [build-system]
               | requires = ["setuptools"]
               | build-backend = "setuptools.build_meta"
               | [project]
               | name = "app"
               | version = "1"
               | [tool.setuptools.packages.find]
               | include = ["app*"]`;

/** A package that ships with `tools` in it; what is drawn below goes into `app/tools`. */
function app(tools: string, init = "from app.tools.clock import now", more = ""): string {
  return `${setuptools}${more}
app/
  __init__.py | ${init}
  tools/
${tools}`;
}

const clock = "    clock.py | def now(): ...";
const mended = "    __init__.py\n    clock.py | def now(): ...";
const path = "app/tools";
const imported = { path, messageId: "imported", severity: "warning", kind: "directory" } as const;

export const layout: Cases = {
  valid: [
    { name: "nothing is missing", tree: app(mended) },
    { name: "nobody imports it", tree: app(clock, "") },
    { name: "an empty project", tree: "README.md | nothing here" },
    { name: "stubs only", tree: app("    clock.pyi | def now(): ...") },
    { name: "a name that is no identifier", tree: app("    my-clock.py | X = 1", "import app.tools") },
    { name: "option imported off", tree: app(clock), options: { imported: "off" } },
    {
      name: "a directory whose name is a keyword",
      tree: `${setuptools}
app/
  __init__.py
  class/
    a.py | X = 1`,
      options: { require: "always" },
    },
    {
      name: "declared by the setting",
      tree: app(clock),
      settings: { namespacePackages: ["app.tools"] },
    },
    {
      name: "declared for ruff, which names the directory",
      tree: app(
        clock,
        undefined,
        '\n               | [tool.ruff]\n               | namespace-packages = ["app/tools"]',
      ),
      options: { require: "always" },
    },
    {
      name: "what lies in it is listed, and it is not",
      tree: app("    clock/\n      __init__.py | def now(): ...").replace(
        '.packages.find]\n               | include = ["app*"]',
        ']\n               | packages = ["app", "app.tools.clock"]',
      ),
    },
    {
      name: "its code looks for what other distributions put there",
      tree: app(
        "    clock.py | import pkgutil, app.tools\n             | def now(): return list(pkgutil.iter_modules(app.tools.__path__))",
      ),
    },
    {
      name: "shipped code looks for what other distributions put there",
      tree: app(
        clock,
        "import pkgutil, app.tools.clock\n              | FOUND = list(pkgutil.walk_packages(app.tools.__path__))",
      ),
    },
    {
      name: "a pkgutil namespace",
      tree: app('    __init__.py | __path__ = __import__("pkgutil").extend_path(__path__, __name__)\n    a.py | X = 1'),
    },
    {
      name: "an import root: sys.path leads there",
      tree: app(clock, 'import sys, os; sys.path.insert(0, os.path.join(os.path.dirname(__file__), "tools"))'),
      options: { unimported: true, require: "always" },
    },
    {
      name: "siblings import each other by their bare names",
      tree: app(`${clock}\n    watch.py | import clock`),
    },
    {
      name: "no Python compiles it",
      tree: app("    sample.py | def (:", "import app.tools"),
      options: { unimported: true },
    },
    {
      name: "a directory of data that nobody imports",
      tree: `${setuptools}\napp/\n  __init__.py\n  data/\n    a.py | X = 1`,
      options: { unimported: true },
    },
    {
      name: "scripts that nobody imports",
      tree: app(
        "    clock.py | #!/usr/bin/env python\n    watch.py | if __name__ == '__main__':\n             |     print()",
        "",
      ),
      options: { unimported: true },
    },
    {
      name: "an Alembic environment",
      tree: app(
        "    script.py.mako\n    env.py | X = 1\n    versions/\n      a.py | X = 1",
        "import app.tools.env, app.tools.versions.a",
      ),
      options: { unimported: true },
    },
    {
      name: "an Alembic environment named by script_location",
      tree: `${app("    env.py | X = 1", "import app.tools.env")}\nalembic.ini | [alembic]\n            | script_location = %(here)s/app/tools`,
      options: { unimported: true },
    },
    {
      name: "Sphinx's own directories",
      tree: app("    conf.py | project = 'app'\n    index.rst | app\n    ext/\n      a.py | X = 1", ""),
      options: { unimported: true },
    },
    {
      name: "a virtual environment",
      tree: app("    pyvenv.cfg\n    lib/\n      a.py | X = 1", ""),
      options: { require: "always" },
    },
    {
      name: "declared package data",
      tree: app(
        "    a.py | X = 1",
        "",
        '\n               | [tool.setuptools.package-data]\n               | app = ["tools/**/*.py"]',
      ),
      options: { unimported: true },
    },
    {
      name: "a rootless directory of tests",
      tree: "conftest.py\ntests/\n  test_a.py | def test_a(): ...",
      options: { require: "always", testTrees: true },
    },
    {
      name: "a directory in a test package without tests, imported by nothing",
      tree: "conftest.py\ntests/\n  __init__.py\n  samples/\n    a.py | X = 1",
      options: { testTrees: true },
    },
    {
      name: "a rootless test directory inside a test package is an import root",
      tree: "conftest.py\ntests/\n  __init__.py\n  unit/\n    test_a.py | import b\n    b.py",
      options: { testTrees: true, require: "always" },
    },
    {
      name: "hostile names",
      tree: { "a/__init__.py": "", "a/\udc80/b.py": "", "a/__init__.py /c.py": "", "a/constructor": "" },
      options: { unimported: true },
    },
    {
      name: "src is a root, not a package",
      tree: 'pyproject.toml | [project]\n               | name = "app"\nsrc/\n  app/\n    __init__.py',
      options: { require: "always" },
    },
  ],
  invalid: [
    {
      name: "it is listed, and what lies in it too",
      tree: app("    clock/\n      __init__.py | def now(): ...").replace(
        '.packages.find]\n               | include = ["app*"]',
        ']\n               | packages = ["app", "app.tools", "app.tools.clock"]',
      ),
      messages: [{ ...imported, data: { importer: "app/__init__.py:1" } }],
      fixed: app("    __init__.py\n    clock/\n      __init__.py | def now(): ...").replace(
        '.packages.find]\n               | include = ["app*"]',
        ']\n               | packages = ["app", "app.tools", "app.tools.clock"]',
      ),
    },
    {
      name: "shipped code imports it",
      tree: app(clock),
      messages: [
        {
          ...imported,
          data: { importer: "app/__init__.py:1" },
          related: [{ path: "app/__init__.py", line: 1, message: "from app.tools.clock import now" }],
          notes: [
            {
              label: "note",
              text: "works today; when the enclosing package fails to import, this hides the failure behind a KeyError",
            },
          ],
          help: "pylayout lint --fix creates app/tools/__init__.py",
        },
      ],
      fixed: app(mended),
    },
    {
      name: "a relative import counts; coverage and import-linter are named where they are configured",
      tree: `${app(clock, "from .tools import clock")}\n.coveragerc | [run]\n            | source = app\n.importlinter | [importlinter]`,
      messages: [
        {
          ...imported,
          data: { importer: "app/__init__.py:1" },
          notes: [
            {
              label: "note",
              text: "works today; when the enclosing package fails to import, this hides the failure behind a KeyError",
            },
            {
              label: "note",
              text: "coverage leaves its files out of the report where no test executes them (.coveragerc:2)",
            },
            { label: "note", text: "import-linter does not see its modules (.importlinter:1)" },
          ],
        },
      ],
      fixed: `${app(mended, "from .tools import clock")}\n.coveragerc | [run]\n            | source = app\n.importlinter | [importlinter]`,
    },
    {
      name: "an import overrides that it looks like scripts",
      tree: app("    clock.py | #!/usr/bin/env python"),
      messages: [{ ...imported, data: { importer: "app/__init__.py:1" } }],
      fixed: app("    __init__.py\n    clock.py | #!/usr/bin/env python"),
    },
    {
      name: "option imported: error",
      tree: app(clock),
      options: { imported: "error" },
      messages: [{ ...imported, severity: "error", data: { importer: "app/__init__.py:1" } }],
      fixed: app(mended),
    },
    {
      name: "nobody imports it, option unimported",
      tree: app(clock, ""),
      options: { unimported: true },
      messages: [{ path, messageId: "unimported", data: { parent: "app" } }],
      fixed: app(mended, ""),
    },
    {
      name: "between packages, option unimported",
      tree: app("    clock/\n      __init__.py", ""),
      options: { unimported: true },
      messages: [{ path, messageId: "sandwich" }],
      fixed: app("    __init__.py\n    clock/\n      __init__.py", ""),
    },
    {
      name: "in a test package that others import",
      tree: "conftest.py\ntests/\n  __init__.py\n  lib/\n    a.py | X = 1\n  test_a.py | from tests.lib import a",
      options: { testTrees: true },
      messages: [
        {
          path: "tests/lib",
          messageId: "testTree",
          data: { parent: "tests" },
          help: "pylayout lint --unsafe-fixes creates tests/lib/__init__.py",
        },
      ],
      fixedUnsafely:
        "conftest.py\ntests/\n  __init__.py\n  lib/\n    __init__.py\n    a.py | X = 1\n  test_a.py | from tests.lib import a",
    },
    {
      name: "the same with import mode importlib, where names do not change",
      tree: "pytest.ini | [pytest]\n           | addopts = --import-mode=importlib\ntests/\n  __init__.py\n  lib/\n    a.py | X = 1\n  test_a.py | from tests.lib import a",
      options: { testTrees: true },
      messages: [
        {
          path: "tests/lib",
          messageId: "testTree",
          data: { parent: "tests" },
          help: "pylayout lint --fix creates tests/lib/__init__.py",
        },
      ],
      fixed:
        "pytest.ini | [pytest]\n           | addopts = --import-mode=importlib\ntests/\n  __init__.py\n  lib/\n    __init__.py\n    a.py | X = 1\n  test_a.py | from tests.lib import a",
    },
    {
      name: "a module of the same name: no fix, the file would hide it",
      tree: `${app(clock)}\n  tools.py | X = 1`,
      messages: [
        {
          ...imported,
          data: { importer: "app/__init__.py:1" },
          help: "rename app/tools or app/tools.py: with __init__.py the directory would hide the module",
        },
      ],
    },
    {
      name: "the policy, also where there is evidence against",
      tree: "app/\n  __init__.py\n  data/\n    a.py | X = 1",
      options: { require: "always" },
      messages: [{ path: "app/data", messageId: "policy" }],
      fixed: "app/\n  __init__.py\n  data/\n    __init__.py\n    a.py | X = 1",
    },
    {
      name: "__init__.pyi alone",
      tree: app(`${clock}\n    __init__.pyi | def now(): ...`),
      messages: [{ path, messageId: "stubOnly", severity: "warning" }],
      fixed: app(`${mended}\n    __init__.pyi | def now(): ...`),
    },
    {
      name: "__init__.pyi alone, and a name imported that only it has",
      tree: app(`${clock}\n    __init__.pyi | def now(): ...`, "from app.tools import clock, now"),
      messages: [
        { path, messageId: "stubbedName", severity: "error", data: { name: "now", importer: "app/__init__.py:1" } },
      ],
      fixed: app(`${mended}\n    __init__.pyi | def now(): ...`, "from app.tools import clock, now"),
    },
  ],
};
