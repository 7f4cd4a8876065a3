import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { blocksOf, bundleExample, runTests } from "./doc-examples.ts";
import { runBundle, runPylayout } from "./run-pylayout.ts";
import { temporaryProject } from "./temporary-project.ts";

const blocks = blocksOf("docs/first-rule.md");
const block = (title: string): string => blocks.get(title) ?? `no block ${title}`;
const RULE = "src/rules/need-conftest.ts";
const TEST = "src/rules/need-conftest.test.ts";

it("leads through the files that pylayout new makes", async () => {
  const root = temporaryProject("");
  const args = ["new", "plugin", "acme", "--rule", "need-conftest", "--pylayout", "1.0.0"];
  const { stdout } = await runPylayout(root, ...args);
  for (const file of [RULE, TEST]) expect(stdout).toContain(`created pylayout-plugin-acme/${file}\n`);
});

it("shows a test that fails as it says, and passes when it is mended as it says", async () => {
  const failing = await runTests(await bundleExample({ [TEST]: block(TEST), [RULE]: block(RULE) }));
  expect(failing.failures).toHaveLength(1);
  expect(failing.failures[0]).toContain("fixedUnsafely: the trees differ");
  const mended = block(TEST).replace(/^ *conftest_is_here\n/m, "");
  const { names, failures } = await runTests(await bundleExample({ [TEST]: mended, [RULE]: block(RULE) }));
  expect(failures).toEqual([]);
  expect(names).toHaveLength(4);
});

it("shows a rule that a project loads by its plugin's name", async () => {
  const index = `import { definePlugin } from "pylayout/config";
import { needConftest } from "./rules/need-conftest.js";
export default definePlugin({
  meta: { name: "acme" },
  rules: { "need-conftest": needConftest },
  configs: { recommended: { rules: { "acme/need-conftest": "on" } } },
});`;
  const root = temporaryProject("tests/\n  test_app.py | import os");
  writeFileSync(path.join(root, "pyproject.toml"), block("pyproject.toml"));
  const home = path.join(root, "node_modules/pylayout-plugin-acme");
  mkdirSync(home, { recursive: true });
  cpSync(await bundleExample({ "src/index.ts": index, [RULE]: block(RULE) }), path.join(home, "index.mjs"));
  writeFileSync(path.join(home, "package.json"), '{ "name": "pylayout-plugin-acme", "exports": "./index.mjs" }');
  const { code, stdout, stderr } = runBundle(root, "lint", "--format", "concise", "--source", "disk");
  expect(stderr).toBe("");
  expect(stdout).toContain(block("pylayout lint").trim());
  expect(code).toBe(1);
});
