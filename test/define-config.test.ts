import { defineConfig, defineRule } from "pylayout/config";
import { expect, it } from "vitest";

const rule = defineRule({
  meta: {
    name: "no-legacy",
    type: "suggestion",
    severity: "warning",
    docs: { description: "Reports directories named legacy" },
    messages: { found: "{{path}} is named legacy" },
    schema: { type: "object", properties: { deep: { type: "boolean" } }, additionalProperties: false },
    defaultOptions: { deep: false },
  },
  create: () => ({
    directory(node, { report, options }) {
      if (options.deep) report({ messageId: "found", data: { path: node.path } });
    },
  }),
});
const team = { meta: { name: "team" }, rules: { "no-legacy": rule } } as const;

it("takes what is right and gives it back", () => {
  const config = defineConfig(
    { extends: ["recommended"], rules: { "missing-init": { imported: "error" } } },
    { plugins: { team }, rules: { "team/no-legacy": ["warn", { deep: true }], "syntax-too-new": "off" } },
  );
  expect(config).toHaveLength(2);
  const other = { meta: { name: "other" }, rules: { "no-legacy": rule } } as const;
  const listed = defineConfig([
    { extends: ["recommended"], plugins: { team } },
    { plugins: { other }, rules: { "team/no-legacy": ["warn", { deep: true }], "other/no-legacy": { deep: true } } },
  ]);
  expect(listed).toHaveLength(1);
  const scoped = { plugins: { "@acme": team, "@acme/python": team } } as const;
  expect(defineConfig({ ...scoped, rules: { "@acme/python/no-legacy": { deep: true } } })).toHaveLength(1);
});

it("makes mistakes errors of the compiler", () => {
  const mistakes = () => [
    // @ts-expect-error -- no such rule
    defineConfig({ rules: { "missing-int": "on" } }),
    // @ts-expect-error -- no such option
    defineConfig({ rules: { "missing-init": { importd: "error" } } }),
    // @ts-expect-error -- no such value
    defineConfig({ rules: { "missing-init": { imported: "fatal" } } }),
    // @ts-expect-error -- no such rule in the plugin
    defineConfig({ plugins: { team }, rules: { "team/no-legcy": "on" } }),
    // @ts-expect-error -- no such rule in the plugin, in a list as ESLint takes it
    defineConfig([{ plugins: { team }, rules: { "team/no-legcy": "on" } }]),
    // @ts-expect-error -- no such option of a rule whose prefix holds a slash
    defineConfig({ plugins: { "@acme/python": team }, rules: { "@acme/python/no-legacy": { depe: true } } }),
    // @ts-expect-error -- no such value
    defineConfig({ plugins: { "@acme/python": team }, rules: { "@acme/python/no-legacy": ["on", { deep: "yes" }] } }),
  ];
  expect(mistakes).toBeTypeOf("function");
});
