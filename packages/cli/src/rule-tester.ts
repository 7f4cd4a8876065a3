import { createConfigTester, findTestFramework, type ConfigTester } from "@pylayout/rule-tester";
import { python } from "@pylayout/python";
import { BUILTIN_PRESETS } from "./builtin-presets.ts";
import { BUILTIN_RULE_MAP } from "./builtin-rules.ts";

export { parseOutline, ruleTester } from "@pylayout/rule-tester";
export type {
  CaseInput,
  ConfigCaseInput,
  ConfigCases,
  ConfigTester,
  ExpectedFinding,
  ExpectedMessage,
  Files,
  InvalidCase,
  RuleCases,
  RuleTester,
  TreeInput,
  ValidCase,
} from "@pylayout/rule-tester";

/** Tests shared configs, with the rules and presets that come with pylayout, in whatever test runner this runs in. */
export const configTester: ConfigTester = createConfigTester(
  {
    rules: BUILTIN_RULE_MAP,
    presets: new Map(Object.entries(BUILTIN_PRESETS)),
    language: python,
    loadPlugin: async (name, from) => (await packages()).loadPlugin(name, from, process.cwd()),
    loadPreset: async (name, from) => (await packages()).loadPreset(name, from, process.cwd()),
  },
  await findTestFramework(),
);

function packages() {
  return import("./packages.ts");
}
