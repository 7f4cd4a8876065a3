import { buildFileTree, memorySource } from "@pylayout/core";
import { expect, test } from "vitest";
import { wheelPlan } from "../../src/wheel/plan-wheel.ts";
import { baseLayouts } from "./layouts.ts";

const VALUES = ["true", "0", '"x"', "[]", '["x"]', "{}", "[[1]]", '""', '"../x"', '{ x = "y" }', '[{ path = "x" }]'];
const SETTING = /^([\w."-]+)\s*=/;
const ARGUMENT = /\b(\w+)=(?=[[{"'\w])/g;
/** Of the many variants only so many are tried; which ones differs from layout to layout. */
const EVERY = 5;

function* variants(files: Readonly<Record<string, string>>): Generator<Readonly<Record<string, string>>> {
  const lines = (files["pyproject.toml"] ?? "").split("\n");
  for (const [i, line] of lines.entries()) {
    const key = SETTING.exec(line)?.[1];
    if (key === undefined) continue;
    for (const value of VALUES) yield { ...files, "pyproject.toml": lines.with(i, `${key} = ${value}`).join("\n") };
  }
  const script = files["setup.py"] ?? "";
  for (const { 0: argument, index } of script.matchAll(ARGUMENT)) {
    const computed = `${script.slice(0, index)}${argument}compute(), other=${script.slice(index + argument.length)}`;
    yield { ...files, "setup.py": computed };
  }
}

test("a plan answers every question, or none, whatever value its settings have", () => {
  let count = 0;
  let answered = 0;
  for (const { files } of baseLayouts) {
    for (const variant of variants(files)) {
      if (count++ % EVERY > 0) continue;
      const plan = wheelPlan(buildFileTree(memorySource(variant)), "");
      if (plan.outcome !== "ok") continue;
      answered++;
      plan.files();
      plan.editableRoots();
      plan.whyAbsent("demo/a.py");
      plan.whyAbsent("gone/a.py");
    }
  }
  expect(answered).toBeGreaterThan(500);
});
