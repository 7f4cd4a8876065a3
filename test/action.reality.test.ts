import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runnerCommands } from "../packages/cli/test/runner-commands.ts";
import { runAction, type ActionOutcome, type OtherAction } from "./action-runner.ts";
import { git } from "./temporary-project.ts";

const repository = path.join(import.meta.dirname, "..");
const work = realpathSync(mkdtempSync(path.join(tmpdir(), "pylayout-action-")));
const workspace = path.join(work, "incident");
const cached = path.join(work, "cache");
const uploads: string[] = [];

/** The sources of this commit without their history, as GitHub downloads an action. */
function checkout(): string {
  const action = mkdtempSync(path.join(work, "action-"));
  git(work, "clone", "--quiet", "--depth", "1", `file://${repository}`, action);
  rmSync(path.join(action, ".git"), { recursive: true });
  return action;
}

/** `actions/cache`, with the saving that GitHub does when a job has ended. */
function cache(after: (() => void)[]): OtherAction {
  return ({ path: place = "", key = "" }) => {
    const kept = path.join(cached, key);
    const hit = existsSync(kept);
    if (hit) cpSync(kept, place, { recursive: true });
    else
      after.push(() => {
        cpSync(place, kept, { recursive: true });
      });
    return { outputs: { "cache-hit": hit ? "true" : "" } };
  };
}

interface Given {
  readonly action: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly workspace?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

function run({ action, inputs = {}, workspace: place = workspace, environment = process.env }: Given): ActionOutcome {
  const after: (() => void)[] = [];
  const outcome = runAction({
    action,
    workspace: place,
    temporary: mkdtempSync(path.join(work, "temp-")),
    inputs,
    environment,
    others: {
      "actions/cache": cache(after),
      "actions/setup-node": () => ({ path: path.dirname(process.execPath) }),
      "github/codeql-action/upload-sarif": ({ sarif_file: file = "" }) => {
        uploads.push(readFileSync(file, "utf8"));
        return {};
      },
    },
  });
  after.forEach((save) => {
    save();
  });
  return outcome;
}

beforeAll(() => {
  cpSync(path.join(repository, "test/samples/incident"), workspace, { recursive: true });
  git(workspace, "init", "--quiet");
  git(workspace, "add", ".");
});

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

describe("the action", () => {
  const action = checkout();

  it("builds its own checkout, fails on the incident, and says why where people look", () => {
    const { conclusion, steps, output, summary, outputs } = run({ action });
    expect(conclusion, output).toBe("failure");
    expect(outputs["exit-code"]).toBe("1");
    expect(steps).toContain("Build pylayout: success");
    expect(steps.at(-1)).toBe("Lint: failure");
    expect(output).toContain("4 of 5 test modules will fail to collect on Python 3.8 to 3.11. One cause.");
    const annotations = runnerCommands(output);
    expect(annotations.map(({ name, properties: { file, line, title } }) => [name, file, line, title])).toEqual([
      ["error", "codesentinel/cli/report.py", "4", "pylayout (syntax-too-new)"],
      ["warning", "codesentinel/utils/archive.py", "1", "pylayout (missing-init)"],
    ]);
    expect(summary).toMatch(
      /^## pylayout: 4 of 5 test modules will fail to collect on Python 3\.8 to 3\.11\. One cause\.$/m,
    );
    expect(summary).toContain("| `codesentinel/cli/report.py:4:34` | 4 | 3.8, 3.9, 3.10, 3.11 | `syntax-too-new` |");
  });

  it("takes the built command from the cache, which other sources do not share", () => {
    const again = checkout();
    expect(run({ action: again }).steps).not.toContain("Build pylayout: success");
    expect(existsSync(path.join(again, "node_modules"))).toBe(false);
    writeFileSync(path.join(again, "packages/cli/src/version.ts"), "// changed\n", { flag: "a" });
    const key = (place: string) =>
      spawnSync(process.execPath, [path.join(place, "scripts/source-hash.mjs")], { encoding: "utf8" }).stdout;
    expect(key(again)).toMatch(/^[0-9a-f]{64}\n$/);
    expect(key(again)).not.toBe(key(action));
  });

  it("passes where nothing fails, and lets the tests begin", () => {
    const clean = path.join(work, "clean");
    mkdirSync(clean);
    writeFileSync(path.join(clean, "pyproject.toml"), '[project]\nname = "app"\nrequires-python = ">=3.9"\n');
    writeFileSync(path.join(clean, "test_app.py"), "import pytest\n");
    const { conclusion, summary, output } = run({ action, workspace: clean });
    expect(conclusion, output).toBe("success");
    expect(summary).toContain("## pylayout: No problems: 1 test module predicted to collect");
  });

  it("gets Node where there is none, or one that is too old", () => {
    const bin = path.join(work, "bin");
    mkdirSync(bin);
    writeFileSync(path.join(bin, "node"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    const environment = { ...process.env, PATH: `${bin}:/usr/bin:/bin` };
    const { steps, outputs } = run({ action, environment });
    expect(steps[1]).toBe("Get Node: success");
    expect(outputs["exit-code"]).toBe("1");
  });

  it("installs plugins, hands on paths and arguments, and sends SARIF to code scanning though it failed", () => {
    const plugin = path.join(work, "plugin");
    mkdirSync(plugin);
    writeFileSync(
      path.join(plugin, "package.json"),
      '{ "name": "own-format", "version": "1.0.0", "exports": "./f.mjs" }',
    );
    writeFileSync(path.join(plugin, "f.mjs"), "export default (report) => `own: ${report.messages.length}\\n`;\n");
    const inputs = {
      plugins: plugin,
      format: "own-format",
      paths: "'incident with blanks/tests' \n",
      args: "--python '3.8, 3.9' --quiet",
      "upload-sarif": "true",
      annotations: "false",
    };
    cpSync(workspace, path.join(work, "outer/incident with blanks"), { recursive: true });
    const outcome = run({ action, inputs, workspace: path.join(work, "outer") });
    expect(outcome.output).toContain("own: 1\n");
    expect(runnerCommands(outcome.output)).toEqual([]);
    expect(outcome.conclusion).toBe("failure");
    expect(outcome.steps.at(-1)).toBe("Send the SARIF report to code scanning: success");
    expect(JSON.parse(uploads.at(-1) ?? "")).toMatchObject({ runs: [{ results: [{ ruleId: "syntax-error" }] }] });
  });

  it("says so where it cannot do its work, and where arguments are not closed", () => {
    const usage = run({ action, inputs: { args: "--formt json" } });
    expect(usage.outputs["exit-code"]).toBe("2");
    expect(usage.output).toContain("did you mean --format?");
    expect(runnerCommands(usage.output).map(({ name, data }) => [name, data])).toEqual([
      ["error", "pylayout could not do its work: the log of this step says why"],
    ]);
    expect(run({ action, inputs: { args: "'open" } }).conclusion).toBe("failure");
  });

  it("lets no file name be a command", () => {
    const hostile = path.join(work, "hostile");
    const folder = path.join(hostile, "a\n::error file=x::b%0A\r::warning::,##[error]c");
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(hostile, "pyproject.toml"), '[project]\nname = "app"\nrequires-python = ">=3.9"\n');
    writeFileSync(path.join(folder, "test_b.py"), "import pytest\nfrom helper_of_ours import x\n");
    writeFileSync(path.join(folder, "helper_of_ours.py"), "y = 1\n");
    const { output } = run({ action, workspace: hostile });
    expect(runnerCommands(output).map(({ name, properties }) => [name, properties.title])).toEqual([
      ["error", "pylayout (test-import-resolvability)"],
    ]);
  });
});
