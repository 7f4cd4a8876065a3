import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runPylayout, runPylayoutWith } from "./run-pylayout.ts";
import { temporaryProject } from "./temporary-project.ts";

const sample = path.join(import.meta.dirname, "samples/incident");

interface Tree {
  readonly schema: number;
  readonly projects: readonly {
    readonly path: string;
    readonly importRoots: readonly { readonly path: string }[];
    readonly directories: readonly { readonly path: string; readonly kind: string }[];
    readonly tests: readonly { readonly path: string; readonly module: string; readonly failsOn: readonly string[] }[];
  }[];
  readonly findings: readonly { readonly path: string }[];
}

describe("pylayout tree", () => {
  it("draws packages, tests with their module names, and findings", async () => {
    const { code, stdout } = await runPylayout(sample, "tree");
    expect(stdout).toBe(`codesentinel
  Pythons       3.8 to 3.13 (pyproject.toml:8)
  build         setuptools
  pytest        8.3 to 9, installed (.github/workflows/ci.yml:14)
  import roots  . (editable installation by setuptools)
                tests (pytest inserts it for tests/test_archive.py)

.
├── codesentinel/             package codesentinel, 1 module
│   ├── cli/                  package codesentinel.cli, 2 modules
│   │   └── report.py         error syntax-too-new, takes 4 test modules down
│   └── utils/                namespace package codesentinel.utils, 3 modules; warning missing-init
├── tests/
│   ├── test_archive.py       test test_archive; fails on 3.8 to 3.11
│   ├── test_config_files.py  test test_config_files
│   ├── test_core.py          test test_core; fails on 3.8 to 3.11
│   ├── test_report.py        test test_report; fails on 3.8 to 3.11
│   └── test_settings.py      test test_settings; fails on 3.8 to 3.11
└── tools/                    namespace package tools
    └── codesentinel/         namespace package tools.codesentinel, 1 module

2 findings; pylayout lint says more.
`);
    expect(code).toBe(0);
  });

  it("breaks what is said of a node at the terminal's width, between two things said", async () => {
    const { stdout } = await runPylayoutWith({ cwd: sample, columns: 78 }, "tree");
    expect(stdout).toContain(`
│   └── utils/                namespace package codesentinel.utils, 3 modules
│                             warning missing-init
├── tests/
`);
    expect(stdout.split("\n").filter((line) => line.length > 78)).toEqual([]);
  });

  it("sums up what lies below the depth", async () => {
    const { stdout } = await runPylayout(sample, "tree", "--depth", "1");
    expect(stdout).toContain("├── codesentinel/  package codesentinel, 1 module; below: 2 packages, 2 findings\n");
    expect(stdout).toContain("├── tests/         below: 5 test modules\n");
  });

  it("keeps a large project to what fits, and counts tests that are many", async () => {
    const root = temporaryProject('pyproject.toml | [project]\n| name = "big"\ntests/\n  conftest.py');
    for (let folder = 0; folder < 60; folder++) {
      const place = path.join(root, `pkg/p${folder}/deep`);
      mkdirSync(place, { recursive: true });
      for (const file of ["../../__init__.py", "../__init__.py", "__init__.py", "\u001b[31m.py", "test_\n::error.py"])
        writeFileSync(path.join(place, file), "");
    }
    for (let test = 10; test < 30; test++) writeFileSync(path.join(root, `tests/test_${test}.py`), "import pytest\n");
    const { stdout } = await runPylayout(root, "tree");
    expect(stdout.split("\n").length).toBeLessThan(120);
    expect(stdout).toContain("└── 20 test modules  test_10 to test_29\n");
    expect(stdout).toContain("drawn to depth 2; --depth N draws more\n");
    expect((await runPylayout(root, "tree", "--depth", "9")).stdout).not.toContain("\u001b");
  });

  it("gives projects of a workspace each its own tree, and everything as JSON", async () => {
    const root = temporaryProject(`
pyproject.toml | [project]
               | name = "outer"
one/
  pyproject.toml | [project]
                 | name = "inner"
  src/
    inner/
      __init__.py
  tests/
    test_a.py  | import pytest, inner.nothing
`);
    expect((await runPylayout(root, "tree")).stdout).toMatch(/^outer\n[^]*^inner in one\n[^]*^1 finding; /m);
    const { stdout } = await runPylayout(root, "tree", "--format", "json");
    const tree = JSON.parse(stdout) as Tree;
    expect([tree.schema, tree.projects.map((project) => project.path)]).toEqual([1, ["", "one"]]);
    expect(tree.projects[1]?.directories.map(({ path: place, kind }) => [place, kind])).toContainEqual([
      "one/src/inner",
      "regular",
    ]);
    expect(tree.projects[1]?.tests).toMatchObject([
      { path: "one/tests/test_a.py", module: "test_a", outcome: "fails" },
    ]);
    expect(tree.findings.map((finding) => finding.path)).toEqual(["one/tests/test_a.py"]);
  });

  it.each([
    [["tree", "--depth", "x"], /--depth takes a whole number/],
    [["tree", "a", "b"], /tree takes one directory/],
    [["rules", "missing-init"], /rules takes no arguments\n {2}pylayout explain/],
  ])("usage: %s", async (args, expected) => {
    const { code, stderr } = await runPylayout(sample, ...args);
    expect(stderr).toMatch(expected);
    expect(code).toBe(2);
  });
});

describe("pylayout rules", () => {
  it("lists every rule with its presets, fixes and one sentence", async () => {
    const { code, stdout } = await runPylayout(sample, "rules");
    const [head = "", ...rows] = stdout.trimEnd().split("\n");
    expect(head.split(/ {2,}/).slice(0, 3)).toEqual(["rule", "recommended", "strict"]);
    const cells = rows.find((row) => row.startsWith("missing-init "))?.split(/ {2,}/) ?? [];
    expect(cells.slice(0, 3)).toEqual(["missing-init", "on", "on"]);
    expect(cells.slice(-2)).toEqual(["safe, unsafe", "Reports directories inside a package that lack an __init__.py"]);
    expect(code).toBe(0);
  });

  it("puts presets and fixes below the sentence where the table is too wide for the terminal", async () => {
    const { stdout } = await runPylayoutWith({ cwd: sample, columns: 80 }, "rules");
    expect(stdout).toContain(`
import-cycle               modules that import names from each other while they
                           are loaded
                           strict
`);
    expect(stdout).toContain("\n                           strict; safe fixes\n");
    const wide = await runPylayoutWith({ cwd: sample, columns: 250 }, "rules");
    expect(wide.stdout).toBe((await runPylayout(sample, "rules")).stdout);
  });

  it("gives the same as JSON, presets with their options", async () => {
    const { stdout } = await runPylayout(sample, "rules", "--format", "json");
    const { schema, rules } = JSON.parse(stdout) as { schema: number; rules: { name: string }[] };
    expect(schema).toBe(1);
    expect(rules.find(({ name }) => name === "missing-init")).toMatchObject({
      type: "problem",
      fixable: ["safe", "unsafe"],
      presets: { recommended: { severity: "on" } },
    });
  });
});
