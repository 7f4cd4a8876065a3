import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runBundle, runPylayout } from "./run-pylayout.ts";
import { git, temporaryProject } from "./temporary-project.ts";

const PYPROJECT = `
pyproject.toml | [project]
               | name = "app"
               | requires-python = ">=3.9"
               | [tool.pytest.ini_options]
               | pythonpath = ["."]
`;

describe("usage errors end with 2 and say what to do", () => {
  it.each([
    [
      "a broken pyproject.toml",
      "pyproject.toml | [project",
      ["lint"],
      /pyproject\.toml:1:\d+: not valid TOML.*\n {2}mend/,
    ],
    [
      "an unknown rule",
      'pyproject.toml | [tool.pylayout.rules]\n| missing-int = "on"',
      ["lint"],
      /rules\.missing-int: unknown rule\n {2}did you mean "missing-init"\?/,
    ],
    [
      "an unknown option",
      'pyproject.toml | [tool.pylayout.rules]\n| missing-init = { importd = "error" }',
      ["lint"],
      /unknown option "importd"\n {2}did you mean "imported"\?/,
    ],
    [
      "a setting that does not exist",
      'pyproject.toml | [tool.pylayout]\n| pyton = "3.8"',
      ["lint"],
      /pyproject\.toml, "\[tool\.pylayout\]", pyton: is no setting\n {2}did you mean "python"\?/,
    ],
    [
      "a wrong setting of the framework",
      'pyproject.toml | [tool.pylayout]\n| exclude = "vendor"',
      ["lint"],
      /exclude: must be a list of globs/,
    ],
    [
      "a version that is not this one",
      'pyproject.toml | [tool.pylayout]\n| required-version = ">=99"',
      ["lint"],
      /required-version: needs pylayout >=99, and this is \d/,
    ],
    [
      "a wrong flag, named once",
      "a.py",
      ["lint", "--python", "x"],
      /^pylayout: error: --python x: "x" names no Python version/,
    ],
    [
      "an unknown rule in a flag",
      "a.py",
      ["lint", "--rule", "missing-int: on"],
      /^pylayout: error: --rule 'missing-int: on': unknown rule\n {2}did you mean "missing-init"\?/,
    ],
    [
      "two configurations",
      "pyproject.toml | [tool.pylayout]\npylayout.config.mjs | export default []",
      ["lint"],
      /two configurations/,
    ],
    ["a path that does not exist", "a.py", ["lint", "nowhere"], /nowhere does not exist/],
    ["an unknown flag", "a.py", ["lint", "--fx"], /unknown option --fx\n {2}did you mean --fix\?/],
    [
      "a flag without its value",
      "a.py",
      ["lint", "--python"],
      /--python needs a value\n {2}pylayout lint --help says which/,
    ],
    ["a short flag without its value", "a.py", ["lint", "-o"], /--output-file needs a value/],
    ["a flag with a value too much", "a.py", ["lint", "--fix=x"], /Option '--fix' does not take an argument/],
    [
      "a flag of another linter",
      "a.py",
      ["lint", "--select=E"],
      /unknown option --select\n {2}rules are turned on and off by/,
    ],
    ["a command of another linter", "a.py", ["check"], /unknown command "check"\n {2}did you mean pylayout lint\?/],
    ["a path without a command", "a.py", ["./a.py"], /did you mean pylayout lint \.\/a\.py\?/],
    ["a flag before the command", "a.py", ["--fix"], /options stand behind a command: pylayout lint --fix/],
    ["an unknown command", "a.py", ["lnt"], /unknown command "lnt"\n {2}did you mean pylayout lint\?/],
    ["an unknown format", "a.py", ["lint", "--format", "jsn"], /unknown format "jsn"\n {2}did you mean "json"/],
    ["a Python that is not known", "a.py", ["lint", "--python", "3.9,x"], /"x" names no Python version/],
    [
      "a fix of a revision",
      "a.py",
      ["lint", "--source", "HEAD", "--fix"],
      /fixes cannot be written to the source "HEAD"/,
    ],
    ["an unknown rule to explain", "a.py", ["explain", "missing-int"], /did you mean "missing-init"\?/],
  ])("%s", async (_, outline, args, expected) => {
    const { code, stdout, stderr } = await runPylayout(temporaryProject(outline), ...args);
    expect(stderr).toMatch(expected);
    expect(stderr).not.toContain("bug in pylayout");
    expect([code, stdout]).toEqual([2, ""]);
  });
});

