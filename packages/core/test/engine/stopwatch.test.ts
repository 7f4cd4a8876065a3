import { expect, test } from "vitest";
import { during, enterPhase, readStopwatch, startStopwatch } from "@pylayout/core";

function busyFor(milliseconds: number): string {
  for (const end = performance.now() + milliseconds; performance.now() < end;);
  return "done";
}

test("each moment counts for the innermost phase alone, and the phases add up", () => {
  startStopwatch();
  startStopwatch();
  enterPhase("outer");
  expect(during("inner", () => during("innermost", () => busyFor(20)))).toBe("done");
  expect(() =>
    during("thrown", () => {
      throw new Error("out");
    }),
  ).toThrow("out");
  enterPhase("last");

  const times = new Map(readStopwatch().map(({ phase, milliseconds }) => [phase, milliseconds]));
  expect([...times.keys()].slice(-5)).toEqual(["outer", "inner", "innermost", "thrown", "last"]);
  expect(times.get("innermost")).toBeGreaterThanOrEqual(20);
  expect(times.get("inner")).toBeLessThan(times.get("innermost") ?? 0);
  expect([...times.values()].reduce((a, b) => a + b)).toBeLessThanOrEqual(performance.now());
});
