import { buildFileTree, createConfig, memorySource, runLint } from "@pylayout/core";
import { python } from "@pylayout/python";
import { expect, it } from "vitest";
import { missingInit } from "../src/index.ts";

const POLICY = { require: "always", failures: false, imported: "off" };

/** What a run of the policy alone finds, and the sources that it reads. */
async function policyRun(paths: readonly string[]) {
  const read: string[] = [];
  const memory = memorySource(Object.fromEntries(paths.map((path) => [path, "import sys\n"])));
  const tree = buildFileTree(memory, (step, path) => {
    if (step === "read" && path.endsWith(".py")) read.push(path);
  });
  const config = await createConfig(
    [{ label: "test", base: "", keys: "camelCase", config: { rules: { "missing-init": ["warn", POLICY] } } }],
    { rules: new Map([["missing-init", missingInit]]), presets: new Map(), language: python },
  );
  const { messages } = runLint({ tree, language: python, config });
  return { found: messages.map(({ path }) => path), read };
}

it("no source is read where every directory below a package has its file", async () => {
  const outside = ["scripts/run.py", "app/not-a-name/a.py", "app/data/notes.txt"];
  const { found, read } = await policyRun(["app/__init__.py", "app/core/__init__.py", "app/core/a.py", ...outside]);
  expect(found).toEqual([]);
  expect(read).toEqual([]);
});

it("where one has none, sources are read for what makes it an import root", async () => {
  const { found, read } = await policyRun(["app/__init__.py", "app/core/a.py"]);
  expect(found).toEqual(["app/core"]);
  expect(read).toContain("app/core/a.py");
});
