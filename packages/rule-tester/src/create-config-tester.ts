import assert from "node:assert/strict";
import { createConfig, type ConfigEnvironment, type ConfigInput, type Language, type LintConfig } from "@pylayout/core";
import { openCase } from "./case-run.ts";
import { checkFailures } from "./check-case.ts";
import { checkMessages } from "./check-messages.ts";
import type { ConfigCaseInput, ConfigCases, ExpectedFinding } from "./config-case.ts";
import { inputOf, titleOf } from "./create-rule-tester.ts";
import type { TestFramework } from "./test-framework.ts";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- model and nodes do not matter here
type AnyLanguage = Language<any, any>;

export interface ConfigTester {
  /** Declares the tests of one shared config: that all of it is right, and what it finds in each project. */
  run(name: string, config: ConfigInput, cases?: ConfigCases): void;
}

/** A tester for configs of one language, within one test runner. */
export function createConfigTester(
  environment: ConfigEnvironment & { readonly language: AnyLanguage },
  { describe, it }: TestFramework,
): ConfigTester {
  const load = (shared: ConfigInput, name: string, own: ConfigCaseInput): Promise<LintConfig> => {
    const { settings, config = [] } = own;
    const entries = [shared, ...(settings ? [{ settings }] : []), config];
    return createConfig([{ label: name, base: "", keys: "camelCase", config: entries }], environment);
  };
  return {
    run(name, shared, { valid = [], invalid = [] } = {}) {
      const check = async (input: ConfigCaseInput, messages: readonly ExpectedFinding[]): Promise<void> => {
        const config = await load(shared, name, input);
        const run = openCase(input, config, environment.language);
        const result = run.lint(run.treeOf(run.files));
        checkFailures(result);
        checkMessages(result.messages, messages, [...config.rules.values()]);
      };
      describe(name, () => {
        it("holds no mistakes", async () => {
          await load(shared, name, { tree: {} });
        });
        for (const [index, given] of valid.entries()) {
          const input = inputOf(given);
          it(`valid > ${titleOf(input, index)}`, () => check(input, []));
        }
        for (const [index, input] of invalid.entries()) {
          it(`invalid > ${titleOf(input, index)}`, () => {
            assert.ok(input.messages.length > 0, "an invalid case expects at least one message");
            return check(input, input.messages);
          });
        }
      });
    },
  };
}
