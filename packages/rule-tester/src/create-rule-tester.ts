import assert from "node:assert/strict";
import type { AnyRule, Language, MessageTexts, Rule } from "@pylayout/core";
import { nameOf } from "./case-run.ts";
import { checkCase } from "./check-case.ts";
import type { CaseInput, InvalidCase, RuleCases, TreeInput, ValidCase } from "./rule-case.ts";
import type { TestFramework } from "./test-framework.ts";

export interface RuleTester<Model, Nodes extends object> {
  /** Declares the tests of one rule: each case, and that together they use every message that the rule has. */
  run<Options, Texts extends MessageTexts>(
    rule: Rule<Model, Nodes, Options, Texts>,
    cases: RuleCases<Options, keyof Texts & string>,
  ): void;
}

/** A tester for rules of one language, within one test runner. */
export function createRuleTester<Model, Nodes extends object>(
  language: Language<Model, Nodes>,
  { describe, it }: TestFramework,
): RuleTester<Model, Nodes> {
  return {
    run(rule, cases) {
      const any = rule as AnyRule;
      describe(nameOf(any), () => {
        describe("valid", () => {
          for (const [index, valid] of cases.valid.entries()) {
            const input = inputOf(valid);
            it(titleOf(input, index), () => checkCase(any, { ...input, messages: [] }, language));
          }
        });
        describe("invalid", () => {
          for (const [index, invalid] of cases.invalid.entries()) {
            it(titleOf(invalid, index), () => {
              assert.ok(invalid.messages.length > 0, "an invalid case expects at least one message");
              return checkCase(any, invalid as InvalidCase<unknown, string>, language);
            });
          }
        });
        it("every message is used by some case, and no case stands twice", () => {
          checkCoverage(any, cases);
        });
      });
    },
  };
}

export function inputOf<Options>(valid: ValidCase<Options>): CaseInput<Options> {
  return isCase(valid) ? valid : { tree: valid };
}

/** A case has a `tree`; files by path may hold one by that name, but then it is no outline and no files by path. */
function isCase<Options>(valid: ValidCase<Options>): valid is CaseInput<Options> {
  return typeof valid === "object" && "tree" in valid && Object.keys(valid).every((key) => caseKeys.has(key));
}

const caseKeys = new Set([
  "name",
  "tree",
  "options",
  "severity",
  "settings",
  "config",
  "alsoOn",
  "source",
  "builtFrom",
]);

export function titleOf({ name, tree }: Pick<CaseInput<never>, "name" | "tree">, index: number): string {
  return name ?? `${index + 1}: ${briefly(tree)}`;
}

function briefly(tree: TreeInput): string {
  const text = typeof tree === "string" ? tree : Object.keys(tree).join(" ");
  const words = text.trim().split(/\s+/).join(" ");
  return words.length <= 70 ? words : `${words.slice(0, 67)}...`;
}

function checkCoverage(rule: AnyRule, cases: RuleCases<unknown, string>): void {
  const used = new Set(cases.invalid.flatMap(({ messages }) => messages.map(({ messageId }) => messageId)));
  const unused = Object.keys(rule.meta.messages as MessageTexts).filter((messageId) => !used.has(messageId));
  assert.deepStrictEqual(unused, [], "no case expects these messages");
  const keys = [...cases.valid.map(inputOf), ...cases.invalid].map((input) =>
    JSON.stringify({ ...input, name: undefined }),
  );
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  assert.deepStrictEqual(twice, [], "these cases stand twice");
}
