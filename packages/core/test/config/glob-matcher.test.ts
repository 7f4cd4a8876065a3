import fc from "fast-check";
import { expect, test } from "vitest";
import { configOf, defineRule, docs } from "../toy-language.ts";

const rule = defineRule({
  meta: { name: "plain", type: "problem", severity: "error", docs, messages: { m: "m" } },
  create: () => ({}),
});

test("a path is configured the same, whatever was asked before it", async () => {
  const segment = fc.constantFrom("a", "b", "*", "**", "*.py", "t_*", "a*b*", "x.py");
  const glob = fc
    .tuple(
      fc.array(segment, { minLength: 1, maxLength: 3 }),
      fc.constantFrom("", "", "/"),
      fc.constantFrom("", "", "!"),
    )
    .map(([parts, end, start]) => start + parts.join("/") + end);
  const name = fc.constantFrom("a", "b", "ab", "x.py", "t_x", "t_x.py", "axbx", "other");
  const odd = fc.constantFrom("{a,b}", "**/?", "[ab]/*.py", "@(a|b)/**", "**/{a,b}/*", "{a/*,b}/x.py", "a/!(b)/**");
  const directory = fc.array(fc.constantFrom("a", "b", "t_", "c"), { maxLength: 3 });
  const path = fc.tuple(directory, name).map(([parents, last]) => [...parents, last].join("/"));
  const question = fc.tuple(path, fc.constantFrom("file" as const, "directory" as const));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 15, arbitrary: glob }, { weight: 1, arbitrary: odd }), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.array(glob, { maxLength: 2 }),
      fc.array(question, { minLength: 8, maxLength: 16 }),
      async (files, exclude, questions) => {
        const entries = [
          { files, rules: { plain: "on" } },
          { ignores: files.slice(1), rules: { plain: "warn" } },
          { settings: { exclude } },
        ];
        const answer = (config: Awaited<ReturnType<typeof configOf>>, [at, kind]: (typeof questions)[number]) => {
          const rules = config.at(at, kind);
          return [at, kind, rules === undefined ? "ignored" : rules.get("plain")?.severity];
        };
        const shared = await configOf([rule], entries);
        for (const one of questions) {
          expect(answer(shared, one)).toEqual(answer(await configOf([rule], entries), one));
        }
      },
    ),
    { numRuns: 150, seed: 2 },
  );
});
