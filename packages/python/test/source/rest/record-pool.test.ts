import { expect, it } from "vitest";
import { RecordPool } from "../../../src/source/rest/record-pool.ts";

const NUMBERS = [0, 1, 127, 128, 16_383, 16_384, 2 ** 21, 2 ** 28 - 1, 2 ** 31 - 1];

it("gives back the numbers and words of every record, in whatever order they are asked for", () => {
  const pool = new RecordPool();
  const places = Array.from({ length: 5000 }, (_, i) =>
    pool.add((to) => {
      to.number(i);
      to.word(i % 3 === 0 ? null : `word ${i % 7}`);
      for (const number of NUMBERS) to.number(number);
    }),
  );
  for (const i of [4999, 0, 2500, ...places.keys()]) {
    const read = pool.at(places[i] ?? -1, (from) => [from.number(), from.word(), NUMBERS.map(() => from.number())]);
    expect(read).toEqual([i, i % 3 === 0 ? null : `word ${i % 7}`, NUMBERS]);
  }
});

it("holds records that are larger than its pages", () => {
  const pool = new RecordPool();
  const lengths = [3, 200_000, 5, 70_000, 70_000, 1];
  const places = lengths.map((length) =>
    pool.add((to) => {
      for (let i = 0; i < length; i++) to.number(i);
    }),
  );
  lengths.forEach((length, at) => {
    const sum = pool.at(places[at] ?? -1, (from) => {
      let total = 0;
      for (let i = 0; i < length; i++) total += from.number();
      return total;
    });
    expect(sum).toBe((length * (length - 1)) / 2);
  });
});
