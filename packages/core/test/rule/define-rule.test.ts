import { expect, expectTypeOf, test } from "vitest";
import { defineRule } from "../toy-language.ts";

const docs = { description: "a rule for this test" };

test("options are what the schema says, defaulted ones always there", () => {
  const rule = defineRule({
    meta: {
      name: "typed",
      type: "problem",
      severity: "error",
      docs,
      messages: { bad: "{{what}} is bad in {{ where }}", plain: "bad" },
      schema: {
        type: "object",
        additionalProperties: false,
        properties: {
          mode: { enum: ["always", "never"] },
          depth: { type: "integer", default: 3 },
          names: { type: "array", items: { type: "string" } },
        },
      },
      defaultOptions: { mode: "never" },
    },
    create(context) {
      expectTypeOf(context.model.tree.fileCount).toEqualTypeOf<number>();
      return {
        file(node, { options, report }) {
          expectTypeOf(node.file.name).toEqualTypeOf<string>();
          expectTypeOf(options.mode).toEqualTypeOf<"always" | "never">();
          expectTypeOf(options.depth).toEqualTypeOf<number>();
          expectTypeOf(options.names).toEqualTypeOf<readonly string[] | undefined>();
          report({ messageId: "bad", data: { what: "x", where: 1 } });
          report({ messageId: "plain" });
          // @ts-expect-error -- a placeholder is missing
          report({ messageId: "bad", data: { what: "x" } });
          // @ts-expect-error -- no data at all
          report({ messageId: "bad" });
          // @ts-expect-error -- no such message
          report({ messageId: "worse" });
          // @ts-expect-error -- no such option
          expect(options.size).toBeUndefined();
        },
      };
    },
  });
  expectTypeOf(rule["~options"]).toEqualTypeOf<
    ({ readonly mode: "always" | "never"; readonly depth: number } & { readonly names?: readonly string[] }) | undefined
  >();
});

test("an unknown node type does not compile", () => {
  const rule = defineRule({
    meta: { name: "x", type: "problem", severity: "error", docs, messages: { bad: "bad" } },
    // @ts-expect-error -- the toy language has no "fil"
    create() {
      return {
        fil() {
          return undefined;
        },
      };
    },
  });
  expect(rule.meta.name).toBe("x");
});

test("a default that the schema does not allow does not compile", () => {
  defineRule({
    meta: {
      name: "x",
      type: "problem",
      severity: "error",
      docs,
      messages: { bad: "bad" },
      schema: { type: "object", additionalProperties: false, properties: { mode: { enum: ["a", "b"] } } },
      // @ts-expect-error -- not in the enum
      defaultOptions: { mode: "c" },
    },
    create: () => ({}),
  });
});

test("rules are frozen, deeply", () => {
  const rule = defineRule({
    meta: { name: "x", type: "problem", severity: "error", docs: { ...docs }, messages: { bad: "bad" } },
    create: () => ({}),
  });
  expect(Object.isFrozen(rule)).toBe(true);
  expect(Object.isFrozen(rule.meta.messages)).toBe(true);
  expect(Object.isFrozen(rule.meta.docs)).toBe(true);
});
