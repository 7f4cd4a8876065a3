import { spawnSync } from "node:child_process";
import path from "node:path";
import { transformSync } from "esbuild";
import { expect, it } from "vitest";
import { compilePrograms } from "./compile-programs.ts";
import { blocksOf } from "./doc-examples.ts";

const root = path.dirname(import.meta.dirname);
const outputs = blocksOf("docs/node-api.md", "text");
const typedOutputs = blocksOf("docs/api-types.md", "text");
const typed = blocksOf("docs/api-types.md", "ts");
const errors = compilePrograms(typed);

it.each([...blocksOf("docs/node-api.md", "js")])("%s prints what the page says", (name, text) => {
  expect(print(text)).toBe(outputs.get(name));
});

it.each([...typed])("%s compiles and prints what the page says", (name, text) => {
  expect(errors.get(name)).toEqual([]);
  expect(print(transformSync(text, { loader: "ts", format: "esm" }).code)).toBe(typedOutputs.get(name));
});

/** What a module prints. It imports pylayout by name, which this repository's own workspace answers. */
function print(module: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", module], {
    cwd: root,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return stdout;
}
