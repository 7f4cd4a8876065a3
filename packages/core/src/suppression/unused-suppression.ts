import type { LintNode } from "../language/language.ts";
import { createDefineRule } from "../rule/define-rule.ts";

/**
 * The rule under which the engine reports comments that silence nothing. The engine does the work, since only it knows
 * what was silenced; as a rule it has a severity, options and a page like all others.
 */
export const unusedSuppression = createDefineRule<unknown, Record<string, LintNode>>()({
  meta: {
    name: "unused-suppression",
    type: "suggestion",
    severity: "warning",
    docs: { description: "Comments that silence a rule must silence something" },
    messages: {
      unused: "nothing to silence here: {{rule}} reports nothing",
      unknown: 'there is no rule "{{rule}}"{{hint}}',
      noRule: "a suppression must name the rules that it silences: pylayout: disable=<rule>",
      noReason: "a suppression must give its reason: -- <reason>",
    },
    schema: {
      type: "object",
      additionalProperties: false,
      properties: {
        requireReason: {
          type: "boolean",
          description: "every suppression must say why, behind `--`",
        },
      },
    },
    defaultOptions: { requireReason: false },
    fixable: ["safe"],
  },
  create: () => ({}),
});
