import { expect, test } from "vitest";
import { createDefineConfig, type Plugin } from "@pylayout/core";
import { configOf, defineRule, docs } from "../toy-language.ts";

const meta = { type: "problem", severity: "error", docs, messages: { m: "m" } } as const;
const plain = defineRule({ meta: { ...meta, name: "plain" }, create: () => ({}) });
const shaped = defineRule({
  meta: {
    ...meta,
    name: "shaped",
    schema: {
      type: "object",
      additionalProperties: false,
      properties: { mode: { enum: ["a", "b"] }, depth: { type: "integer", default: 1 } },
    },
  },
  create: () => ({}),
});
const acme = { meta: { name: "acme" }, rules: { shaped, plain } } satisfies Plugin;
const defineConfig = createDefineConfig<{ plain: typeof plain; shaped: typeof shaped }>();

test("knows rules and options, built in and of plugins", async () => {
  const config = defineConfig(
    { plugins: { acme }, rules: { plain: "warn", shaped: ["error", { mode: "a" }], "acme/shaped": { depth: 2 } } },
    { files: ["x/"], rules: { "acme/plain": "off", shaped: { severity: "on", mode: "b" } } },
  );
  const loaded = await configOf([plain, shaped], config);
  expect(loaded.at("a")?.get("acme/shaped")?.options).toEqual({ depth: 2 });
  expect(loaded.at("x/a")?.get("shaped")).toEqual({ severity: "on", options: { mode: "b", depth: 1 } });
});

test("plugins of one entry are known in all others", () => {
  const other = { meta: { name: "other" }, rules: { deep: shaped } } satisfies Plugin;
  const entries = [
    { plugins: { acme }, rules: { "acme/plain": "on", "other/deep": { mode: "a" } } },
    { plugins: { other }, files: ["x/"], rules: { "acme/shaped": "on" } },
    { rules: { "other/deep": "on" } },
  ] as const;
  expect(defineConfig(...entries)).toEqual(entries);
  // @ts-expect-error -- no such rule of the other entry's plugin
  defineConfig({ plugins: { other } }, { files: ["x/"], rules: { "other/dep": "on" } });
  // @ts-expect-error -- nobody brings this plugin
  defineConfig({ rules: { "other/deep": "on" } });
  // @ts-expect-error -- no plugin
  defineConfig({ plugins: { other: 3 } });
});

test("wrong programs do not compile", () => {
  // @ts-expect-error -- no such rule
  defineConfig({ rules: { plian: "on" } });
  // @ts-expect-error -- no such severity
  defineConfig({ rules: { plain: "errr" } });
  // @ts-expect-error -- no such option
  defineConfig({ rules: { shaped: ["on", { mod: "a" }] } });
  // @ts-expect-error -- no such value
  defineConfig({ rules: { shaped: ["on", { mode: "c" }] } });
  // @ts-expect-error -- no such option, in the object form
  defineConfig({ rules: { shaped: { severity: "on", mod: "a" } } });
  // @ts-expect-error -- the plugin has no such rule
  defineConfig({ plugins: { acme }, rules: { "acme/nothing": "on" } });
  // @ts-expect-error -- no such value for a plugin's rule
  defineConfig({ plugins: { acme }, rules: { "acme/shaped": ["on", { mode: "c" }] } });
  // @ts-expect-error -- this rule has no options
  defineConfig({ rules: { plain: ["on", { mode: "a" }] } });
  // @ts-expect-error -- no such key of an entry
  defineConfig({ rule: {} });
  expect(defineConfig({ name: "right" })).toEqual([{ name: "right" }]);
});
