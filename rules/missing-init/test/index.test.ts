import { ruleTester } from "@pylayout/rule-tester";
import { missingInit } from "../src/index.ts";
import { failures } from "./failure-cases.ts";
import { layout } from "./layout-cases.ts";

ruleTester.run(missingInit, {
  valid: [...layout.valid, ...failures.valid],
  invalid: [...layout.invalid, ...failures.invalid],
});
