import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { needs } from "@pylayout/reality";
import { afterAll, describe, expect, it } from "vitest";

const repository = path.join(import.meta.dirname, "..");
const work = realpathSync(mkdtempSync(path.join(tmpdir(), "pylayout-authors-")));
const tarball = path.join(work, "pylayout-0.1.0.tgz");
const MAY_FAIL = Symbol("may fail");

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

// The bundle with its types, as it would be published; what tests run in must not reach the packages' own tests.
run(repository, "npm", "run", "build");
run(path.join(repository, "packages/cli"), "npm", "pack", "--ignore-scripts", "--pack-destination", work);
const command = install("command", tarball);

describe.each(["node", "vitest", "jest"])("a plugin with its tests in %s", (tests) => {
  const folder = path.join(work, tests);
  const plugin = path.join(folder, "pylayout-plugin-acme");
  newPackage(folder, "plugin", "acme", "--tests", tests);
  const ready = installTools(plugin, tests);

  it.runIf(ready)("passes its type check, lint and tests at once, and with one more rule", () => {
    expect(testsPassed(check(plugin))).toBe(3);
    pylayout(path.join(plugin, "src"), "new", "rule", "max-depth");
    expect(testsPassed(run(plugin, "npm", "test", MAY_FAIL))).toBe(6);
  });

  it.runIf(ready)("fails where the rule does not do what its test says", () => {
    const rule = path.join(plugin, "src/rules/max-depth.ts");
    const source = readFileSync(rule, "utf8");
    writeFileSync(rule, source.replace('name === "legacy"', 'name === "modern"'));
    const { status, output } = run(plugin, "npm", "test", MAY_FAIL);
    writeFileSync(rule, source);
    expect(output).toContain("messages differ");
    expect(status).not.toBe(0);
  });

  it.runIf(ready)("is loaded by its name in a Python project that installs it", () => {
    run(plugin, "npm", "pack", "--pack-destination", folder);
    const project = install(`${tests}-project`, tarball, path.join(folder, "pylayout-plugin-acme-0.1.0.tgz"));
    const config = `[tool.pylayout]
plugins = ["pylayout-plugin-acme"]
extends = ["acme/recommended"]
rules = { "acme/max-depth" = "error" }
`;
    writeFileSync(path.join(project, "pyproject.toml"), config);
    mkdirSync(path.join(project, "app/legacy"), { recursive: true });
    writeFileSync(path.join(project, "app/legacy/old.py"), "");
    const { status, output } = pylayoutIn(project, "lint", "--format", "concise", "--source", "disk");
    expect(output).toContain("app/legacy: warning: nothing new belongs into legacy [acme/no-legacy]");
    expect(output).toContain("app/legacy: error: nothing new belongs into legacy [acme/max-depth]");
    expect(status).toBe(1);
  });
});

describe("a plugin's compiler", () => {
  const plugin = path.join(work, "node/pylayout-plugin-acme");

  it.runIf(needs("mistakes in a plugin", compilerOf(plugin)))("names a mistake", () => {
    const rule = path.join(plugin, "src/rules/no-legacy.ts");
    writeFileSync(rule, readFileSync(rule, "utf8").replace('messageId: "found"', 'messageId: "fuond"'));
    const { status, output } = run(plugin, "npm", "run", "typecheck", MAY_FAIL);
    expect(output).toContain(`src/rules/no-legacy.ts(`);
    expect(output).toContain(`"fuond"`);
    expect(status).not.toBe(0);
  });
});

describe("a config", () => {
  const folder = path.join(work, "configs");
  const config = path.join(folder, "pylayout-config-team");
  newPackage(folder, "config", "team", "--tests", "node");
  const ready = installTools(config, "a config");

  it.runIf(ready)("passes its type check, lint and tests at once", () => {
    expect(testsPassed(check(config))).toBe(3);
  });

  it.runIf(ready)("is extended by its name", () => {
    run(config, "npm", "pack", "--pack-destination", folder);
    const project = install("config-project", tarball, path.join(folder, "pylayout-config-team-0.1.0.tgz"));
    writeFileSync(path.join(project, "pyproject.toml"), '[tool.pylayout]\nextends = ["pylayout-config-team"]\n');
    mkdirSync(path.join(project, "app/sub"), { recursive: true });
    writeFileSync(path.join(project, "app/__init__.py"), "");
    writeFileSync(path.join(project, "app/sub/module.py"), "");
    const { status, output } = pylayoutIn(project, "lint", "--format", "concise", "--source", "disk");
    expect(output).toContain("app/sub: error: no __init__.py");
    expect(status).toBe(1);
  });
});

/** Makes a package as the packed command does it, from nothing but tarballs. */
function newPackage(folder: string, ...args: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  pylayout(folder, "new", ...args, "--pylayout", tarball);
}

/** Installs what the package asks for; false, with the reason said, where the registry cannot be reached. */
function installTools(folder: string, suite: string): boolean {
  const { status, output } = run(folder, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", MAY_FAIL);
  const unreachable = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED)\b/.exec(output)?.[0];
  if (status !== 0 && unreachable === undefined) throw new Error(output);
  return needs(suite, status === 0 ? undefined : `the package's tools cannot be installed (${unreachable ?? ""})`);
}

function compilerOf(folder: string): string | undefined {
  const { status } = run(folder, "npx", "--no-install", "tsc", "--version", MAY_FAIL);
  return status === 0 ? undefined : "there is no compiler";
}

/** An empty directory with nothing but these packages, without the network. */
function install(name: string, ...packages: readonly string[]): string {
  const folder = path.join(work, name);
  mkdirSync(folder);
  writeFileSync(path.join(folder, "package.json"), "{}");
  run(folder, "npm", "install", "--offline", "--no-audit", "--no-fund", ...packages);
  return folder;
}

function check(folder: string): Outcome {
  return run(folder, "npm", "run", "check", MAY_FAIL);
}

/** How many tests the runner says have passed, all three of which say it differently. */
function testsPassed({ status, output }: Outcome): number {
  expect(status, output).toBe(0);
  const plain = output.replace(/\x1b\[[\d;]*m/g, "");
  return Number(/^(?:# pass (\d+)|\s*Tests\s+(\d+) passed|Tests:\s+(\d+) passed)/m.exec(plain)?.slice(1).join(""));
}

function pylayout(cwd: string, ...args: readonly string[]): Outcome {
  return run(cwd, path.join(command, "node_modules/.bin/pylayout"), ...args);
}

function pylayoutIn(cwd: string, ...args: readonly string[]): Outcome {
  return run(cwd, path.join(cwd, "node_modules/.bin/pylayout"), ...args, MAY_FAIL);
}

interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

/** @throws where the program fails, unless the last argument is MAY_FAIL */
function run(cwd: string, program: string, ...rest: readonly (string | typeof MAY_FAIL)[]): Outcome {
  const args = rest.filter((argument) => typeof argument === "string");
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_ENV|npm_)/.test(name)),
  );
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: "utf8", env });
  const output = stdout + stderr;
  if (status !== 0 && args.length === rest.length) throw new Error(`${program} ${args.join(" ")}: ${output}`);
  return { status, output };
}
