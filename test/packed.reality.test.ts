import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { needs } from "@pylayout/reality";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const repository = path.join(import.meta.dirname, "..");
const work = mkdtempSync(path.join(tmpdir(), "pylayout-packed-"));
const incident = path.join(work, "incident");

beforeAll(() => {
  cpSync(path.join(repository, "test/samples/incident"), incident, { recursive: true });
});

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

describe("the packed repository", () => {
  const installed = path.join(work, "installed");
  const command = path.join(installed, "node_modules/pylayout-repository/packages/cli/bin/pylayout.js");

  beforeAll(() => {
    mkdirSync(installed);
    run("npm", ["pack", "--ignore-scripts", "--pack-destination", work], repository);
    writeFileSync(path.join(installed, "package.json"), "{}");
    const [archive = ""] = readdirSync(work).filter((name) => name.endsWith(".tgz"));
    run("npm", ["install", "--offline", "--no-audit", "--no-fund", path.join(work, archive)], installed);
  });

  it("needs nothing else", () => {
    expect(readdirSync(path.join(installed, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
      "pylayout-repository",
    ]);
  });

  it.each(["20", "22", "24", "26"])("runs on Node %s", (version) => {
    const node = nodeCommand(version);
    if (!needs(`packed command on Node ${version}`, node ? undefined : `node@${version} cannot be had`) || !node)
      return;
    const { status, stdout } = spawnSync(node[0], [...node.slice(1), command, "lint", incident], { encoding: "utf8" });
    expect(stdout).toContain("4 of 5 test modules will fail to collect on Python 3.8 to 3.11. One cause.");
    expect(status).toBe(1);
  });

  it.each(["20", "24"])("loads a TypeScript configuration on Node %s", (version) => {
    const node = nodeCommand(version);
    if (!needs(`configuration on Node ${version}`, node ? undefined : `node@${version} cannot be had`) || !node) return;
    const project = mkdtempSync(path.join(work, "project-"));
    writeFileSync(
      path.join(project, "pylayout.config.ts"),
      'import { defineConfig } from "pylayout/config";\nexport default defineConfig({ extends: ["strict"] });\n',
    );
    writeFileSync(path.join(project, "a.py"), "");
    const args = [...node.slice(1), command, "lint", project];
    const { stdout } = spawnSync(node[0], args, { encoding: "utf8" });
    expect(stdout).toContain("no CONTRIBUTING.md");
  });
});

it("is installed from git as pre-commit does it", () => {
  const prefix = path.join(work, "prefix");
  mkdirSync(prefix);
  const clone = path.join(work, "clone");
  run("git", ["clone", "--quiet", repository, clone], work);
  const { status, stderr } = spawnSync(
    "npm",
    ["install", "-g", "--install-links", "--prefix", prefix, `git+file://${clone}`],
    { encoding: "utf8" },
  );
  expect(status, stderr).toBe(0);
  const { stdout } = spawnSync(path.join(prefix, "bin/pylayout"), ["lint", incident], { encoding: "utf8" });
  expect(stdout).toContain("One cause.");
});

/** How to start a major version of Node; undefined where it is neither this one nor to be had from the registry. */
function nodeCommand(version: string): [string, ...string[]] | undefined {
  if (process.versions.node.startsWith(`${version}.`)) return [process.execPath];
  const command: [string, ...string[]] = ["npx", "-y", `node@${version}`];
  const { stdout } = spawnSync(command[0], [...command.slice(1), "--version"], { encoding: "utf8" });
  return stdout.startsWith(`v${version}.`) ? command : undefined;
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
}
