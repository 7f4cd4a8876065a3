import { buildFileTree, memorySource, type MemoryFile } from "@pylayout/core";
import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/model/build-model.ts";
import type { Project } from "../../src/model/python-model.ts";
import { formatVersions } from "../../src/versions/version-set.ts";

type Files = Record<string, MemoryFile>;

const SETUPTOOLS = '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n';

function model(files: Files, settings: Record<string, unknown> = {}) {
  return buildModel(buildFileTree(memorySource(files)), settings);
}

function root(files: Files, settings: Record<string, unknown> = {}): Project {
  return model(files, settings).projects[0]!;
}

/** "path kind name" of every directory. */
function directories(project: Project): string[] {
  return project.packages.map(({ path, packageKind, moduleName }) => `${path} ${packageKind} ${moduleName ?? "-"}`);
}

function roots(project: Project): string[] {
  return project.importRoots.map(({ path, onPath }) => `${path || "."}${onPath ? " on path" : ""}`);
}

describe("projects", () => {
  it("nested ones are worlds; tests, examples, tool tables and modules called setup.py are none", () => {
    const { projects, ...rest } = model({
      "pyproject.toml": '[project]\nname = "outer"\nrequires-python = ">=3.9,<3.12"\n',
      "outer/__init__.py": "",
      "outer/setup.py": "import setuptools",
      "outer/config/setup.py": "x = 1",
      "libs/a/setup.py": "from setuptools import setup\nsetup(name='a')",
      "libs/a/a/__init__.py": "",
      "libs/b/pyproject.toml": "[tool.black]\n",
      "libs/b/b.py": "",
      "libs/c/setup.cfg": "[metadata]\nname = c\n[options]\npython_requires = >=3.10,<3.11\n",
      "tests/data/pyproject.toml": '[project]\nname = "sample"\n',
      "tests/data/sample.py": "",
      "examples/x/setup.py": "from distutils.core import setup",
    });
    expect(rest).toBeDefined();
    expect(projects.map(({ path, name }) => [path, name])).toEqual([
      ["", "outer"],
      ["libs/a", "a"],
      ["libs/c", "c"],
    ]);
    expect(projects.map(({ pythons }) => formatVersions(pythons.versions))).toEqual([
      "3.9 to 3.11",
      "3.9 to 3.11",
      "3.10",
    ]);
    expect(projects.map(({ modules }) => modules.map(({ path }) => path))).toEqual([
      ["libs/b/b.py", "outer/__init__.py", "outer/setup.py", "outer/config/setup.py"],
      ["libs/a/setup.py", "libs/a/a/__init__.py"],
      [],
    ]);
  });

  it("nothing in a nested one belongs to the outer one, however deep it lies beside other code", () => {
    const outer = root({
      "pyproject.toml": '[project]\nname = "outer"\n',
      "tests/data/a.py": "",
      "tests/data/sample/setup.py": "from setuptools import setup\nsetup(name='sample')",
      "tests/data/sample/sample/b.py": "",
    });
    expect(outer.modules.map(({ path }) => path)).toEqual(["tests/data/a.py"]);
    expect(outer.packages.map(({ path }) => path)).toEqual(["tests", "tests/data"]);
  });

  it("a nested project under examples is checked where a setting names it", () => {
    const files = { "examples/x/pyproject.toml": '[project]\nname = "x"\n' };
    expect(model(files).projects).toHaveLength(1);
    expect(model(files, { projects: ["examples/x"] }).projects).toHaveLength(2);
  });

  it("projectOf finds the innermost project", () => {
    const built = model({
      "pyproject.toml": "[project]\n",
      "libs/a/pyproject.toml": "[project]\n",
      "libs/a/b/c.py": "",
    });
    expect(
      ["", "libs/x.py", "libs/a", "libs/a/b/c.py", "libs/ab/c.py"].map((path) => built.projectOf(path).path),
    ).toEqual(["", "", "libs/a", "libs/a", ""]);
  });
});

