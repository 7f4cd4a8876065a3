import { buildFileTree, memorySource, type MemoryOptions } from "@pylayout/core";
import { expect, test } from "vitest";
import type { Project } from "../../src/model/python-model.ts";
import { DEFAULT_INVOCATION } from "../../src/pytest/pytest-invocation.ts";
import { ownPlugins } from "../../src/project/own-plugins.ts";
import { collectGroups } from "../../src/simulate/collect.ts";
import type { CollectionWorld } from "../../src/simulate/collection-world.ts";
import { findRootCauses } from "../../src/simulate/root-causes.ts";
import { standardLibrary } from "../../src/stdlib/standard-library.ts";
import { ALL_VERSIONS, formatVersions } from "../../src/versions/version-set.ts";
import { readSources } from "./read-sources.ts";

const project = { path: "", pythons: { versions: ALL_VERSIONS }, modules: [] } as unknown as Project;

function causesOf(files: Record<string, string>, world: Partial<CollectionWorld> = {}, options: MemoryOptions = {}) {
  const tree = buildFileTree(memorySource(files, options));
  const groups = collectGroups(
    {
      tree,
      source: readSources(tree),
      standardLibrary,
      pytest: "9",
      importMode: null,
      invocation: { ...DEFAULT_INVOCATION, module: true },
      installed: false,
      installedRoots: [],
      ownPlugins: () => [],
      ownRoots: [""],
      siteDirectories: [],
      thirdParty: "present",
      assumeMissing: [],
      generated: () => null,
      mayBeBackported: () => true,
      isRequired: () => false,
      ...world,
    },
    ALL_VERSIONS,
  );
  return findRootCauses(project, groups);
}

test("a KeyError is a consequence of the failure that it hides", () => {
  const causes = causesOf(
    {
      "pkg/__init__.py": "from .ns import first\nimport psutil\n",
      "pkg/ns/first.py": "",
      "pkg/ns/second.py": "y = 1\n",
      "tests/test_1.py": "import pkg\n",
      "tests/test_2.py": "from pkg.ns.second import y\n",
      "tests/test_3.py": "from pkg.ns import first\n",
    },
    { assumeMissing: ["psutil"] },
  );
  expect(causes).toHaveLength(1);
  const [cause] = causes;
  expect(cause).toMatchObject({
    path: "pkg/__init__.py",
    line: 2,
    owner: "test-import-resolvability",
    worlds: ["not-installed"],
  });
  expect(cause?.affects.map(({ path, exception, disguisedBy }) => [path, exception, disguisedBy])).toEqual([
    ["tests/test_1.py", "ModuleNotFoundError", null],
    ["tests/test_2.py", "KeyError", "pkg/ns"],
  ]);
  expect(cause?.failsAlone).toEqual(["tests/test_3.py"]);
});

test("each cause has its owner", () => {
  const owners = causesOf(
    {
      "pkg/__init__.py": "",
      "pkg/Thing.py": "x = 1\n",
      "tests/test_a.py": "from pkg.thing import x\n",
      "tests/test_b.py": "from pkg.gone import x\n",
      "tests/test_c.py": "from pkg.ignored import x\n",
      "tests/test_d.py": "from os import nowhere\n",
      "tests/test_e.py": "if (x := 1): pass\ndef f(a, /): pass\nmatch x:\n    case 1: pass\n",
      "a/test_same.py": "",
      "b/test_same.py": "",
    },
    {},
    { absent: { "pkg/ignored.py": { reason: "ignored", patternFile: ".gitignore", line: 3, pattern: "ignored*" } } },
  );
  expect(
    owners.map(({ owner, affects, pythons }) => [affects[0]?.path, owner, formatVersions(pythons)]).sort(),
  ).toEqual([
    ["b/test_same.py", "duplicate-test-module", "3.8 to 3.14"],
    ["tests/test_a.py", "import-case-mismatch", "3.8 to 3.14"],
    ["tests/test_b.py", "test-import-resolvability", "3.8 to 3.14"],
    ["tests/test_c.py", "untracked-import", "3.8 to 3.14"],
    ["tests/test_d.py", "stdlib-availability", "3.8 to 3.13"],
    ["tests/test_e.py", "syntax-too-new", "3.8 and 3.9"],
  ]);
});

