import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runBundle, runPylayout, runPylayoutWith } from "./run-pylayout.ts";
import { git, temporaryProject } from "./temporary-project.ts";

const FAILING = `
pyproject.toml | [project]
               | name = "app"
               | requires-python = ">=3.9"
tests/
  test_a.py    | import pytest
               | from helper_of_ours import x
  helper_of_ours.py | y = 1
`;

const CONCISE = "tests/test_a.py:2:1: error: helper_of_ours does not bind the name x [test-import-resolvability]\n";

describe("several outputs in one run", () => {
  it("writes files and prints", async () => {
    const root = temporaryProject(FAILING);
    const formats = ["--format", "sarif=out/report.sarif", "--format=concise", "--output-format=junit=report.xml"];
    const { code, stdout, stderr } = await runPylayout(root, "lint", ...formats);
    expect([code, stdout, stderr]).toEqual([1, CONCISE, ""]);
    expect(readFileSync(path.join(root, "out/report.sarif"), "utf8")).toContain('"version": "2.1.0"');
    expect(readFileSync(path.join(root, "report.xml"), "utf8")).toMatch(/^<\?xml /);
    expect(readdirSync(root).sort()).toEqual(["out", "pyproject.toml", "report.xml", "tests"]);
  });

  it("gives --output-file to the last format, and prints nothing then", async () => {
    const root = temporaryProject(FAILING);
    const { stdout } = await runPylayout(
      root,
      "lint",
      "--format",
      "json",
      "--format",
      "concise",
      "--output-file",
      "o.txt",
    );
    expect(JSON.parse(stdout)).toMatchObject({ schema: 1, summary: { errors: 1 } });
    expect(readFileSync(path.join(root, "o.txt"), "utf8")).toBe(CONCISE);
    expect((await runPylayout(root, "lint", "--output-file", "full.txt")).stdout).toBe("");
  });

  it("prints the last of several formats without a file", async () => {
    const { stdout } = await runPylayout(temporaryProject(FAILING), "lint", "--format", "json", "--format", "concise");
    expect(stdout).toBe(CONCISE);
  });

  it("follows links, keeps modes and leaves nothing behind", async () => {
    const root = temporaryProject(FAILING);
    writeFileSync(path.join(root, "real.txt"), "old");
    chmodSync(path.join(root, "real.txt"), 0o640);
    symlinkSync("real.txt", path.join(root, "link.txt"));
    await runPylayout(root, "lint", "--format", "concise=link.txt");
    expect(readFileSync(path.join(root, "real.txt"), "utf8")).toBe(CONCISE);
    expect(statSync(path.join(root, "real.txt")).mode & 0o777).toBe(0o640);
    expect(readdirSync(root).filter((name) => name.includes("pylayout-tmp"))).toEqual([]);
  });

  it.each([
    ["a format that is not known", ["--format", "sarfi"], /unknown format "sarfi"\n {2}did you mean "sarif"\?/],
    ["a file that is a directory", ["--format", "json=tests"], /tests: cannot be written: EISDIR/],
    ["no file behind =", ["--format", "json="], /--format json= names no file/],
    ["two files", ["--format", "json=a", "--output-file", "b"], /both name the last format's file/],
  ])("is a usage error: %s", async (_, args, expected) => {
    const { code, stdout, stderr } = await runPylayout(temporaryProject(FAILING), "lint", ...args);
    expect(stderr).toMatch(expected);
    expect(stderr).not.toContain("bug in pylayout");
    expect([code, stdout]).toEqual([2, ""]);
  });
});

describe("a formatter of one's own", () => {
  const formatter =
    "export default (report, { repositoryPath }) => report.messages.map((m) => `${repositoryPath(m.path)}\\n`).join('');";

  it("is a module by its path, or a package by its name", () => {
    const root = temporaryProject(FAILING);
    writeFileSync(path.join(root, "own.mjs"), formatter);
    expect(runBundle(root, "lint", "--format", "./own.mjs").stdout).toBe("tests/test_a.py\n");
    const folder = path.join(root, "node_modules/pylayout-formatter-own");
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "package.json"), '{ "type": "module", "exports": "./index.js" }');
    writeFileSync(path.join(folder, "index.js"), formatter);
    expect(runBundle(root, "lint", "--format", "pylayout-formatter-own").stdout).toBe("tests/test_a.py\n");
  });

  it.each([
    ["xml", /unknown format "xml"\n {2}known: /],
    ["./own.mjs", /"\.\/own\.mjs" cannot be loaded: Cannot find module/],
  ])("is a usage error where there is none: %s", (name, expected) => {
    const { code, stdout, stderr } = runBundle(temporaryProject(FAILING), "lint", "--format", name);
    expect(stderr).toMatch(expected);
    expect([code, stdout]).toEqual([2, ""]);
  });

  it.each([
    ["that is none", "export default 1;", /\.\/own\.mjs: exports no formatter/],
    ["that throws", "export default () => { throw new TypeError('oh'); };", /the formatter threw: TypeError: oh/],
    ["that gives no text", "export default () => 1;", /gave no text but number/],
  ])("%s is a usage error", (_, source, expected) => {
    const root = temporaryProject(FAILING);
    writeFileSync(path.join(root, "own.mjs"), source);
    const { code, stderr } = runBundle(root, "lint", "--format", "./own.mjs");
    expect(stderr).toMatch(expected);
    expect(code).toBe(2);
  });
});

