import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { RESOLUTION_STEPS } from "../../src/resolve/resolution-steps.ts";

test("docs/resolution-order.md lists the steps in the order of the code", () => {
  const text = readFileSync(new URL("../../../../docs/resolution-order.md", import.meta.url), "utf8");
  const listed = [...text.matchAll(/^(\d+)\. (.*)$/gm)].map(([, number, title]) => `${number}. ${title}`);
  expect(listed).toEqual(RESOLUTION_STEPS.map(({ title }, i) => `${i + 1}. ${title}`));
});
