import { buildFileTree, memorySource, type MemoryFile } from "@pylayout/core";
import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/model/build-model.ts";
import { formatVersions } from "../../src/versions/version-set.ts";

type Files = Record<string, MemoryFile>;

function causes(files: Files, settings: Record<string, unknown> = {}): unknown[] {
  const model = buildModel(buildFileTree(memorySource(files)), settings);
  return model.projects.flatMap(({ rootCauses }) =>
    rootCauses.map(({ owner, path, line, pythons, worlds, affects }) => {
      return [
        owner,
        `${path}:${line}`,
        formatVersions(pythons),
        worlds.join(),
        affects.map((module) => module.path).join(),
      ];
    }),
  );
}

const pyproject = (python: string) => `[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"
[project]
name = "pkg"
version = "1"
${python}
[tool.pytest.ini_options]
`;
const bare = { "pkg/__init__.py": "", "tests/test_a.py": "import pkg.missing\n" };
const owner = "test-import-resolvability";

describe("root causes of a project", () => {
  it("hold on the supported Pythons, in the world that CI shows", () => {
    const files = { ...bare, "pyproject.toml": pyproject('requires-python = ">=3.9,<3.12"') };
    expect(causes(files)).toEqual([[owner, "tests/test_a.py:1", "3.9 to 3.11", "installed", "tests/test_a.py"]]);
    expect(causes({ ...files, "pkg/missing.py": "" })).toEqual([]);
  });

  it("a project that CI does not install", () => {
    const files = {
      ...bare,
      "pkg/missing.py": "",
      "pyproject.toml": pyproject('requires-python = ">=3.12,<3.13"'),
      ".github/workflows/ci.yml": "jobs:\n  a:\n    steps:\n      - run: pip install pytest\n      - run: pytest\n",
    };
    expect(causes(files)).toEqual([
      ["tests-need-install", "tests/test_a.py:1", "3.12", "not-installed", "tests/test_a.py"],
    ]);
    expect(causes(files, { installed: true })).toEqual([]);
  });

  it("where nothing declares Pythons, only what fails on all of them counts", () => {
    const files = {
      "pyproject.toml": pyproject(""),
      "pkg/__init__.py": "",
      "tests/test_a.py": "x = f\"{'\\n'.join([])}\"\n",
    };
    expect(causes(files)).toEqual([]);
    expect(causes(files, { python: "3.11-3.12" })).toEqual([
      ["syntax-too-new", "tests/test_a.py:1", "3.11", "installed", "tests/test_a.py"],
    ]);
    expect(causes({ ...files, ...bare })).toHaveLength(1);
  });

  it("pytest-django may load what imports each other in an order that works", () => {
    const circle = {
      "models.py": "from forms import form\n",
      "forms.py": "import models\nform = 1\n",
      "test_a.py": "import forms\n",
    };
    const failing = (ini: string) => causes({ ...circle, "pytest.ini": `[pytest]\npythonpath = .\n${ini}` }).length;
    expect(failing("")).toBe(1);
    expect(failing("DJANGO_SETTINGS_MODULE = settings\n")).toBe(0);
    expect(failing("addopts = --ds=settings\n")).toBe(0);
  });

  it("a module that the build writes is not missing", () => {
    const scm = '\n[tool.setuptools_scm]\nversion_file = "pkg/missing.py"\n';
    expect(causes({ ...bare, "pyproject.toml": pyproject("") + scm })).toEqual([]);
  });

  it("what comes behind a module that the build writes fails where the project is installed", () => {
    const scm = '\n[tool.setuptools_scm]\nversion_file = "pkg/_version.py"\n';
    const files = { ...bare, "pkg/__init__.py": "from pkg._version import version\nfrom pkg import gone\n" };
    expect(causes({ ...files, "pyproject.toml": pyproject("") + scm })).toEqual([
      [owner, "pkg/__init__.py:2", "3.8 to 3.14", "installed", "tests/test_a.py"],
    ]);
  });

  it("the projects of one workspace are installed for each other", () => {
    const files = {
      "libs/a/pyproject.toml": pyproject("").replace('"pkg"', '"a"'),
      "libs/a/a/__init__.py": "",
      "libs/b/pyproject.toml": pyproject("").replace('"pkg"', '"b"'),
      "libs/b/b/__init__.py": "",
      "libs/b/tests/test_b.py": "import a\nimport b\nimport a.gone\n",
    };
    expect(causes(files)).toEqual([
      [owner, "libs/b/tests/test_b.py:3", "3.8 to 3.14", "installed", "libs/b/tests/test_b.py"],
    ]);
  });
});

