import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.dirname(import.meta.dirname);
const page = readFileSync(path.join(root, "docs/node-api.md"), "utf8");
const blocks = new Map(
  [...page.matchAll(/^```(\w+) (\S+)\n([\s\S]*?)^```$/gm)].map(([, kind, name, text = ""]) => [
    `${kind ?? ""} ${name ?? ""}`,
    text,
  ]),
);

it.each(["lint", "memory", "fix", "config"])("the example %s prints what the page says", (name) => {
  // The examples import pylayout by name, which this repository's own workspace answers.
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", blocks.get(`js ${name}.mjs`) ?? ""],
    { cwd: root, encoding: "utf8" },
  );
  expect(stderr).toBe("");
  expect(stdout).toBe(blocks.get(`text ${name}.mjs`));
});
