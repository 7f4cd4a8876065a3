import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runBundle, runPylayout } from "./run-pylayout.ts";
import { temporaryProject } from "./temporary-project.ts";

const project = (): string =>
  temporaryProject(`
    pyproject.toml  | [tool.pylayout]
                    | extends = ["./team.json"]
                    | python = "3.9-3.12"
                    | exclude = ["vendor/"]
                    | [tool.pylayout.rules]
                    | missing-init = { severity = "error", test-trees = true }
                    | [[tool.pylayout.overrides]]
                    | name = "old code"
                    | files = ["legacy/"]
                    | rules = { missing-init = "off" }
    team.json       | {
                    |   "name": "team", "python": "3.8",
                    |   "rules": { "missing-init": { "severity": "warn", "imported": "off" } }
                    | }
    app/
      a.py
    legacy/
      b.py
    vendor/
      c.py
  `);

describe("pylayout config", () => {
  it("names the origin of every setting and what it overrode", async () => {
    const { code, stdout } = await runPylayout(project(), "config", "app/a.py", "--rule", "contributing-docs: on");
    expect([code, stdout]).toEqual([
      0,
      `app/a.py

Settings
  exclude = ["vendor/"]  (pyproject.toml, "[tool.pylayout]")
  python = "3.9-3.12"  (pyproject.toml, "[tool.pylayout]")
    overrode "3.8"  (team.json, "team")

Rules
  contributing-docs: on  (--rule 'contributing-docs: on')
  missing-init: error, imported = "off", test-trees = true  (pyproject.toml, "[tool.pylayout]")
    overrode warn, imported = "off"  (team.json, "team")
`,
    ]);
  });

  it("tells one rule to the last option", async () => {
    const { stdout } = await runPylayout(project(), "config", "legacy/b.py", "missing-init");
    expect(stdout).toContain("legacy/b.py\n\nmissing-init: off\n");
    expect(stdout).toContain('  imported = "off"  (team.json, "team")\n');
    expect(stdout).toContain('  test-trees = true  (pyproject.toml, "[tool.pylayout]")\n');
    expect(stdout).toContain("  unimported = false  (default)\n");
    expect(stdout).toMatch(
      /warn, imported = "off" {2}\(team.*\n.*error, test-trees = true .*\n {2}off {2}\(pyproject.toml, "old code"\)\n$/,
    );
  });

  it("says that a path is ignored, and takes a rule alone", async () => {
    expect((await runPylayout(project(), "config", "vendor/c.py")).stdout).toMatch(
      /^vendor\/c\.py: ignored by configuration/,
    );
    expect((await runPylayout(project(), "config", "missing-init")).stdout).toMatch(/^\.\n\nmissing-init: error\n/);
  });

  it("answers programs", async () => {
    const { stdout } = await runPylayout(project(), "config", "app", "missing-init", "--format", "json");
    const answer = JSON.parse(stdout) as { settings: Record<string, object>; rules: Record<string, object>[] };
    expect(answer).toMatchObject({ schema: 1, path: "app", kind: "directory", ignored: false });
    expect(answer.settings.python).toEqual({
      value: "3.9-3.12",
      origin: { source: "pyproject.toml", entry: '"[tool.pylayout]"' },
      overrode: [{ value: "3.8", origin: { source: "team.json", entry: '"team"' } }],
    });
    expect(answer.rules.map(({ rule, severity }) => [rule, severity])).toEqual([["missing-init", "error"]]);
  });

  it("is what --show-settings prints", async () => {
    const root = project();
    const { stdout } = await runPylayout(root, "config", "app/a.py");
    expect((await runPylayout(root, "--show-settings", "app/a.py")).stdout).toBe(stdout);
    expect((await runPylayout(root, "lint", "--show-settings", "app/a.py")).stdout).toBe(stdout);
  });

  it("ends with 2 where it cannot answer", async () => {
    const { code, stderr } = await runPylayout(project(), "config", "app/a.py", "missing-int");
    expect([code, stderr]).toEqual([
      2,
      'pylayout: error: unknown rule "missing-int"\n  did you mean "missing-init"?\n',
    ]);
  });
});

describe("lint --show-files", () => {
  it("prints what rules look at, and lints nothing", async () => {
    const { code, stdout } = await runPylayout(project(), "lint", "--show-files");
    expect([code, stdout]).toEqual([0, "app/a.py\nlegacy/b.py\npyproject.toml\nteam.json\n"]);
    expect((await runPylayout(project(), "lint", "--show-files", "legacy")).stdout).toBe("legacy/b.py\n");
  });
});

describe("errors of a configuration name file, entry, key, allowed values and the nearest name", () => {
  it.each([
    [
      'python = "3.9"\n[rules]\nmissing-int = "on"',
      'team.toml, "top level", rules.missing-int: unknown rule\n  did you mean "missing-init"?',
    ],
    [
      '[rules]\nmissing-init = { imported = "eror" }',
      'rules.missing-init.imported: must be one of "off", "warning", "error"\n  did you mean "error"?',
    ],
    ["[[overrides]]\nfiles = []", 'team.toml, "[[overrides]] 1", files: must name at least one glob'],
    ['[[overrides]]\nfiles = ["a/"]\nrule = {}', 'team.toml, "[[overrides]] 1", rule: is no setting'],
    ['extends = ["strct"]', 'team.toml, "top level", extends: unknown preset "strct"\n  did you mean "strict"?'],
    [
      'extends = ["./nowhere.toml"]',
      'team.toml, "top level", extends: the preset ./nowhere.toml cannot be found\n  looked for at ',
    ],
    [
      'extends = ["./nowhere.toml"]\nplugin = ["a"]',
      'error: shared/team.toml, "top level", plugin: is no setting\n  did you mean "plugins"?',
    ],
    ["[[override]]", 'override: is no setting\n  did you mean "overrides"?'],
    ['extends = ["../team.toml"]', "presets extend each other in a circle: shared/team.toml > shared/team.toml"],
    [
      'plugins = ["pylayout-plugin-nowhere"]',
      'team.toml, "top level", plugins: cannot find the plugin "pylayout-plugin-nowhere"',
    ],
    ["[rules", 'pyproject.toml, "[tool.pylayout]", extends: shared/team.toml:1:'],
  ])("%j", (preset, expected) => {
    const root = temporaryProject(
      'pyproject.toml | [tool.pylayout]\n               | extends = ["shared/team.toml"]\nshared/\n  team.toml',
    );
    writeFileSync(`${root}/shared/team.toml`, preset.replace("../team", "../shared/team"));
    const { code, stderr } = runBundle(root, "lint");
    expect(stderr).toContain(expected);
    expect(code).toBe(2);
  });
});

it("what the build compiles of options finds the faults that the sources find", async () => {
  const root = temporaryProject(`
    pyproject.toml | [tool.pylayout.rules]
                   | missing-init = { severity = "warn", requir = "x", failures = 3, imported = "of" }
                   | ci-preflight = { action = "x" }
                   | portable-paths = "on"
  `);
  const { code, stderr } = runBundle(root, "lint");
  const fromSources = await runPylayout(root, "lint");
  expect([code, stderr]).toEqual([2, fromSources.stderr]);
  expect(stderr.match(/^pylayout: error/gm)).toHaveLength(4);
});

it("a glob that matches nothing is a hint", async () => {
  const root = temporaryProject(`
    pyproject.toml | [[tool.pylayout.overrides]]
                   | files = ["legacy/", "app/"]
                   | rules = { missing-init = "off" }
    app/
      a.py
  `);
  const { code, stdout } = await runPylayout(root, "lint");
  expect(stdout).toContain(
    'note: pyproject.toml, "[[tool.pylayout.overrides]] 1": "legacy/" matches no file or directory\n',
  );
  expect(stdout).not.toContain('"app/" matches');
  expect(code).toBe(0);
});