test("a package that is not on the path needs an install", () => {
  const causes = causesOf(
    { "src/proj/__init__.py": "", "tests/test_a.py": "import proj\n", "tests/test_b.py": "from proj import x\n" },
    { ownRoots: ["", "src"], installedRoots: [{ path: "src", names: null }] },
  );
  expect(causes.map(({ owner, affects }) => [owner, affects.map(({ path }) => path)])).toEqual([
    ["tests-need-install", ["tests/test_a.py", "tests/test_b.py"]],
  ]);
});

test("a raise in the else of a try is no certain failure: its body may fail for reasons that are not known", () => {
  const guarded = "try:\n    x = Mapped\nexcept NameError:\n    pass\nelse:\n    raise Exception('not here')\n";
  expect(causesOf({ "test_a.py": guarded })).toEqual([]);
  const failing = "try:\n    import os\nexcept ImportError:\n    pass\nelse:\n    from helper import gone\n";
  expect(causesOf({ "test_a.py": failing, "helper.py": "" })).toHaveLength(1);
});

test("what is absent below a namespace is missing only where no other distribution has its name", () => {
  const files = { "space/own.py": "", "test_a.py": "from space import gone\n", "test_b.py": "import space.gone\n" };
  expect(causesOf(files)).toEqual([]);
  const causes = causesOf(files, { assumeMissing: ["space"] });
  expect(causes.map(({ path, exception }) => [path, exception]).sort()).toEqual([
    ["test_a.py", "ImportError"],
    ["test_b.py", "ModuleNotFoundError"],
  ]);
});

test("a plugin of pytest that the project brings is imported first where the project is installed", () => {
  const files = {
    "proj/__init__.py": "",
    "proj/plugin.py": "from proj import gone\n",
    "test_a.py": "import proj\n",
    "test_b.py": "",
  };
  const world = {
    installed: true,
    installedRoots: [{ path: "", names: null }],
    ownPlugins: () => [{ name: "demo", module: "proj.plugin", autoload: true }],
  };
  const [cause, ...more] = causesOf(files, world);
  expect(cause).toMatchObject({ path: "proj/plugin.py", line: 1, exception: "ImportError" });
  expect(more).toEqual([]);
  expect(causesOf(files, { ...world, invocation: { ...DEFAULT_INVOCATION, args: ["-p", "no:demo"] } })).toEqual([]);
  expect(causesOf(files, { ...world, installed: false })).toEqual([]);
  const unasked = () => [{ name: "demo", module: "proj.plugin", autoload: false }];
  expect(causesOf(files, { ...world, ownPlugins: unasked })).toEqual([]);
});

test.each([
  [".github/workflows/ci.yml", "env:\n  PYTEST_DISABLE_PLUGIN_AUTOLOAD: 1\n"],
  ["tox.ini", "[testenv]\nsetenv = PYTEST_DISABLE_PLUGIN_AUTOLOAD=1\n"],
])("plugins may not be imported unasked where %s says so", (path, text) => {
  const files = { "pyproject.toml": '[project]\nname = "p"\n[project.entry-points.pytest11]\ndemo = "proj.plugin"\n' };
  const plugins = (more: Record<string, string>) => ownPlugins(buildFileTree(memorySource({ ...files, ...more })), "");
  expect(plugins({})).toEqual([{ name: "demo", module: "proj.plugin", autoload: true }]);
  expect(plugins({ [path]: text })).toEqual([{ name: "demo", module: "proj.plugin", autoload: false }]);
});
