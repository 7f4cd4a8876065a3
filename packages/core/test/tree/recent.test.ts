import { expect, it } from "vitest";
import { Recent } from "../../src/tree/recent.ts";

it("has the oldest forget as soon as there is no room", () => {
  const forgotten: string[] = [];
  const recent = new Recent<string>(10, (owner) => forgotten.push(owner));
  recent.add("a", 4);
  recent.add("b", 6);
  expect(forgotten).toEqual([]);
  recent.add("c", 1);
  expect(forgotten).toEqual(["a"]);
  recent.add("larger than all room", 50);
  expect(forgotten).toEqual(["a", "b", "c"]);
  recent.add("d", 10);
  expect(forgotten).toEqual(["a", "b", "c", "larger than all room"]);
});

it("forgets all but the last few of many, in their order", () => {
  const forgotten: number[] = [];
  const recent = new Recent<number>(3, (owner) => forgotten.push(owner));
  const all = Array.from({ length: 1000 }, (_, i) => i);
  for (const each of all) recent.add(each, 1);
  expect(forgotten).toEqual(all.slice(0, -3));
});
