import path from "node:path";
import { nameHint, UsageError } from "@pylayout/core";
import { writeEdits } from "@pylayout/node";
import { parseArguments } from "../arguments.ts";
import { NEW_KINDS, planNew, type NewPlan } from "../new/plan-package.ts";
import { TEST_RUNNERS } from "../new/tooling.ts";
import type { Surroundings } from "../streams.ts";
import { printable } from "../text.ts";

const OPTIONS = {
  directory: { type: "string" },
  rule: { type: "string" },
  pylayout: { type: "string" },
  tests: { type: "string" },
  "dry-run": { type: "boolean" },
} as const;

/** `pylayout new rule|plugin|config <name>`: makes a package that passes its own checks, or adds a rule to a plugin. */
export function newPackage(args: readonly string[], { cwd, stdout }: Surroundings): Promise<number> {
  const { values, positionals } = parseArguments("new", args, OPTIONS);
  const [kind, name, ...more] = positionals;
  if (name === undefined || more.length > 0) {
    throw new UsageError("new takes a kind and a name", { hint: "pylayout new rule|plugin|config <name>" });
  }
  const chosen = oneOf("kind", kind ?? "", NEW_KINDS);
  if (chosen !== "plugin" && values.rule !== undefined) {
    throw new UsageError("--rule names the first rule of a plugin", { where: `new ${chosen}` });
  }
  const tests = oneOf("test runner", values.tests ?? "vitest", TEST_RUNNERS);
  const plan = planNew(
    { kind: chosen, name, tests, directory: values.directory, rule: values.rule, pylayout: values.pylayout },
    cwd,
  );
  if (values["dry-run"] !== true) writeEdits(plan.root, plan.files);
  stdout.write(summary(plan, cwd, values["dry-run"] === true));
  return Promise.resolve(0);
}

function oneOf<const Value extends string>(what: string, given: string, known: readonly Value[]): Value {
  const found = known.find((value) => value === given);
  if (found !== undefined) return found;
  throw new UsageError(`unknown ${what} ${JSON.stringify(given)}`, {
    hint: nameHint(given, known) ?? `known: ${known.join(", ")}`,
  });
}

function summary(plan: NewPlan, cwd: string, isDry: boolean): string {
  const place = path.relative(cwd, plan.directory) || ".";
  const lines = plan.files.map(({ path: name, before }) => {
    const shown = path.relative(cwd, path.join(plan.root, name)).split(path.sep).join("/");
    return `${isDry ? "would " : ""}${before === null ? "create" : "change"}${isDry ? "" : "d"} ${shown}`;
  });
  const advice = plan.advice.length === 0 ? [] : ["", "Add to the plugin by hand:", ...indented(plan.advice)];
  const next = plan.isAddition
    ? ["npm run check", "switch the rule on in a preset of src/index.ts, and name it in README.md"]
    : [`cd ${place}`, "npm install", "npm run check"];
  return `${[...lines, ...advice, "", "Next:", ...indented(next)].map(printable).join("\n")}\n`;
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