it.each([
  ["setup(name='x')", "x"],
  ["NAME = 'x'  # why\nsetup(\n    name=NAME,\n)", "x"],
  ["NAME = 'x'\nNAME = 'y'\nsetup(name=NAME)", null],
  ["setup(name=read())", null],
  ["setup(filename='x')", null],
])("the name in setup.py: %j", (text, name) => {
  expect(root({ "setup.py": `import setuptools\n${text}\n` }).name).toBe(name);
});

describe("packages", () => {
  it("regular, namespace, legacy namespace and none", () => {
    const project = root({
      "setup.py": "from setuptools import setup\nsetup(packages=['pkg'])",
      "pkg/__init__.py": "",
      "pkg/sub/mod.py": "",
      "pkg/class/mod.py": "",
      "pkg/with-dash/mod.py": "",
      "pkg/data/x.json": "",
      "pkg/only_scripts/my-script.py": "",
      "pkg/native/_speed.cpython-312-x86_64-linux-gnu.so": "",
      "legacy/__init__.py": "__path__ = __import__('pkgutil').extend_path(__path__, __name__)\n",
      "stubs/x.pyi": "",
      "venv/pyvenv.cfg": "",
      "venv/lib/thing.py": "",
      "node_modules/gyp/x.py": "",
    });
    expect(directories(project)).toEqual([
      "legacy legacy-namespace legacy",
      "pkg regular pkg",
      "pkg/class not-a-package -",
      "pkg/native namespace pkg.native",
      "pkg/only_scripts not-a-package pkg.only_scripts",
      "pkg/sub namespace pkg.sub",
      "pkg/with-dash not-a-package -",
    ]);
  });

  it("names come from the innermost root, but a chain of regular packages stays together", () => {
    const project = root({
      "pyproject.toml": `${SETUPTOOLS}[project]\nname = "pkg"\nversion = "1"\n[tool.pytest.ini_options]\n`,
      "src/pkg/__init__.py": "",
      "src/pkg/deep/__init__.py": "",
      "tests/test_a.py": "",
      "tests/conftest.py":
        "import sys, os\nsys.path.insert(0, os.path.join(os.path.dirname(__file__), '../src/pkg/deep'))\n",
      "tests/helpers/h.py": "",
      "tools/t.py": "",
    });
    expect(roots(project)).toEqual(["src on path", ".", "tests on path", "src/pkg/deep on path"]);
    expect(directories(project)).toEqual([
      "src not-a-package -",
      "src/pkg regular pkg",
      "src/pkg/deep regular pkg.deep",
      "tests not-a-package -",
      "tests/helpers namespace helpers",
      "tools namespace tools",
    ]);
    expect(
      project.modules.map(({ path, moduleName, isTest }) => `${path} ${moduleName ?? "-"}${isTest ? " test" : ""}`),
    ).toEqual([
      "src/pkg/__init__.py pkg",
      "src/pkg/deep/__init__.py pkg.deep",
      "tests/conftest.py conftest test",
      "tests/test_a.py test_a test",
      "tests/helpers/h.py helpers.h",
      "tools/t.py tools.t",
    ]);
  });

  it("declared namespaces: setting, setuptools, ruff", () => {
    const project = root(
      {
        "pyproject.toml": `${SETUPTOOLS}[project]\nname = "x"\nversion = "1"\n[tool.setuptools]\nnamespace-packages = ["one"]\n[tool.ruff]\nnamespace-packages = ["src/two/three"]\n`,
        "setup.cfg": "[options]\nnamespace_packages =\n    four\n",
        "src/two/three/m.py": "",
      },
      { namespacePackages: ["five"] },
    );
    expect([...project.namespacePackages].map(([name, { path, line }]) => [name, path, line])).toEqual([
      ["five", "", 0],
      ["one", "pyproject.toml", 8],
      ["four", "setup.cfg", 2],
      ["two.three", "pyproject.toml", 10],
    ]);
  });
});

