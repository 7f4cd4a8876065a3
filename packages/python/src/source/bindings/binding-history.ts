import { Rested, type RestingForm } from "../rested.ts";
import type { BoundState } from "./bound-state.ts";

const STATES: readonly BoundState[] = ["definite", "possible", "absent"];

/** A change of a name's state. */
export interface BindingChange {
  readonly offset: number;
  readonly state: BoundState;
}

/** The changes of each name, in order of execution: four times the offset, and the number of the state. */
type Changes = ReadonlyMap<string, number | readonly number[]>;

/** Names without quotation marks in front of their numbers, which hold no spaces. */
const RESTING_CHANGES: RestingForm<Changes> = {
  pack: (changes) => [...changes].map(([name, numbers]) => `${name} ${String(numbers)}`).join("\n"),
  unpack: (text) => new Map(text.split("\n").map(unpackChanges)),
  size: (changes) => 2 + changes.size,
};

function unpackChanges(line: string): [string, number | readonly number[]] {
  const space = line.lastIndexOf(" ");
  const numbers = line.slice(space + 1).split(",");
  return [line.slice(0, space), numbers.length === 1 ? Number(numbers[0]) : numbers.map(Number)];
}

/** What a timeline came to, as small as can be, because it is kept for every module that somebody imports names from. */
export class BindingHistory {
  private readonly changes: Rested<Changes> | undefined;

  constructor(changes: ReadonlyMap<string, readonly BindingChange[]>) {
    const packed = new Map<string, number | readonly number[]>();
    for (const [name, list] of changes) {
      const numbers = list.map(({ offset, state }) => 4 * offset + STATES.indexOf(state));
      packed.set(name, numbers.length === 1 ? (numbers[0] ?? 0) : numbers);
    }
    this.changes = packed.size === 0 ? undefined : new Rested(RESTING_CHANGES, packed);
  }

  at(name: string, offset: number): BoundState {
    const found = this.changes?.value.get(name);
    if (found === undefined) return "absent";
    const change = typeof found === "number" ? found : found.findLast((each) => Math.floor(each / 4) <= offset);
    return change === undefined || Math.floor(change / 4) > offset ? "absent" : stateOf(change);
  }

  /** The names that are in a state at the end. */
  names(state: BoundState): Set<string> {
    const names = new Set<string>();
    for (const [name, found] of this.changes?.value ?? []) {
      const last = typeof found === "number" ? found : found.at(-1);
      if (last !== undefined && stateOf(last) === state) names.add(name);
    }
    return names;
  }
}

function stateOf(change: number): BoundState {
  return STATES[change % 4] ?? "absent";
}
