import { appendFileSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runPylayout } from "./run-pylayout.ts";
import { git, temporaryProject } from "./temporary-project.ts";

const sample = path.join(import.meta.dirname, "samples/incident");

interface Run {
  readonly python: string;
  readonly session: { readonly exit: number };
  readonly modules: readonly { readonly path: string; readonly outcome: string; readonly exception: string | null }[];
}

describe("pylayout collect", () => {
  it("answers for one Python with one object, in pytest's order", async () => {
    const { code, stdout } = await runPylayout(sample, "collect", "--python", "3.11", "--format", "json");
    const run = JSON.parse(stdout) as Run;
    expect(run.modules.map(({ path: file, outcome, exception }) => [file, outcome, exception])).toEqual([
      ["tests/test_archive.py", "error", "SyntaxError"],
      ["tests/test_config_files.py", "ok", null],
      ["tests/test_core.py", "error", "SyntaxError"],
      ["tests/test_report.py", "error", "SyntaxError"],
      ["tests/test_settings.py", "error", "KeyError"],
    ]);
    expect([code, run.session.exit]).toEqual([0, 2]);
  });

  it("answers for every supported Python", async () => {
    const { stdout } = await runPylayout(sample, "collect", "--format", "json");
    const { runs } = JSON.parse(stdout) as { runs: Run[] };
    expect(runs.map(({ python, session }) => [python, session.exit])).toEqual([
      ["3.8", 2],
      ["3.9", 2],
      ["3.10", 2],
      ["3.11", 2],
      ["3.12", 0],
      ["3.13", 0],
    ]);
  });

  it("has every field of a run and of a module, with columns from 1", async () => {
    const { stdout } = await runPylayout(sample, "collect", "--python", "3.11", "--format", "json");
    const { modules, ...run } = JSON.parse(stdout) as Run;
    expect(run).toEqual({
      ...{ schema: 1, python: "3.11", pytest: "9", importMode: "prepend", installed: true },
      ...{ rootdir: ".", inifile: "pyproject.toml" },
      session: { outcome: "ok", exit: 2, message: null, cause: null },
    });
    expect(modules[2]).toEqual({
      ...{ path: "tests/test_core.py", module: "test_core", conftest: false, outcome: "error", alone: "error" },
      ...{ kind: "syntax-error", exception: "SyntaxError" },
      message: "f-string expression part cannot include a backslash",
      cause: { path: "codesentinel/cli/report.py", line: 4, column: 34 },
      chain: [
        { path: "tests/test_core.py", line: 1, module: "test_core" },
        { path: "codesentinel/__init__.py", line: 4, module: "codesentinel" },
        { path: "codesentinel/cli/__init__.py", line: 1, module: "codesentinel.cli" },
        { path: "codesentinel/cli/report.py", line: 4, module: "codesentinel.cli.report" },
      ],
      reason: null,
    });
  });

  it("passes arguments on to pytest", async () => {
    const { stdout } = await runPylayout(sample, "collect", "--python", "3.8", "--", "tests/test_config_files.py");
    expect(stdout).toContain(
      "Python 3.8, pytest 8.3, installed (.github/workflows/ci.yml:14), import mode prepend: collected, exit 0",
    );
  });

  it("knows what is not installed", async () => {
    const { stdout } = await runPylayout(sample, "collect", "--python", "3.12", "--not-installed");
    expect(stdout).toContain("ModuleNotFoundError: No module named 'codesentinel'");
  });
});

describe("pylayout wheel", () => {
  it("lists what would ship, and the state of scripts", async () => {
    const { code, stdout } = await runPylayout(sample, "wheel", "--format", "json");
    const report = JSON.parse(stdout) as { files: string[]; entryPoints: unknown[]; outcome: string };
    expect(report.files.sort()).toEqual([
      "codesentinel/__init__.py",
      "codesentinel/cli/__init__.py",
      "codesentinel/cli/report.py",
      "codesentinel/utils/archive.py",
      "codesentinel/utils/schedule.py",
      "codesentinel/utils/settings.py",
    ]);
    expect([code, report.outcome, report.entryPoints]).toEqual([0, "ok", [{ name: "codesentinel", status: "ok" }]]);
  });
});