describe("import roots", () => {
  const pytest = { "pytest.ini": "[pytest]\n" };
  it.each<[string, Files, string[]]>([
    [
      "pytest's pythonpath",
      { "pytest.ini": "[pytest]\npythonpath = lib .\n", "lib/m.py": "" },
      ["lib on path", ". on path"],
    ],
    ["a rootless test directory", { ...pytest, "tests/unit/test_a.py": "" }, [".", "tests/unit on path"]],
    ["a test package inserts its parent", { ...pytest, "tests/__init__.py": "", "tests/test_a.py": "" }, [". on path"]],
    ["a conftest at the root", { ...pytest, "conftest.py": "", "tests/test_a.py": "" }, [". on path", "tests on path"]],
    [
      "importlib mode inserts nothing",
      { "pytest.ini": "[pytest]\naddopts = --import-mode=importlib\n", "tests/test_a.py": "" },
      ["."],
    ],
    ["python -m pytest", { ...pytest, Makefile: "test:\n\tpython -m pytest\n" }, [". on path"]],
    ["without pytest the working directory counts", { "main.py": "" }, [". on path"]],
    [
      "the path edits of a script, not those of its functions",
      {
        ...pytest,
        "a/b.py": "import sys\nsys.path.append('lib')\ndef f():\n    sys.path.append('other')\n",
        "lib/m.py": "",
        "other/m.py": "",
      },
      [".", "lib"],
    ],
    [
      "the path edits under any spelling, where a function of the file has the usual one",
      {
        ...pytest,
        "a/b.py": "import sys \\\n  as system\nsystem.path.append('lib')\ndef f():\n    sys.path.append('other')\n",
        "a/c.py":
          "import sys\n(sys  # the interpreter's\n .path.append)('more')\ndef f():\n    sys.path.append('other')\n",
        "a/d.py": "from sys import path\npath += ['last']\n",
        "lib/m.py": "",
        "more/m.py": "",
        "last/m.py": "",
        "other/m.py": "",
      },
      [".", "lib", "more", "last"],
    ],
    [
      "the path edits behind comments that are long, or many",
      {
        ...pytest,
        "a/b.py": `import os, sys ${"#".repeat(200)}\n(sys\n${"# # #\n".repeat(9)}.path.append)('lib')\ndef f():\n    sys.path.append('other')\n`,
        "a/c.py": `import sys\n${"# sys ".repeat(20_000)}\nsys.path.append('more')\n`,
        "lib/m.py": "",
        "more/m.py": "",
        "other/m.py": "",
      },
      [".", "lib", "more"],
    ],
  ])("%s", (_, files, expected) => {
    expect(roots(root(files))).toEqual(expected);
  });

  it("package-dir of setup.cfg", () => {
    const project = root({
      "setup.py": "from setuptools import setup\nsetup()",
      "setup.cfg":
        "[metadata]\nname = x\n[options]\npackage_dir =\n    = lib\npackages = find:\n[options.packages.find]\nwhere = lib\n",
      "lib/x/__init__.py": "",
    });
    expect(roots(project)).toContain("lib on path");
    expect(project.ships("lib/x/__init__.py")).toBe("yes");
    expect(project.ships("setup.py")).toBe("no");
    expect(project.buildBackend).toBe("setuptools");
  });
});

