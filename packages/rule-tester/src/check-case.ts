import assert from "node:assert/strict";
import type { AnyRule, Language, LintResult } from "@pylayout/core";
import { configOf, openCase, type CaseRun } from "./case-run.ts";
import { checkFix, checkTree } from "./check-fix.ts";
import { checkMessages, checkStated } from "./check-messages.ts";
import type { InvalidCase } from "./rule-case.ts";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- model and nodes do not matter here
type AnyLanguage = Language<any, any>;

/** Runs one case with everything that must hold of every rule. @throws AssertionError */
export async function checkCase<Options>(
  rule: AnyRule,
  input: InvalidCase<Options, string>,
  language: AnyLanguage,
): Promise<void> {
  const run = openCase(input, await configOf(rule, input, language), language);
  const tree = run.treeOf(run.files);
  const result = run.lint(tree);
  checkFailures(result);
  const rules = [rule, ...(input.alsoOn ?? [])];
  checkMessages(result.messages, input.messages, rules);
  checkStated(result.messages, input.messages, rules);
  checkTree(tree, run.treeOf(run.files), "linting must not change the tree");
  checkOrder(run, result);
  checkFix(run, "safe", result.messages, input.fixed);
  checkFix(run, "unsafe", result.messages, input.fixedUnsafely);
}

export function checkFailures({ failures }: LintResult): void {
  const [first] = failures;
  if (first !== undefined) assert.fail(`${first.rule} threw at "${first.path}": ${first.stack}`);
}

/** A tree has no order: whatever lists it first must not decide what is found. */
function checkOrder(run: CaseRun, result: LintResult): void {
  const reversed = run.treeOf(Object.fromEntries(Object.entries(run.files).reverse()));
  assert.deepStrictEqual(run.lint(reversed).messages, result.messages, "the result depends on the order of entries");
}
