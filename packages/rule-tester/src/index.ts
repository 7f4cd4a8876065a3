import { python, type PythonModel, type PythonNodes } from "@pylayout/python";
import { createRuleTester, type RuleTester } from "./create-rule-tester.ts";
import { findTestFramework } from "./test-framework.ts";

export { createConfigTester, type ConfigTester } from "./create-config-tester.ts";
export type * from "./config-case.ts";
export { createRuleTester, type RuleTester } from "./create-rule-tester.ts";
export type * from "./rule-case.ts";
export { findTestFramework, type TestFramework } from "./test-framework.ts";
export { parseOutline, printOutline, type Files } from "./outline.ts";

/** Tests rules of Python projects in whatever test runner this runs in. */
export const ruleTester: RuleTester<PythonModel, PythonNodes> = createRuleTester(python, await findTestFramework());