describe("tests", () => {
  const evidence = (files: Files) => root(files).tests.pytestEvidence;
  it.each<[string, Files, string]>([
    [
      "pytest.ini wins over pyproject",
      { "pytest.ini": "", "pyproject.toml": "[tool.pytest.ini_options]\n" },
      "pytest.ini:0",
    ],
    ["pyproject", { "pyproject.toml": "[project]\n[tool.pytest.ini_options]\n" }, "pyproject.toml:2"],
    ["setup.cfg", { "setup.cfg": "[a]\n[tool:pytest]\n" }, "setup.cfg:2"],
    ["a conftest", { "tests/conftest.py": "" }, "tests/conftest.py:0"],
    [
      "an optional dependency",
      { "pyproject.toml": '[project.optional-dependencies]\ntest = [\n  "pytest>=7",\n]\n' },
      "pyproject.toml:3",
    ],
    ["a requirements file", { "requirements-dev.txt": "x\npytest-cov\npytest==8\n" }, "requirements-dev.txt:3"],
    [
      "a CI command",
      { ".github/workflows/a.yml": "jobs:\n  a:\n    steps:\n    - run: pytest\n" },
      ".github/workflows/a.yml:4",
    ],
    ["an import", { "tests/test_a.py": "import os\nimport pytest\n" }, "tests/test_a.py:2"],
  ])("%s", (_, files, expected) => {
    const found = evidence(files);
    expect(`${found?.path ?? ""}:${found?.line ?? ""}`).toBe(expected);
  });

  it.each<[string, Files]>([
    ["other packages named like it", { "requirements.txt": "pytest-cov\nnot-pytest\n# pytest\n" }],
    ["unittest", { "tests/test_a.py": "import unittest\n# import pytest\n" }],
  ])("no evidence: %s", (_, files) => {
    expect(evidence(files)).toBeNull();
    expect(root(files).tests.sessions).toEqual([]);
  });

  it("no session where a plugin collects by rules of its own", () => {
    const files = {
      "pytest.ini": "[pytest]\n",
      "tests/_support/a.py": "",
      "dev-requirements.txt": "pytest-relaxed>=2\n",
    };
    expect(evidence(files)).not.toBeNull();
    expect(root(files).tests.sessions).toEqual([]);
  });

  it("modules in pytest's order, conftest and collect_ignore honoured", () => {
    const project = root({
      "pytest.ini": "[pytest]\ntestpaths = tests\n",
      "tests/conftest.py": "collect_ignore = ['test_ignored.py']\ncollect_ignore_glob = ['gen/*']\n",
      "tests/test_ignored.py": "",
      "tests/gen/test_g.py": "",
      "tests/z/test_z.py": "",
      "tests/test_b.py": "",
      "tests/helper.py": "",
      "other/test_o.py": "",
    });
    expect(project.tests.modules.map(({ path, isConftest }) => [path, isConftest])).toEqual([
      ["tests/conftest.py", true],
      ["tests/test_b.py", false],
      ["tests/z/test_z.py", false],
    ]);
  });

  const ci = (run: string) => ({ ".github/workflows/a.yml": `jobs:\n  a:\n    steps:\n    - run: ${run}\n` });
  const config = { "pytest.ini": "[pytest]\n" };
  const tests = { "tests/test_a.py": "import pytest\n", "more/test_b.py": "" };
  const sessions = (files: Files) =>
    root(files).tests.sessions.map(({ invocation, evidence: said }) => [
      invocation.args.join(" "),
      invocation.cwd,
      said?.path ?? null,
    ]);
  it.each<[string, Files, unknown]>([
    [
      "CI's own command",
      { ...tests, ...ci("pytest tests"), "tox.ini": "[testenv]\ncommands = pytest more\n" },
      [["tests", "", ".github/workflows/a.yml"]],
    ],
    [
      "tox where CI calls it",
      { ...tests, ...ci("tox"), "tox.ini": "[testenv]\ncommands = pytest more\n" },
      [["more", "", "tox.ini"]],
    ],
    [
      "equal commands once",
      { ...tests, ...ci("pytest tests -q && pytest tests") },
      [["tests -q", "", ".github/workflows/a.yml"]],
    ],
    ["the Makefile last", { ...tests, Makefile: "t:\n\tcd tests && pytest\n" }, [["", "tests", "Makefile"]]],
    ["plain pytest where it is configured", { ...config, ...ci("pytest $X") }, [["", "", null]]],
    [
      "a path that does not exist is no session",
      { ...config, ...tests, ...ci("pytest build/tests") },
      [["", "", null]],
    ],
    ["nothing is guessed where commands cannot be read", { ...tests, ...ci("pytest $X") }, []],
    ["nothing is guessed where CI may test in another way", { ...tests, ...ci("python run.py") }, []],
    ["plain pytest where nothing speaks against it", { ...tests, ...ci("ruff check") }, [["", "", null]]],
  ])("sessions: %s", (_, files, expected) => {
    expect(sessions(files)).toEqual(expected);
  });

  it("a root tox.ini tests nested projects", () => {
    const built = model({
      "tox.ini": "[testenv]\ncommands = pytest {toxinidir}/libs/a/tests\n",
      "libs/a/pyproject.toml": '[project]\nname = "a"\n',
      "libs/a/tests/test_a.py": "",
    });
    expect(built.projects.map(({ tests: { modules } }) => modules.map(({ path }) => path))).toEqual([
      [],
      ["libs/a/tests/test_a.py"],
    ]);
  });
});