it("names the preset that is nearest to an unknown one", () => {
  const root = temporaryProject('pyproject.toml | [tool.pylayout]\n| extends = ["recomended"]');
  const { code, stderr } = runBundle(root, "lint");
  expect(stderr).toMatch(/unknown preset "recomended"\n {2}did you mean "recommended"\?/);
  expect(code).toBe(2);
});

it("says that an empty directory is empty", async () => {
  const { code, stdout } = await runPylayout(temporaryProject(""), "lint");
  expect([code, stdout]).toEqual([0, "Nothing to check: no files here.\n"]);
});

it.skipIf(process.getuid?.() === 0)("reports a directory that cannot be read", async () => {
  const root = temporaryProject("sub/\n  a.py");
  chmodSync(path.join(root, "sub"), 0);
  const { code, stdout } = await runPylayout(root, "lint");
  chmodSync(path.join(root, "sub"), 0o755);
  expect(stdout).toContain("sub: error: cannot be read");
  expect(code).toBe(1);
});

describe("a module that git does not have", () => {
  const project = `${PYPROJECT}
.gitignore     | # build output
               | lib/
pkg/
  __init__.py
  core.py      | from pkg.lib.m import answer
  lib/
    __init__.py
    m.py       | answer = 42
tests/
  test_core.py | from pkg.core import answer
`;

  it("is an error where .gitignore swallows it, with the pattern's line", async () => {
    const root = temporaryProject(project);
    git(root, "init", "--quiet");
    git(root, "add", "--all");
    const { code, stdout } = await runPylayout(root, "lint");
    expect(stdout).toMatch(/^pkg\/core\.py:1:\d+: error: .*\.gitignore:2.* \[untracked-import\]$/m);
    expect(stdout).toContain("fails      tests/test_core.py");
    expect(code).toBe(1);
  });

  it("is there on the bare disk", async () => {
    const root = temporaryProject(project);
    git(root, "init", "--quiet");
    git(root, "add", "--all");
    const { code } = await runPylayout(root, "lint", "--source", "disk");
    expect(code).toBe(0);
  });

  it("is a warning where it is merely not added yet", async () => {
    const root = temporaryProject(project.replace("lib/\npkg", "other/\npkg"));
    git(root, "init", "--quiet");
    git(root, "add", "pyproject.toml", "tests", "pkg/core.py", "pkg/__init__.py");
    const { code, stdout } = await runPylayout(root, "lint");
    expect(stdout).toMatch(
      /^pkg\/core\.py:1:1: warning: .* \[untracked-import\]\n(?: .*\n)* {2}fix +git add pkg\/lib\/m\.py$/m,
    );
    expect(code).toBe(0);
  });
});

