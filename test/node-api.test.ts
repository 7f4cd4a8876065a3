import { readdirSync, readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { defineRule, explain, fix, lint, loadConfig, memorySource, UsageError } from "pylayout";
import { describe, expect, it } from "vitest";
import { runPylayout } from "./run-pylayout.ts";
import { temporaryProject } from "./temporary-project.ts";

const files = {
  "pyproject.toml":
    '[project]\nname = "app"\nversion = "1"\nrequires-python = ">=3.9"\n[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[tool.pytest.ini_options]\npythonpath = ["."]\n',
  "app/__init__.py": "from app.sub.core import x\n",
  "app/sub/core.py": "x = 1\n",
  "tests/test_app.py": "from app import x\nimport app.gone\n",
};
const outline = (): string =>
  temporaryProject(`
    pyproject.toml   | [project]
                     | name = "app"
                     | version = "1"
                     | requires-python = ">=3.9"
                     | [build-system]
                     | requires = ["setuptools"]
                     | build-backend = "setuptools.build_meta"
                     | [tool.pytest.ini_options]
                     | pythonpath = ["."]
    app/
      __init__.py    | from app.sub.core import x
      sub/
        core.py      | x = 1
    tests/
      test_app.py    | from app import x
                     | import app.gone
  `);

const findings = [
  ["missing-init", "app/sub"],
  ["test-import-resolvability", "tests/test_app.py"],
];

describe("lint", () => {
  it("tells of memory and of the disk what the command tells", async () => {
    const cwd = outline();
    const { stdout } = await runPylayout(cwd, "lint", "--format", "json");
    const command = JSON.parse(stdout) as { messages: { fingerprint: string }[] };
    for (const report of [
      await lint({ source: memorySource(files) }),
      await lint({ cwd }),
      await lint({ cwd, source: "disk" }),
    ]) {
      expect(report.messages.map(({ rule, path }) => [rule, path])).toEqual(findings);
      expect(report.messages.map(({ fingerprint }) => fingerprint)).toEqual(
        command.messages.map(({ fingerprint }) => fingerprint),
      );
    }
  });

  it("shows what concerns the given paths, and takes several roots", async () => {
    const cwd = outline();
    const source = memorySource(files);
    expect((await lint({ source, paths: ["app/"] })).messages.map(({ path }) => path)).toEqual(["app/sub"]);
    expect((await lint({ cwd, paths: ["tests/test_app.py"] })).messages.map(({ path }) => path)).toEqual([
      "tests/test_app.py",
    ]);
    const two = await lint({ cwd, paths: [".", outline()] });
    expect(two.messages).toHaveLength(4);
    expect(two.root).toBe(path.dirname(cwd));
  });

  it("takes the configuration of the tree, one of its own, and more on top of it", async () => {
    const own = {
      ...files,
      "pyproject.toml": `${files["pyproject.toml"]}[tool.pylayout.rules]\nmissing-init = "error"\n`,
    };
    const severities = async (options: Parameters<typeof lint>[0]) =>
      (await lint({ source: memorySource(own), ...options })).messages.map(({ severity }) => severity);
    expect(await severities({})).toEqual(["error", "error"]);
    expect(await severities({ config: false })).toEqual(["warning", "error"]);
    expect(await severities({ config: { extends: [], rules: { "missing-init": "on" } } })).toEqual(["warning"]);
    expect(await severities({ overrides: { rules: { "missing-init": "off" } } })).toEqual(["error"]);
    await expect(severities({ config: { rules: { "missing-int": "on" } } })).rejects.toThrow(UsageError);
    await expect(severities({ overrides: { rules: { "missing-int": "on" } } })).rejects.toMatchObject({
      where: "overrides, entry 1, rules.missing-int",
      hint: 'did you mean "missing-init"?',
    });
  });

  it("tells of a rule that throws, and of the others nevertheless", async () => {
    const breaking = defineRule({
      meta: { name: "breaking", type: "problem", severity: "error", docs: { description: "Breaks" }, messages: {} },
      create: () => ({
        file({ path }) {
          if (path.endsWith("core.py")) throw new Error("no");
        },
      }),
    });
    const team = { meta: { name: "team" }, rules: { breaking } };
    const { failures, messages } = await lint({
      source: memorySource(files),
      config: { extends: ["recommended"], plugins: { team }, rules: { "team/breaking": "on" } },
    });
    expect(failures).toMatchObject([{ rule: "team/breaking", path: "app/sub/core.py", message: "no" }]);
    expect(failures[0]?.stack).toContain("node-api.test.ts");
    expect(messages).toHaveLength(2);
  });

  it("executes nothing of a source that is not the disk", async () => {
    const report = await lint({
      source: memorySource({ ...files, "pylayout.config.mjs": "throw new Error('executed')" }),
    });
    expect(report.messages).toHaveLength(2);
  });
});

describe("fix", () => {
  it("works in memory, and writes when it is asked to", async () => {
    const cwd = outline();
    const { report, files: plan, fixed, patch, write } = await fix({ cwd });
    expect(plan.map((file) => [file.path, file.before, file.after?.length])).toEqual([
      ["app/sub/__init__.py", null, 0],
    ]);
    expect(fixed.map(({ rule }) => rule)).toEqual(["missing-init"]);
    expect(report.messages.map(({ rule }) => rule)).toEqual(["test-import-resolvability"]);
    expect(readdirSync(path.join(cwd, "app/sub"))).toEqual(["core.py"]);
    const mended = temporaryProject("");
    execFileSync("cp", ["-r", `${cwd}/.`, mended]);
    execFileSync("git", ["apply", "-"], { cwd: mended, input: await patch() });
    write();
    expect(readdirSync(path.join(cwd, "app/sub")).sort()).toEqual(["__init__.py", "core.py"]);
    expect(readFileSync(path.join(mended, "app/sub/__init__.py"), "utf8")).toBe("");
    expect((await fix({ cwd })).files).toEqual([]);
  });

  it("says what would change in memory, where nothing can be written to", async () => {
    const { files: plan, write } = await fix({ source: memorySource(files) });
    expect(plan).toHaveLength(1);
    expect(write).toThrow('fixes cannot be written to the source "memory"');
    expect((await fix({ source: memorySource(files), unfixable: ["missing-init"] })).files).toEqual([]);
  });
});

describe("loadConfig", () => {
  it("answers which rules look at a path, and who said so", async () => {
    const config = await loadConfig({
      cwd: outline(),
      config: [{ extends: ["recommended"] }, { name: "old", files: ["legacy/"], rules: { "missing-init": "off" } }],
    });
    expect(config.at("app/sub", "directory")?.has("missing-init")).toBe(true);
    expect(config.at("legacy/x.py")?.has("missing-init")).toBe(false);
    const { severity, steps } = config.explain("legacy", "missing-init", "directory");
    expect([severity, steps.at(-1)?.origin]).toEqual(["off", { source: "config", entry: '"old"' }]);
  });

  it("reads the table of a tree in memory", async () => {
    const source = memorySource({ "pyproject.toml": '[tool.pylayout]\npython = "3.12"\n' });
    expect((await loadConfig({ source })).settings).toEqual({ python: "3.12" });
  });
});

describe("explain", () => {
  it("describes the rules of pylayout and those of plugins", async () => {
    const { name, meta, presets } = await explain("missing-init");
    expect([name, meta.fixable, presets.recommended?.severity]).toEqual(["missing-init", ["safe", "unsafe"], "on"]);
    const rule = defineRule({
      meta: { name: "own", type: "suggestion", severity: "warning", docs: { description: "Ours" }, messages: {} },
      create: () => ({}),
    });
    const config = { plugins: { team: { meta: { name: "team" }, rules: { own: rule } } } };
    expect(await explain("team/own", { config })).toMatchObject({
      name: "team/own",
      meta: { docs: { description: "Ours" } },
    });
    await expect(explain("team/owm", { config })).rejects.toMatchObject({ hint: 'did you mean "team/own"?' });
  });
});
