import { buildFileTree, memorySource, type Absence, type MemoryFile } from "@pylayout/core";
import { describe, expect, it } from "vitest";
import { brokenProjectFiles } from "../../src/project/broken-files.ts";
import { generatedModules } from "../../src/project/generated-files.ts";
import { ProjectConfig } from "../../src/project/project-config.ts";
import type { GeneratedModule } from "../../src/simulate/collection-world.ts";
import { wheelPlan } from "../../src/wheel/plan-wheel.ts";

type Files = Record<string, MemoryFile>;

function generated(files: Files, path: string, absent: Record<string, Absence> = {}): GeneratedModule | null {
  const tree = buildFileTree(memorySource(files, { absent }));
  return generatedModules(new ProjectConfig(tree, ""), () => wheelPlan(tree, ""))(path);
}

function reason(...asked: Parameters<typeof generated>): string | null {
  return generated(...asked)?.reason ?? null;
}

function ignored(pattern: string): Absence {
  return { reason: "ignored", patternFile: ".gitignore", line: 3, pattern };
}

describe("generatedModules", () => {
  it.each<[string, Files, string, string]>([
    [
      "setuptools-scm",
      { "pyproject.toml": '[tool.setuptools_scm]\nversion_file = "pkg/_version.py"\n' },
      "pkg/_version",
      "tool.setuptools_scm.version_file writes it",
    ],
    [
      "hatch-vcs",
      { "pyproject.toml": '[tool.hatch.build.hooks.vcs]\nversion-file = "src/p/_v.py"\n' },
      "src/p/_v",
      "tool.hatch.build.hooks.vcs.version-file writes it",
    ],
    ["protoc", {}, "pkg/api_pb2", "protoc writes such files"],
    ["Cython", { "pkg/_speed.pyx": "" }, "pkg/_speed", "a build compiles it from _speed.pyx"],
    ["C", { "pkg/_speed.c": "", "pkg/_speedy.py": "" }, "pkg/_speed", "a build compiles it from _speed.c"],
  ])("%s", (_, files, path, expected) => {
    expect(reason(files, path)).toBe(expected);
  });

  it.each<[string, boolean]>([
    ["/pkg/lib/_version.py", true],
    ["_v*.py", true],
    ["pkg/lib/", true],
    ["/pkg/lib/**", true],
    ["generated_api/", true],
    ["lib/", false],
    ["**/lib/", false],
    ["Lib", false],
    ["models/", false],
    ["*.py", false],
    ["*", false],
  ])("the pattern %s means what it ignores: %s", (pattern, means) => {
    const answer = reason({}, "pkg/lib/_version", { "pkg/lib/_version.py": ignored(pattern) });
    expect(answer).toBe(means ? ".gitignore:3 names it as generated" : null);
  });

  it("a step of CI or of the build that names the file may write it", () => {
    const absent = { "pkg/lib/local.py": ignored("lib/") };
    expect(reason({ Makefile: "all:\n\tcp x pkg/lib/local.py\n" }, "pkg/lib/local", absent)).toBe("Makefile names it");
    expect(reason({ ".github/workflows/ci.yml": "run: gen > pkg/lib/local.py" }, "pkg/lib/local", absent)).toBe(
      ".github/workflows/ci.yml names it",
    );
    expect(reason({ Makefile: "test:\n\tpytest\n" }, "pkg/lib/local", absent)).toBeNull();
  });

  it("an ordinary module is not generated", () => {
    expect(reason({ "pyproject.toml": "[project]\n", "pkg/other.pyx": "" }, "pkg/missing")).toBeNull();
  });

  it("extension modules that setup.py lists are perhaps made, others not", () => {
    const files = {
      "setup.py":
        "from setuptools import setup, Extension\nsetup(name='p', packages=['p'], ext_modules=[Extension('p.x', ['x.c'])])",
      "p/__init__.py": "",
    };
    expect(reason(files, "p/x")).toMatch(/^the build may add it/);
    expect(reason(files, "p/y")).toBeNull();
  });

  it("extension modules whose names are computed may be any missing one", () => {
    const files = {
      "setup.py": "from setuptools import setup\nsetup(name='p', packages=['p'], ext_modules=[make('p.x')])",
      "p/__init__.py": "",
    };
    expect(reason(files, "p/y")).toMatch(/^the build may add it/);
  });

  it("a build that cannot be read may add any module", () => {
    const files = {
      "pyproject.toml":
        '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "backend"\nbackend-path = ["_build"]\n[project]\nname = "p"\nversion = "1"\n',
      "p/__init__.py": "",
    };
    expect(reason(files, "p/_native")).toMatch(/^the build may add it/);
  });
});

it("a pyproject.toml that is no TOML, but for test data", () => {
  const tree = buildFileTree(
    memorySource({
      "pyproject.toml": "[a]\nb = \n",
      "libs/x/pyproject.toml": "[",
      "tests/data/pyproject.toml": "[",
      "ok/pyproject.toml": "",
    }),
  );
  expect(brokenProjectFiles(tree).map(({ path, line }) => [path, line])).toEqual([
    ["pyproject.toml", 2],
    ["libs/x/pyproject.toml", 1],
  ]);
});

describe("a module that a build makes", () => {
  it.each<[string, Files, string, boolean]>([
    ["a version file", { "pyproject.toml": '[tool.setuptools_scm]\nwrite_to = "p/_v.py"\n' }, "p/_v", true],
    ["Cython", { "p/_speed.pyx": "" }, "p/_speed", true],
    ["maturin's module", maturin("p._native"), "p/_native", true],
    ["maturin's module in a package of its name", maturin("p"), "p/p", true],
    ["another module of maturin's project", maturin("p._native"), "p/_other", false],
    ["protoc", {}, "p/api_pb2", false],
  ])("%s: comes with an installation or not", (_, files, path, expected) => {
    expect(generated(files, path)?.isInstalled).toBe(expected);
  });
});

function maturin(name: string): Files {
  const build = '[build-system]\nrequires = ["maturin"]\nbuild-backend = "maturin"\n';
  return {
    "pyproject.toml": `${build}[project]\nname = "p"\nversion = "1"\n[tool.maturin]\nmodule-name = "${name}"\n`,
    "Cargo.toml": '[package]\nname = "p"\n',
    "p/__init__.py": "",
  };
}
