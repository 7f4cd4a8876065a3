import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runPylayout } from "./run-pylayout.ts";

const sample = path.join(import.meta.dirname, "samples/incident");
let clone = "";

beforeEach(() => {
  clone = mkdtempSync(path.join(tmpdir(), "pylayout-incident-"));
  cpSync(sample, clone, { recursive: true });
  git("init", "--quiet");
  git("add", "--all");
});

afterEach(() => {
  rmSync(clone, { recursive: true });
});

describe("pylayout lint on the incident", () => {
  it("prints the true diagnosis: one error, one warning, one cause", async () => {
    const { code, stdout, stderr } = await runPylayout(clone, "lint");
    expect(stdout).toBe(`4 of 5 test modules will fail to collect on Python 3.8 to 3.11. One cause.

codesentinel/cli/report.py:4:34: error: backslash in an f-string expression (PEP 701) needs Python 3.12 [syntax-too-new]
  supported  3.8 to 3.13 (pyproject.toml:8, requires-python = ">=3.8")
  fails      tests/test_archive.py, tests/test_core.py and 2 more
  path       tests/test_archive.py:3 > codesentinel/__init__.py:4 > codesentinel/cli/__init__.py:1 > codesentinel/cli/report.py:4
  fix        move the expression into a variable before the f-string

codesentinel/utils: warning: no __init__.py; 1 of those 4 shows KeyError: 'codesentinel' instead of the SyntaxError [missing-init]
  note       adding __init__.py shows the real error; it does not make the tests pass
  fix        pylayout lint --fix creates codesentinel/utils/__init__.py
  or         namespace-packages = ["codesentinel.utils"] under [tool.pylayout]

1 error, 1 warning (1 fixable with --fix). Checked: worktree, 16 files, pytest 8.3 to 9, installed (.github/workflows/ci.yml:14).
Trace one test: pylayout why tests/test_settings.py
`);
    expect(stderr).toBe("");
    expect(code).toBe(1);
  });

  it("still fails when only the __init__.py is added, as in the incident's first fix", async () => {
    const { code, stdout } = await runPylayout(clone, "lint", "--fix");
    expect(stdout).toContain("created codesentinel/utils/__init__.py; git add it\n");
    expect(stdout).toContain("[syntax-too-new]");
    expect(stdout).not.toContain("[missing-init]");
    expect(code).toBe(1);
    expect(readFileSync(path.join(clone, "codesentinel/utils/__init__.py"), "utf8")).toBe("");
    expect(git("status", "--porcelain")).toMatch(/^\?\? codesentinel\/utils\/__init__\.py$/m);
  });

  it("fixes nothing twice", async () => {
    await runPylayout(clone, "lint", "--fix");
    const before = snapshot();
    const { stdout } = await runPylayout(clone, "lint", "--fix");
    expect(stdout).toContain("nothing to fix");
    expect(snapshot()).toEqual(before);
  });

  it("prints a patch that git apply accepts, and writes nothing", async () => {
    const before = snapshot();
    const { code, stdout } = await runPylayout(clone, "lint", "--diff");
    expect(code).toBe(1);
    expect(snapshot()).toEqual(before);
    execFileSync("git", ["apply"], { cwd: clone, input: stdout });
    expect(existsSync(path.join(clone, "codesentinel/utils/__init__.py"))).toBe(true);
  });

  it.each([
    ["tools", /not the cause of any predicted failure: a top-level namespace package cannot fail to import/],
    ["tools/codesentinel", /imported +by nothing in this project\n +cause +not the cause/],
    ["tools/config", /without Python files: importing it can execute nothing/],
    ["tests/test_settings.py", /KeyError: 'codesentinel'/],
  ])("explains %s", async (target, expected) => {
    const { code, stdout } = await runPylayout(clone, "why", target);
    expect(stdout).toMatch(expected);
    expect(code).toBe(0);
  });

  it("says nothing on the Pythons that can compile it", async () => {
    const { code, stdout } = await runPylayout(clone, "lint", "--python", "3.12-3.13", "--rule", "missing-init: off");
    expect(stdout).toMatch(/^No problems: 5 test modules predicted to collect on 3\.12 and 3\.13 /);
    expect(code).toBe(0);
  });
});

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { cwd: clone, encoding: "utf8" });
}

function snapshot(): Record<string, string> {
  const files = readdirSync(clone, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes("/.git/"));
  return Object.fromEntries(paths.map((file) => [path.relative(clone, file), readFileSync(file, "latin1")]));
}
