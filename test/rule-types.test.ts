import { expect, it } from "vitest";
import { compilePrograms } from "./compile-programs.ts";
import { blocksOf, bundleExample, runTests } from "./doc-examples.ts";

const blocks = [...blocksOf("docs/rule-types.md")];
const errors = compilePrograms(new Map(blocks));

it.each(blocks)("%s compiles and runs as it says", async (name, text) => {
  expect(errors.get(name)).toEqual([]);
  const { names, failures } = await runTests(await bundleExample({ [name]: text }));
  expect(failures).toEqual([]);
  expect(names.length).toBeGreaterThan(2);
});

it("names no type without showing it", () => {
  const page = blocks.map(([, text]) => text).join("\n");
  for (const [, text] of blocks) {
    const imported = [...text.matchAll(/^ {2}type (\w+),$/gm)].map(([, name = ""]) => name);
    expect(imported.length).toBeGreaterThan(5);
    expect(imported.filter((name) => page.split(new RegExp(`\\b${name}\\b`)).length < 3)).toEqual([]);
  }
});