describe("what only looks as if it were known", () => {
  const ini = { "pytest.ini": "[pytest]\npythonpath = .\n", "tests/test_a.py": "import m\n", "h/__init__.py": "" };

  it.each<[string, Files]>([
    [
      "a star import binds the flag",
      { "m.py": "F = True\nfrom l import *\nif F:\n    import h.no\n", "l.py": "F = False\n" },
    ],
    ["exec binds the flag", { "m.py": 'F = True\nexec("F = False")\nif F:\n    import h.no\n' }],
    ["globals() binds the flag", { "m.py": "F = True\nglobals().update(F=False)\nif F:\n    import h.no\n" }],
    ["an imported name is bound anew", { "m.py": "import h\nh = None\nif h is not None:\n    import h.no\n" }],
    [
      "an imported name may be bound anew",
      { "m.py": 'import os\nimport h\nif "HOME" in os.environ: h = None\nif h is not None:\n    import h.no\n' },
    ],
    [
      "a class imports for itself",
      { "m.py": "Q = None\nclass C:\n    import h as Q\nif Q is not None:\n    import h.no\n" },
    ],
    [
      "builtins are filled",
      { "m.py": "import p\nimport n\n", "p.py": "__builtins__.update(dbg=print)\n", "n.py": "dbg(1)\n" },
    ],
    [
      "a function may fill builtins",
      { "m.py": "from icecream import install\ninstall()\nimport n\n", "n.py": "ic(1)\n" },
    ],
    ["an assertion's message", { "m.py": 'import sys\nassert sys.version_info >= (3, 6), sys.exit("too old")\n' }],
    ["True is equal to 1", { "m.py": "A = 1\nassert A == True\n" }],
  ])("%s", (_, files) => {
    expect(causes({ ...ini, ...files })).toEqual([]);
  });

  it("but stars that run in circles bind no more than they bind", () => {
    const files = { "m.py": "from a import x\n", "a.py": "from b import *\nx = 1\n" };
    expect(causes({ ...ini, ...files, "b.py": "from a import *\nfrom a import nope\n" })).toHaveLength(1);
  });

  it("but a flag that a caught import leaves is known", () => {
    const m = "try:\n    import h as f\nexcept ImportError:\n    f = None\nif f is not None:\n    import h.no\n";
    expect(causes({ ...ini, "m.py": m })).toHaveLength(1);
  });
});

describe("names that another module's function binds", () => {
  const files = {
    "pytest.ini": "[pytest]\npythonpath = .\n",
    "pkg/__init__.py": "from . import _fill\n\n_fill.constants(_fill.caller())\n",
    "pkg/_fill.py": `import inspect
import sys

def caller():
    return sys.modules[inspect.stack()[1].frame.f_globals["__name__"]]

def constants(module):
    for name in ("h", "c"):
        setattr(module, name, 1)
`,
    "tests/test_a.py": "from pkg import h\n",
  };

  it("are not called absent: the real pytest collects this", () => {
    expect(causes(files)).toEqual([]);
  });

  it("are not called absent where a function sets them on the module by its name, whoever calls that", () => {
    const own = "def add(x):\n    from pkg import kinds\n    setattr(kinds, x.__name__, x)\n";
    const named = {
      ...files,
      "pkg/__init__.py": "",
      "pkg/kinds.py": own,
      "tests/test_a.py": "from pkg.kinds import K\n",
    };
    expect(causes(named)).toEqual([]);
    expect(causes({ ...named, "pkg/kinds.py": own.replace("setattr(kinds,", "setattr(x,") })).toHaveLength(1);
  });

  it("are called absent where nothing is called at the top", () => {
    const uncalled = { ...files, "pkg/__init__.py": "from . import _fill\n\n\ndef fill(m):\n    _fill.constants(m)\n" };
    expect(causes(uncalled)).toHaveLength(1);
  });
});

describe("what a build may make", () => {
  const meson = `[build-system]\nrequires = ["meson-python"]\nbuild-backend = "mesonpy"\n[project]\nname = "pkg"\nversion = "1"\nrequires-python = ">=3.12,<3.13"\n[tool.pytest.ini_options]\n`;
  const files = {
    "pyproject.toml": meson,
    "pkg/__init__.py": "",
    "pkg/_fast/meson.build": "py3.extension_module('_fast')\n",
    "tests/test_a.py": "from pkg import _fast\n_fast.solve\nfrom pkg._fast import solve\n",
  };

  it("an extension module in place of the directory of its sources", () => {
    expect(causes(files)).toEqual([]);
    expect(causes({ ...files, "pkg/_fast/helper.py": "" })).toHaveLength(1);
  });

  it("is asked of the project that a module belongs to, whoever imports it", () => {
    const nested = {
      "pyproject.toml": meson,
      "pkg/__init__.py": "try:\n    from pkg._made import x\nexcept ImportError:\n    raise ImportError('build it')\n",
      "sub/pyproject.toml": pyproject('requires-python = ">=3.12,<3.13"').replace('"pkg"', '"sub"'),
      "sub/sub/__init__.py": "",
      "sub/tests/test_a.py": "import pkg\n",
    };
    expect(causes(nested)).toEqual([]);
  });
});