describe("supported Pythons of a project", () => {
  const show = (files: Files, settings: Record<string, unknown> = {}) => {
    const { versions, declared, reason } = root(files, settings).pythons;
    return [formatVersions(versions), declared, reason && `${reason.path}:${reason.line}`];
  };
  it.each<[string, Files, unknown[]]>([
    [
      "pyproject",
      { "pyproject.toml": '[project]\nrequires-python = ">=3.8,<3.10"\n' },
      ["3.8 and 3.9", true, "pyproject.toml:2"],
    ],
    [
      "poetry",
      { "pyproject.toml": '[tool.poetry.dependencies]\npython = "~3.9"\n' },
      ["3.9", true, "pyproject.toml:2"],
    ],
    [
      "setup.py before setup.cfg",
      { "setup.py": "setup(\n  python_requires='==3.9.*')", "setup.cfg": "[options]\npython_requires = ==3.8.*\n" },
      ["3.9", true, "setup.py:2"],
    ],
    [
      "setup.cfg",
      { "setup.py": "setup(python_requires=X)", "setup.cfg": "[options]\npython-requires = ==3.8.*\n" },
      ["3.8", true, "setup.cfg:2"],
    ],
    [
      "classifiers give the top",
      {
        "pyproject.toml":
          '[project]\nrequires-python = ">=3.9"\nclassifiers = ["Programming Language :: Python :: 3.11"]\n',
      },
      ["3.9 to 3.11", true, "pyproject.toml:2"],
    ],
    [
      "classifiers alone",
      { "setup.cfg": "[metadata]\nclassifiers =\n  A\n  Programming Language :: Python :: 3.9\n" },
      ["3.9", true, "setup.cfg:4"],
    ],
    ["nothing", { "a.py": "" }, ["3.8 to 3.14", false, null]],
  ])("%s", (_, files, expected) => {
    expect(show(files)).toEqual(expected);
  });

  it("the user's setting, where it is one", () => {
    const files = { "pyproject.toml": '[project]\nrequires-python = ">=3.8,<3.10"\n' };
    expect(show(files, { python: "3.11" })).toEqual(["3.11", true, ":0"]);
    expect(show(files, { python: "nonsense" })).toEqual(["3.8 and 3.9", true, "pyproject.toml:2"]);
  });
});

it("broken configuration files are read as absent ones", () => {
  const project = root({
    "pyproject.toml": "[project\n",
    "setup.cfg": "nonsense\n",
    "tox.ini": "nonsense\n",
    ".github/workflows/a.yml": "a: b: c\n",
    "a/b.py": "",
  });
  expect(project.pythons.declared).toBe(false);
  expect(project.name).toBeNull();
  expect(directories(project)).toEqual(["a namespace a"]);
  expect(["yes", "no", "unknown"]).toContain(project.ships("a/b.py"));
});
