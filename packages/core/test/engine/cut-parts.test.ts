import fc from "fast-check";
import { expect, test } from "vitest";
import { cutParts, partOf } from "../../src/engine/cut-parts.ts";

const weights = fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 30 });

test("every part is in one shard, shards are neighbours, and none is much larger than its share", () => {
  fc.assert(
    fc.property(weights, fc.integer({ min: 1, max: 12 }), (all, count) => {
      const parts = all.map((weight, place) => ({ path: place === 0 ? "" : `p${place}`, weight }));
      const shards = Array.from({ length: count }, (_, place) => [...cutParts(parts, { index: place + 1, count })]);
      expect(shards.flat()).toEqual(parts.map(({ path }) => path));
      const most = Math.max(...all);
      const share = all.reduce((sum, weight) => sum + weight, 0) / count;
      for (const shard of shards) {
        const weight = parts.reduce((sum, part) => sum + (shard.includes(part.path) ? part.weight : 0), 0);
        expect(weight).toBeLessThanOrEqual(share + most);
      }
    }),
  );
});

test("a path belongs to the innermost part", () => {
  const parts = new Set(["", "a", "a/b"]);
  expect(["x.py", "a/x.py", "a/b", "a/b/c/x.py", "ab/x.py"].map((path) => partOf(path, parts))).toEqual([
    "",
    "a",
    "a/b",
    "a/b",
    "",
  ]);
});
