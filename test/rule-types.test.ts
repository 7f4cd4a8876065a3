import { expect, it } from "vitest";
import { compilePrograms } from "./compile-programs.ts";
import { blocksOf, bundleExamples, runTests } from "./doc-examples.ts";

const blocks = [...blocksOf("docs/rule-types.md"), ...blocksOf("docs/model-types.md")];
const errors = compilePrograms(new Map(blocks));
const bundled = await bundleExamples(Object.fromEntries(blocks));

it.each(blocks)("%s compiles and runs as it says", async (name) => {
  expect(errors.get(name)).toEqual([]);
  const { names, failures } = await runTests(bundled(name));
  expect(failures).toEqual([]);
  expect(names.length).toBeGreaterThan(1);
});
