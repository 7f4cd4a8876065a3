import type { RecordReader } from "../rest/record-pool.ts";
import type { RestingForm } from "../rest/resting-values.ts";

/** The changes of each name's state, in order of execution: four times the offset, and the number of the state. */
export type Changes = ReadonlyMap<string, number | readonly number[]>;

export const RESTING_CHANGES: RestingForm<Changes> = {
  write(changes, to) {
    to.number(changes.size);
    for (const [name, found] of changes) {
      to.word(name);
      const numbers = typeof found === "number" ? [found] : found;
      to.number(numbers.length);
      for (const number of numbers) to.number(number);
    }
  },
  read(from) {
    const changes = new Map<string, number | readonly number[]>();
    for (let left = from.number(); left > 0; left--) changes.set(from.word() ?? "", readNumbers(from));
    return changes;
  },
  size: (changes) => 2 + changes.size,
};

function readNumbers(from: RecordReader): number | readonly number[] {
  const count = from.number();
  return count === 1 ? from.number() : Array.from({ length: count }, () => from.number());
}
