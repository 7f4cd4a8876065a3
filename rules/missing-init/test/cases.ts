import type { RuleCases } from "@pylayout/rule-tester";
import type { missingInit } from "../src/index.ts";
import type { texts } from "../src/texts.ts";

export type Cases = RuleCases<NonNullable<(typeof missingInit)["~options"]>, keyof typeof texts>;