describe("pylayout scan", () => {
  it("reads what git ignores with --no-ignore, and says where there is nothing", async () => {
    const root = temporaryProject(`
.gitignore | out/
out/a.py | import b
empty/
`);
    git(root, "init", "-q");
    const ignored = await runPylayout(root, "scan", "out");
    expect([ignored.code, ignored.stdout]).toEqual([0, ""]);
    expect(ignored.stderr).toContain("no Python files in out that git does not ignore; --no-ignore reads those, too");
    const all = await runPylayout(root, "scan", "--no-ignore", "out");
    expect(JSON.parse(all.stdout)).toMatchObject({ path: "out/a.py", imports: [{ module: "b" }] });
  });

  it("checks the whole grammar with --thorough, and where the module's names cannot be read", async () => {
    const root = temporaryProject(`
a.py | def f(): x = = 1
b.py | x = = 1
`);
    const faults = async (...args: string[]) => {
      const { stdout } = await runPylayout(root, "scan", ...args);
      const records = stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { syntax: { message: string }[] });
      return records.map(({ syntax }) => syntax.map(({ message }) => message));
    };
    expect(await faults()).toEqual([[], ["invalid syntax"]]);
    expect(await faults("--thorough")).toEqual([["invalid syntax"], ["invalid syntax"]]);
  });

  it("prints one line for each file, as its arguments name them", async () => {
    const { stdout } = await runPylayout(sample, "scan", "codesentinel/cli");
    const records = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { path: string; syntax: object[] });
    expect(records.map(({ path: file }) => file)).toEqual([
      "codesentinel/cli/__init__.py",
      "codesentinel/cli/report.py",
    ]);
    expect(records[1]?.syntax).toMatchObject([{ requires: "3.12", line: 4, column: 33 }]);
  });
});

describe("pylayout explain", () => {
  it("names presets, options and fixes", async () => {
    const { stdout } = await runPylayout(sample, "explain", "missing-init");
    expect(stdout).toMatch(/^missing-init: Reports directories inside a package/);
    expect(stdout).toContain("Fixes: --fix, --unsafe-fixes");
  });
});

describe("the whole grammar", () => {
  it("is checked in files that differ from the last commit, with --thorough and with the setting", async () => {
    const root = temporaryProject(`
pyproject.toml | [project]
               | name = "pkg"
               | version = "1"
               | requires-python = ">=3.8"
               | [build-system]
               | requires = ["setuptools"]
               | build-backend = "setuptools.build_meta"
pkg/
  __init__.py  | import pkg.a
  a.py         | x = = 1
`);
    const lint = async (...args: string[]) => {
      const { stdout } = await runPylayout(root, "lint", "--no-cache", "--format", "concise", ...args);
      return stdout.includes("pkg/a.py:1:5: error: does not compile");
    };
    git(root, "init", "-q");
    expect(await lint()).toBe(true);
    for (const name of ["pyproject.toml", "pkg/__init__.py", "pkg/a.py"]) utimesSync(path.join(root, name), 0, 0);
    git(root, "add", ".");
    git(root, "commit", "-qm", "all");
    expect(await lint()).toBe(false);
    expect(await lint("--thorough")).toBe(true);
    appendFileSync(path.join(root, "pkg/a.py"), "# changed\n");
    expect(await lint()).toBe(true);
    git(root, "add", ".");
    expect([await lint(), await lint("--source", "index")]).toEqual([true, true]);
    writeFileSync(path.join(root, "pylayout.toml"), "thorough = false\n");
    expect(await lint("--config", "pylayout.toml")).toBe(false);
  });
});
