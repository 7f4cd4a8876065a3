import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runPylayout, type Outcome } from "./run-pylayout.ts";
import { temporaryProject } from "./temporary-project.ts";

const MATCH = "match n:\n    case _: pass\n";
const GROUP = "try:\n    pass\nexcept* ValueError:\n    pass\n";

/** A shipped module with syntax that Python 3.9 lacks, and a directory that lacks its __init__.py. */
function project(): string {
  const root = temporaryProject(`
    pyproject.toml   | [build-system]
                     | requires = ["hatchling"]
                     | build-backend = "hatchling.build"
                     | [project]
                     | name = "app"
                     | version = "1"
                     | requires-python = ">=3.9"
    app/
      __init__.py    | from app.tools import clock
      modern.py
      tools/
        clock.py
  `);
  write(root, "app/modern.py", MATCH);
  return root;
}

const write = (root: string, file: string, text: string): void => {
  writeFileSync(path.join(root, file), text);
};
const entries = (root: string): { rule: string; path: string; subject: string; reason?: string }[] =>
  (JSON.parse(readFileSync(path.join(root, "pylayout-baseline.json"), "utf8")) as { entries: [] }).entries;
const lint = (root: string, ...args: string[]): Promise<Outcome> =>
  runPylayout(root, "lint", "--format", "concise", ...args);
const findings = ({ stdout }: Outcome): string[] =>
  [...stdout.matchAll(/^(\S+?): .*\[(\S+)\]$/gm)].map((m) => `${m[1]} ${m[2]}`);

describe("pylayout baseline", () => {
  it("agrees on errors and warnings, so that lint is silent, says so and ends with 0", async () => {
    const root = project();
    const before = findings(await lint(root));
    expect(before).toEqual(["app/modern.py:1:1 syntax-too-new", "app/tools missing-init"]);
    const made = await runPylayout(root, "baseline", "--reason", "before 2.0");
    expect(made).toEqual({
      code: 0,
      stdout: "created pylayout-baseline.json with 2 findings; git add it\n",
      stderr: "",
    });
    expect(entries(root).map(({ path: at, reason }) => `${at} ${reason ?? ""}`)).toEqual([
      "app/tools before 2.0",
      "app/modern.py before 2.0",
    ]);
    const { code, stdout } = await runPylayout(root, "lint", "--max-warnings", "0");
    expect(code).toBe(0);
    expect(stdout).toContain("note: 2 findings agreed on in pylayout-baseline.json not shown");
    expect(findings(await lint(root, "--no-baseline"))).toEqual(before);
    expect(findings(await lint(root, "--isolated"))).toEqual(before);
  });

  it("lets new findings fail, however the lines have moved", async () => {
    const root = project();
    await runPylayout(root, "baseline");
    write(root, "app/modern.py", `\n\n# moved\n${MATCH}`);
    write(root, "app/newer.py", MATCH);
    const after = await lint(root, "--max-warnings", "0");
    expect([after.code, findings(after)]).toEqual([1, ["app/newer.py:1:1 syntax-too-new"]]);
  });

  it("sees one finding exchanged for another in the same file, and takes the stale one out", async () => {
    const root = project();
    await runPylayout(root, "baseline");
    write(root, "app/modern.py", GROUP);
    const swapped = await runPylayout(root, "lint", "--max-warnings", "0");
    expect(swapped.code).toBe(1);
    expect(swapped.stdout).toContain("app/modern.py:3:7: warning: ");
    expect(swapped.stdout).toContain(
      "1 entry of pylayout-baseline.json found nothing any more (syntax-too-new in app/modern.py)",
    );
    const pruned = await runPylayout(root, "baseline", "--prune");
    expect(pruned.stdout).toBe("wrote pylayout-baseline.json: 1 kept, 0 added, 1 stale removed\n");
    expect(findings(await lint(root))).toEqual(["app/modern.py:3:7 syntax-too-new"]);
  });

  it("keeps reasons when it is updated, also of a renamed file", async () => {
    const root = project();
    await runPylayout(root, "baseline", "--reason", "old");
    renameSync(path.join(root, "app/modern.py"), path.join(root, "app/renamed.py"));
    write(root, "app/newer.py", GROUP);
    expect(findings(await lint(root))).toEqual(["app/newer.py:3:7 syntax-too-new"]);
    const updated = await runPylayout(root, "baseline", "--update", "--reason", "new");
    expect(updated.stdout).toBe("wrote pylayout-baseline.json: 2 kept, 1 added, 0 stale removed\n");
    expect(
      entries(root)
        .map(({ path: at, reason }) => `${at} ${reason ?? ""}`)
        .sort(),
    ).toEqual(["app/newer.py new", "app/renamed.py old", "app/tools old"]);
    expect((await lint(root)).code).toBe(0);
  });

  it("leaves alone what was not looked for", async () => {
    const root = project();
    await runPylayout(root, "baseline");
    const off = await runPylayout(root, "lint", "--rule", "missing-init: off");
    expect(off.stdout).toContain("No new findings in 5 files (worktree).");
    expect(off.stdout).not.toContain("found nothing any more");
    const pruned = await runPylayout(root, "baseline", "--prune", "--rule", "missing-init: off");
    expect(pruned.stdout).toBe("wrote pylayout-baseline.json: 2 kept, 0 added, 0 stale removed\n");
  });

  it("does not mend what is agreed on", async () => {
    const root = project();
    await runPylayout(root, "baseline");
    await lint(root, "--fix");
    expect(existsSync(path.join(root, "app/tools/__init__.py"))).toBe(false);
    await lint(root, "--fix", "--no-baseline");
    expect(existsSync(path.join(root, "app/tools/__init__.py"))).toBe(true);
  });

  it("lies where a flag or the configuration says", async () => {
    const root = project();
    await runPylayout(root, "baseline", "--baseline", "agreed.json");
    expect(existsSync(path.join(root, "pylayout-baseline.json"))).toBe(false);
    expect(findings(await lint(root, "--baseline", "agreed.json"))).toEqual([]);
    const pyproject = readFileSync(path.join(root, "pyproject.toml"), "utf8");
    write(root, "pyproject.toml", `${pyproject}\n[tool.pylayout]\nbaseline = "agreed.json"\n`);
    expect(findings(await lint(root))).toEqual([]);
  });
});

