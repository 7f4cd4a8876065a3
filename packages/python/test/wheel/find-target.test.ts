import fc from "fast-check";
import { expect, it } from "vitest";
import { findTarget, targetsBeyond } from "../../src/wheel/files/find-target.ts";

const targets = fc.uniqueArray(fc.string({ maxLength: 3, unit: fc.constantFrom("a", "b", "/", ".") }));

/** In the order in which a plan gives its files. */
function files(of: readonly string[]) {
  return [...of].sort().map((target) => ({ target, source: `src/${target}` }));
}

it("finds the file of a target, and no other", () => {
  fc.assert(
    fc.property(targets, targets, (planned, asked) => {
      const all = files(planned);
      for (const target of [...planned, ...asked]) {
        expect(findTarget(all, target)).toBe(all.find((file) => file.target === target));
      }
    }),
  );
});

it("tells which targets others do not have", () => {
  fc.assert(
    fc.property(targets, targets, (one, other) => {
      const beyond = [...one].sort().filter((target) => !other.includes(target));
      expect(targetsBeyond(files(one), files(other))).toEqual(beyond);
    }),
  );
});
