import fc from "fast-check";
import { expect, it } from "vitest";
import { SmallMap } from "../../src/simulate/small-map.ts";

it("tells what a Map tells, of few entries and of many", () => {
  const name = fc.integer({ min: 1, max: 26 }).map(String);
  const entries = fc.array(fc.tuple(name, fc.object()), { maxLength: 30, size: "max" });
  fc.assert(
    fc.property(entries, fc.array(name), (added, asked) => {
      const small = new SmallMap<object>();
      const map = new Map<string, object>();
      for (const [key, value] of added) {
        small.set(key, value);
        map.set(key, value);
      }
      expect([...small]).toEqual([...map]);
      for (const key of [...asked, ...map.keys()]) expect(small.get(key)).toBe(map.get(key));
    }),
  );
});
