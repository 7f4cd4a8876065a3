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
  const odd = fc.constantFrom("{a,b}", "**/?", "[ab]/*.py", "@(a|b)/**", "**/{a,b}/*");
  const path = fc.tuple(fc.constantFrom("", "a/", "b/", "a/b/"), name).map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 15, arbitrary: glob }, { weight: 1, arbitrary: odd }), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.array(path, { minLength: 8, maxLength: 16 }),
      async (files, paths) => {
        const entries = [
          { files, rules: { plain: "on" } },
          { ignores: files.slice(1), rules: { plain: "warn" } },
        ];
        const severityOf = (config: Awaited<ReturnType<typeof configOf>>, at: string): unknown =>
          config.at(at)?.get("plain")?.severity;
        const shared = await configOf([rule], entries);
        for (const one of paths) {
          expect([one, severityOf(shared, one)]).toEqual([one, severityOf(await configOf([rule], entries), one)]);
        }
      },
    ),
    { numRuns: 150, seed: 2 },
  );
});
