import { constantName } from "./package-name.ts";

/** Where a rule's source and test import what they need. */
export interface RuleImports {
  readonly defineRule: string;
  readonly ruleTester: string;
  /** The rule itself, as its test imports it. */
  readonly rule: string;
}

/** A small rule that works, to be changed into what is wanted. */
export function ruleSource(name: string, { defineRule }: RuleImports): string {
  return `import { defineRule } from "${defineRule}";

/** Say what goes wrong where this is not followed, and who says so: a PEP, a tool's documentation, the team. */
export const ${constantName(name)} = defineRule({
  meta: {
    name: "${name}",
    type: "suggestion",
    severity: "warning",
    docs: { description: "Reports directories named legacy" },
    messages: { found: "nothing new belongs into {{name}}" },
  },
  create: () => ({
    directory(node, { report }) {
      const { name } = node.directory;
      if (name === "legacy") report({ messageId: "found", data: { name } });
    },
  }),
});
`;
}

/** The test of that rule: trees drawn as outlines, with the messages that they give. */
export function ruleTest(name: string, imports: RuleImports): string {
  return `import { ruleTester } from "${imports.ruleTester}";
import { ${constantName(name)} } from "${imports.rule}";

ruleTester.run(${constantName(name)}, {
  valid: [
    \`
    app/
      __init__.py
    \`,
  ],
  invalid: [
    {
      tree: \`
      app/
        __init__.py
        legacy/
          old.py  | print("old")
      \`,
      messages: [{ messageId: "found", path: "app/legacy", data: { name: "legacy" } }],
    },
  ],
});
`;
}
