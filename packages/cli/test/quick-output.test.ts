import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { CacheSandbox, temporaryFolder, waitForClock } from "./cache-sandbox.ts";

const command = path.join(import.meta.dirname, "..");
const isLinux = existsSync("/dev/full");

function largeProject(): CacheSandbox {
  const tests = Array.from({ length: 400 }, (_, i) => [`tests/test_${i}.py`, `import acme.missing_${i}\n`]);
  return new CacheSandbox({
    "pytest.ini": "[pytest]\npythonpath = .\n",
    "acme/__init__.py": "",
    ...(Object.fromEntries(tests) as Record<string, string>),
  });
}

/** All that repeats a kept run, without what makes one. */
function replayer(): string {
  const folder = temporaryFolder();
  for (const file of ["bin", "bundle/start.cjs"]) {
    cpSync(path.join(command, file), path.join(folder, file), { recursive: true });
  }
  return path.join(folder, "bin/pylayout.js");
}

it.runIf(isLinux)("prints a kept run wherever its output goes", async () => {
  const project = largeProject();
  const shell = (line: string, bin: string) => {
    const names = { NODE: process.execPath, PYLAYOUT: bin };
    const env = { ...project.environment, ...names };
    const script = `lint() { "$NODE" "$PYLAYOUT" lint --format json "$@"; }; ${line}`;
    return spawnSync("bash", ["-c", script], { cwd: project.root, env, encoding: "utf8", maxBuffer: 2 ** 26 });
  };
  await waitForClock();
  const { stdout: whole, status } = shell("lint --no-cache", path.join(command, "bin/pylayout.js"));
  expect(status).toBe(1);
  expect(whole.length).toBeGreaterThan(200_000);
  expect(shell("lint", path.join(command, "bin/pylayout.js")).stdout).toBe(whole);
  const again = replayer();
  expect(shell("lint", again)).toMatchObject({ status: 1, stdout: whole, stderr: "" });
  expect(shell("lint | cat", again).stdout).toBe(whole);
  shell("lint > .pylayout_cache/printed", again);
  expect(readFileSync(project.at(".pylayout_cache/printed"), "utf8")).toBe(whole);
  expect(shell("lint > /dev/null", again)).toMatchObject({ status: 1, stdout: "", stderr: "" });
  const cut = shell('lint | head -c 10 >/dev/null; echo "${PIPESTATUS[0]}"', again);
  expect([cut.stdout, cut.stderr]).toEqual(["0\n", ""]);
  const full = shell("lint > /dev/full", again);
  expect([full.status, full.stderr]).toEqual([2, expect.stringContaining("cannot write the output: ENOSPC")]);
  expect(shell("lint >&-", again)).toMatchObject({ stdout: "" });
});
