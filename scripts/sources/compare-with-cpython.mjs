/**
 * Compares the readers of Python sources with CPython on everything at hand: every file below the standard library of each
 * interpreter, and below the directories given.
 *
 * Usage: PYLAYOUT_PYTHONS=/path/python3.8:/path/python3.13 node scripts/sources/compare-with-cpython.mjs [DIRECTORY...]
 */
import { spawnSync } from "node:child_process";

const env = { ...process.env, PYLAYOUT_FULL: "1", PYLAYOUT_SOURCES: process.argv.slice(2).join(":") };
const suite = "packages/python/test/source/cpython.reality.test.ts";
const { status } = spawnSync("npx", ["vitest", "run", "--config", "vitest.reality.config.ts", suite], {
  stdio: "inherit",
  env,
});
process.exitCode = status ?? 1;