describe("usage errors of the baseline", () => {
  it.each([
    ["a second creation", ["baseline"], /pylayout-baseline\.json: exists already\n {2}--prune takes out what is stale/],
    ["two modes", ["baseline", "--update", "--prune"], /--update and --prune exclude each other/],
    ["an update of nothing", ["baseline", "--update", "--baseline", "no.json"], /no\.json: there is no such baseline/],
    [
      "a file that is not there",
      ["lint", "--baseline", "no.json"],
      /no\.json: there is no such baseline\n {2}pylayout baseline makes it/,
    ],
    ["a revision", ["baseline", "--update", "--source", "HEAD"], /cannot be written to the source "HEAD"/],
    ["a file that is no baseline", ["lint", "--baseline", "pyproject.toml"], /is not JSON/],
    [
      "fixes of no rule",
      ["lint", "--fix", "--fixable", "missing-int"],
      /--fixable: unknown rule "missing-int"\n {2}did you mean "missing-init"/,
    ],
  ])("%s", async (_name, args, expected) => {
    const root = project();
    await runPylayout(root, "baseline");
    const { code, stderr } = await runPylayout(root, ...args);
    expect(stderr).toMatch(expected);
    expect(code).toBe(2);
  });
});

describe("fixes by rule", () => {
  it.each([
    [["--unfixable", "missing-init"], false],
    [["--fixable", "unused-suppression,contributing-docs"], false],
    [["--fixable", "missing-init", "--unfixable", "contributing-docs"], true],
  ])("%j", async (args, made) => {
    const root = project();
    const { stdout } = await runPylayout(root, "lint", "--fix", ...args);
    expect(existsSync(path.join(root, "app/tools/__init__.py"))).toBe(made);
    expect(stdout.includes("1 fixable with --fix")).toBe(!made);
  });
});