describe("configuration", () => {
  const broken = `${PYPROJECT}
tests/
  test_a.py    | from app_name_that_is_ours import x
  app_name_that_is_ours.py | y = 1
`;

  it("takes rules from the command line", async () => {
    const { code, stdout } = await runPylayout(
      temporaryProject(broken),
      "lint",
      "--rule",
      "test-import-resolvability: warn",
    );
    expect(stdout).toContain("warning: app_name_that_is_ours does not bind the name x [test-import-resolvability]");
    expect(code).toBe(0);
  });

  it("lets warnings fail, and errors pass, when asked", async () => {
    const root = temporaryProject(broken);
    const warn = ["--rule", "test-import-resolvability: warn"];
    expect((await runPylayout(root, "lint", ...warn, "--max-warnings", "0")).code).toBe(1);
    expect((await runPylayout(root, "lint", "--exit-zero")).code).toBe(0);
    expect((await runPylayout(root, "lint", "--quiet", ...warn)).stdout).not.toContain("app_name_that_is_ours");
  });

  it("is not read with --isolated", async () => {
    const root = temporaryProject(broken);
    const file = path.join(root, "pyproject.toml");
    writeFileSync(file, `${readFileSync(file, "utf8")}[tool.pylayout.rules]\ntest-import-resolvability = "off"\n`);
    expect((await runPylayout(root, "lint")).code).toBe(0);
    expect((await runPylayout(root, "lint", "--isolated")).code).toBe(1);
  });

  it("may be a module with a rule of the project's own", () => {
    const root = temporaryProject(`
pylayout.config.mjs | import { defineConfig, defineRule } from "pylayout/config";
                    | const rule = defineRule({
                    |   meta: { name: "no-legacy", type: "suggestion", severity: "warning",
                    |     docs: { description: "Reports directories named legacy" }, messages: { found: "old: {{path}}" } },
                    |   create: () => ({ directory(node, { report }) {
                    |     if (node.directory.name === "legacy") report({ messageId: "found", data: { path: node.path } });
                    |   } }),
                    | });
                    | export default defineConfig({ plugins: { team: { meta: { name: "team" }, rules: { "no-legacy": rule } } }, rules: { "team/no-legacy": "error" } });
legacy/
  old.py
`);
    const { code, stdout } = runBundle(root, "lint", "--format", "concise");
    expect([code, stdout]).toEqual([1, "legacy: error: old: legacy [team/no-legacy]\n"]);
  });
});

describe("a run that shows only a part", () => {
  const failing = `${PYPROJECT}
docs/
  index.md
tests/
  test_a.py    | from helper_of_ours import x
  helper_of_ours.py | y = 1
`;

  it("does not call the rest clean", async () => {
    const { code, stdout } = await runPylayout(temporaryProject(failing), "lint", "docs");
    expect(stdout).toMatch(/^No findings shown, but 1 test module is predicted to fail/);
    expect(code).toBe(0);
  });

  it("does not choke on a reader that has enough", () => {
    const root = temporaryProject(failing);
    const bin = path.join(import.meta.dirname, "../packages/cli/bin/pylayout.js");
    const many = "x = 1\n".repeat(20_000);
    writeFileSync(path.join(root, "many.py"), many);
    const script = `"$0" "$1" scan ${Array(40).fill("many.py").join(" ")} | head -c 10 >/dev/null; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", script, process.execPath, bin], {
      cwd: root,
      encoding: "utf8",
    });
    expect([stdout.trim(), stderr]).toEqual(["0", ""]);
  });

  it("refuses one patch for several roots", async () => {
    const root = temporaryProject("one/\n  pyproject.toml | [project]\ntwo/\n  pyproject.toml | [project]");
    const { code, stderr } = await runPylayout(root, "lint", "--diff", "one", "two");
    expect(stderr).toContain("--diff makes the patch of one root");
    expect(code).toBe(2);
  });

  it.each([["constructor"], ["__proto__"], ["nosuch"]])("has no help on %s", async (topic) => {
    expect((await runPylayout(temporaryProject(""), "help", topic)).code).toBe(2);
  });
});

describe("several roots", () => {
  it("give one report with paths from their common directory", async () => {
    const root = temporaryProject(`
one/
  pyproject.toml | [project]
                 | name = "one"
                 | requires-python = ">=3.9"
                 | [tool.pytest.ini_options]
  test_one.py    | from helper import x
  helper.py      | y = 1
two/
  pyproject.toml | [project]
                 | name = "two"
  two.py
`);
    const { code, stdout } = await runPylayout(root, "lint", "one", "two", "--format", "json");
    const report = JSON.parse(stdout) as { root: string; messages: { path: string; affects: string[] }[] };
    expect(report.root).toBe(root);
    expect(report.messages.map(({ path: at, affects }) => [at, affects])).toEqual([
      ["one/test_one.py", ["one/test_one.py"]],
    ]);
    expect(code).toBe(1);
  });
});
