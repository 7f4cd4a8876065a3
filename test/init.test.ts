import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runBundle, runPylayout } from "./run-pylayout.ts";
import { git, temporaryProject } from "./temporary-project.ts";

const PYPROJECT =
  '# ünï\r\n[project]\r\nname="app"\r\nversion="1"\r\nrequires-python   = ">=3.9"\r\n[tool.black]\r\nline-length=1';

const read = (root: string, name: string) => readFileSync(path.join(root, name), "utf8");

function project(pyproject: string | null): string {
  const root = temporaryProject("src/\n  app/\n    __init__.py\ntests/\n  test_a.py | import pytest");
  if (pyproject !== null) writeFileSync(path.join(root, "pyproject.toml"), pyproject);
  return root;
}

describe("pylayout init", () => {
  it("adds a table to pyproject.toml and leaves every other byte alone", async () => {
    const root = project(PYPROJECT);
    const { code, stdout, stderr } = await runPylayout(root, "init");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Found in \.:\n {2}layout {3}src, package app\n/);
    const text = read(root, "pyproject.toml");
    expect(text.slice(0, PYPROJECT.length)).toBe(PYPROJECT);
    expect(text.slice(PYPROJECT.length)).toMatch(
      /^\r\n\r\n\[tool\.pylayout\]\r\n# .*\r\nextends = \["recommended"\]\r\n$/,
    );
    expect((await runPylayout(root, "lint")).stderr).toBe("");
  });

  it("names modules that are shipped without a package", async () => {
    const root = temporaryProject("one.py");
    writeFileSync(path.join(root, "pyproject.toml"), '[project]\nname = "one"\nversion = "1"\n');
    expect((await runPylayout(root, "init", "--dry-run")).stdout).toContain("\n  layout   flat, module one\n");
  });

  it("makes pylayout.config.mjs where there is no pyproject.toml", async () => {
    const root = project(null);
    await runPylayout(root, "init");
    expect(readdirSync(root).sort()).toEqual(["pylayout.config.mjs", "src", "tests"]);
    expect(runBundle(root, "lint")).toMatchObject({ code: 0, stderr: "" });
  });

  it("is told what it would write by --dry-run and --diff, and writes nothing then", async () => {
    const root = project(PYPROJECT);
    const { stdout } = await runPylayout(root, "init", "--dry-run");
    expect(stdout).toContain("pyproject.toml would get:\n\n  [tool.pylayout]\n");
    const patch = await runPylayout(root, "init", "--diff");
    expect(read(root, "pyproject.toml")).toBe(PYPROJECT);
    writeFileSync(path.join(root, "init.patch"), patch.stdout);
    git(root, "init", "--quiet");
    git(root, "apply", "init.patch");
    expect(read(root, "pyproject.toml")).toContain("[tool.pylayout]\r\n");
  });

  it.each([
    ["a table", "[tool.pylayout]\n", null, /pyproject\.toml: pylayout is configured here already/],
    ["a module", "", "export default [];", /pylayout\.config\.mjs: pylayout is configured here already/],
    ["an inline table", "tool = { black = { } }\n", null, /pyproject\.toml: takes no table at its end/],
    ["broken TOML", "[tool\n", null, /pyproject\.toml:1:\d+: not valid TOML/],
  ])("refuses %s and changes nothing", (_, pyproject, module, expected) => {
    const root = project(pyproject);
    if (module !== null) writeFileSync(path.join(root, "pylayout.config.mjs"), module);
    const { code, stdout, stderr } = runBundle(root, "init");
    expect(stderr).toMatch(expected);
    expect([code, stdout, read(root, "pyproject.toml")]).toEqual([2, "", pyproject]);
    expect(existsSync(path.join(root, "pylayout.config.mjs"))).toBe(module !== null);
  });

  it.each([
    ["pyproject.toml", '[project]\nname = "app"\nrequires-python = ">=3.9"\n'],
    ["pylayout.config.mjs", null],
  ])("leaves out other people's code where it has findings: %s", async (file, pyproject) => {
    const root = project(pyproject);
    if (pyproject === null)
      writeFileSync(
        path.join(root, "setup.py"),
        'from setuptools import setup\nsetup(name="app", python_requires=">=3.9")\n',
      );
    mkdirSync(path.join(root, "src/app/_vendor"));
    writeFileSync(path.join(root, "src/app/_vendor/__init__.py"), "from . import old\n");
    writeFileSync(path.join(root, "src/app/_vendor/old.py"), "print 'x'\n");
    writeFileSync(path.join(root, "tests/test_a.py"), "import pytest, app._vendor\n");
    expect(runBundle(root, "lint").stdout).toContain("src/app/_vendor/old.py");
    const { stdout } = await runPylayout(root, "init");
    expect(stdout).toContain('["src/app/_vendor/"]');
    expect(read(root, file)).toContain('["src/app/_vendor/"]');
    const after = runBundle(root, "lint");
    expect(after.stderr).toBe("");
    expect(after.stdout).not.toContain("_vendor");
  });

  it("says where no range of Pythons is declared, with a line that can be uncommented", async () => {
    const root = project('[project]\nname = "app"\n');
    await runPylayout(root, "init");
    const text = read(root, "pyproject.toml");
    expect(text).toMatch(/\n# nothing declares the supported Pythons; .*\n# python = "3\.10-3\.14"\n$/);
    writeFileSync(path.join(root, "pyproject.toml"), text.replace("# python", "python"));
    expect((await runPylayout(root, "lint")).stdout).toContain("3.10 to 3.14");
  });
});