describe("on GitHub Actions", () => {
  const actions = { GITHUB_ACTIONS: "true" };

  it("prints annotations below the full report, with paths from the top of the repository", async () => {
    const root = temporaryProject("");
    git(root, "init", "--quiet");
    const nested = path.join(root, "sub");
    mkdirSync(path.join(nested, "tests"), { recursive: true });
    writeFileSync(path.join(nested, "pyproject.toml"), '[project]\nname = "app"\nrequires-python = ">=3.9"\n');
    writeFileSync(path.join(nested, "tests/test_a.py"), "import pytest\nfrom helper_of_ours import x\n");
    writeFileSync(path.join(nested, "tests/helper_of_ours.py"), "y = 1\n");
    const { stdout } = await runPylayoutWith({ cwd: nested, environment: actions }, "lint");
    expect(stdout).toMatch(/^1 of 1 test module will fail/);
    expect(stdout).toMatch(
      /^::error file=sub\/tests\/test_a\.py,line=2,.*title=pylayout \(test-import-resolvability\)::/m,
    );
  });

  it("prints what is asked for where a format is chosen", async () => {
    const { stdout } = await runPylayoutWith(
      { cwd: temporaryProject(FAILING), environment: actions },
      "lint",
      "--format",
      "concise",
    );
    expect(stdout).toBe(CONCISE);
  });

  it("lets no file name be a workflow command", async () => {
    const root = temporaryProject(FAILING);
    mkdirSync(path.join(root, "::error ::d"));
    writeFileSync(path.join(root, "::error ::d/test_b.py"), "from helper_of_them import x\n");
    writeFileSync(path.join(root, "::error ::d/helper_of_them.py"), "y = 1\n");
    const { stdout } = await runPylayoutWith({ cwd: root, environment: actions }, "lint", "--format", "full");
    expect(stdout).toContain("\n\\x3a:error ::d/test_b.py:1:1: error: ");
    expect(stdout).not.toMatch(/^\s*::/m);
  });
});

describe("--statistics", () => {
  it("counts instead of listing, and is in json too", async () => {
    const root = temporaryProject(FAILING);
    const { code, stdout } = await runPylayout(root, "lint", "--statistics", "--format", "concise");
    expect([code, stdout]).toEqual([1, "1  test-import-resolvability\n"]);
    const json = await runPylayout(root, "lint", "--statistics", "--format", "json");
    expect(JSON.parse(json.stdout)).toMatchObject({ statistics: [{ rule: "test-import-resolvability", errors: 1 }] });
  });
});