describe("a name that sys.path does not lead to", () => {
  const project = pyproject('requires-python = ">=3.12,<3.13"');
  const files = {
    "pyproject.toml": project,
    "pkg/__init__.py": "",
    "pkg/scipy/__init__.py": "",
    "pkg/test_util.py": "import os\n",
    "pkg/solve.py": "import scipy.special\n",
    "tests/test_a.py": "from pkg import solve\n",
  };

  it("means another distribution where a module of a package asks for it, though tests lie beside it", () => {
    expect(causes(files)).toEqual([]);
  });

  it("means the neighbour of a collected test, unless a requirement bears the name", () => {
    const collected = { ...files, "pkg/test_util.py": "import scipy.special\n" };
    expect(causes(collected)).toHaveLength(1);
    expect(causes({ ...collected, "requirements.txt": "scipy>=1.9\n" })).toEqual([]);
  });
});

it("what fails alone is found where the cause can be reached", () => {
  const files = {
    "pyproject.toml": pyproject('requires-python = ">=3.12,<3.13"'),
    "pkg/__init__.py": "",
    "pkg/broken.py": "import pkg.missing\n",
    "pkg/user.py": "import pkg.broken\n",
    "early/test_0.py": "import pkg.broken\n",
    "tests/test_a.py": "import sys, types\nsys.modules['pkg.broken'] = types.ModuleType('x')\n",
    "tests/test_b.py": "import pkg.broken\n",
    "tests/test_c.py": "import importlib\nimportlib.import_module('pkg.user')\n",
    "tests/test_d.py": "import os\n",
  };
  const [project] = buildModel(buildFileTree(memorySource(files)), {}).projects;
  expect(project?.rootCauses.map(({ failsAlone }) => failsAlone)).toEqual([["tests/test_b.py", "tests/test_c.py"]]);
});

it("projects of one workspace are installed for each other on the Pythons that both support", () => {
  const files = {
    "pyproject.toml": pyproject('requires-python = ">=3.12"'),
    "pkg/__init__.py": "import pkg.missing\n",
    "plugin/pyproject.toml": pyproject('requires-python = ">=3.11,<3.13"').replace('"pkg"', '"plugin"'),
    "plugin/plugin/__init__.py": "",
    "plugin/tests/test_a.py": "import pkg\n",
  };
  const found = buildModel(buildFileTree(memorySource(files)), {}).projects.map(({ path, rootCauses }) => [
    path,
    rootCauses.map(({ pythons }) => formatVersions(pythons)),
  ]);
  expect(found).toEqual([
    ["", ["3.12 to 3.14"]],
    ["plugin", ["3.12"]],
  ]);
});

it("classifiers do not keep a project of the workspace from being installed", () => {
  const files = {
    "pyproject.toml": pyproject('requires-python = ">=3.12"'),
    "pkg/__init__.py": "import client\n",
    "tests/test_a.py": "import pkg\nfrom client import Client\n",
    "client/pyproject.toml": pyproject(
      'requires-python = ">=3.8"\nclassifiers = ["Programming Language :: Python :: 3.9"]',
    ).replace('"pkg"', '"client"'),
    "client/client/__init__.py": "from client.client import Client\n",
    "client/client/client.py": "class Client: pass\n",
  };
  const [project] = buildModel(buildFileTree(memorySource(files)), {}).projects;
  expect(project?.rootCauses).toEqual([]);
});

it("the case of a class is not why a module is missing", () => {
  const owners = (statement: string, settings = "") => {
    const files = {
      "pytest.ini": `[pytest]\n${settings}`,
      "src/client/__init__.py": "",
      "src/client/client.py": "class Client: pass\n",
      "test/test_a.py": `${statement}\n`,
    };
    const { projects } = buildModel(buildFileTree(memorySource(files)), {});
    return projects.flatMap(({ rootCauses }) => rootCauses.map(({ owner }) => owner));
  };
  expect(owners("from client import Client")).toEqual([]);
  expect(owners("from client.Client import Client", "pythonpath = src\n")).toEqual(["import-case-mismatch"]);
});

it("a module is predictable that gets along without what a distribution may bring", () => {
  const outcomes = (handler: string) => {
    const files = {
      "pyproject.toml": pyproject('requires-python = "==3.8.*"'),
      "requirements.txt": "backports.zoneinfo\n",
      "tests/test_a.py": `try:\n    from zoneinfo import ZoneInfo\nexcept ImportError:\n    ${handler}\n`,
    };
    const [project] = buildModel(buildFileTree(memorySource(files)), {}).projects;
    return project?.tests.runs.flatMap(({ modules }) => modules.map(({ outcome }) => outcome));
  };
  expect(outcomes("from backports.zoneinfo import ZoneInfo")).toEqual(["ok"]);
  expect(outcomes("raise")).toEqual(["unknown"]);
});
