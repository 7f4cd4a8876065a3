import { buildFileTree, memorySource, type Absence, type MemoryFile } from "@pylayout/core";
import { describe, expect, it } from "vitest";
import { brokenProjectFiles } from "../../src/project/broken-files.ts";
import { generatedModules } from "../../src/project/generated-files.ts";
import { ProjectConfig } from "../../src/project/project-config.ts";
import { wheelPlan } from "../../src/wheel/plan-wheel.ts";

type Files = Record<string, MemoryFile>;

function reason(files: Files, path: string, absent: Record<string, Absence> = {}): string | null {
  const tree = buildFileTree(memorySource(files, { absent }));
  return generatedModules(new ProjectConfig(tree, ""), () => wheelPlan(tree, ""))(path);
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

  it("a pattern that names the file speaks of a generated one; a general pattern does not", () => {
    const at = (pattern: string) => reason({}, "pkg/_version", { "pkg/_version.py": ignored(pattern) });
    expect(at("/pkg/_version.py")).toBe(".gitignore:3 names it as generated");
    expect(at("_v*.py")).toBe(".gitignore:3 names it as generated");
    expect(at("*.py")).toBeNull();
    expect(at("pkg/")).toBeNull();
  });

  it("an ordinary module is not generated", () => {
    expect(reason({ "pyproject.toml": "[project]\n", "pkg/other.pyx": "" }, "pkg/missing")).toBeNull();
  });

  it("extension modules that setup.py lists may be any missing one", () => {
    const files = {
      "setup.py":
        "from setuptools import setup, Extension\nsetup(name='p', packages=['p'], ext_modules=[Extension('p.x', ['x.c'])])",
      "p/__init__.py": "",
    };
    expect(reason(files, "p/x")).toMatch(/^the build may add it/);
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
