import type { SourceStore } from "../rest/source-store.ts";
import type { BoundState } from "./bound-state.ts";

const STATES: readonly BoundState[] = ["definite", "possible", "absent"];

/** A change of a name's state. */
export interface BindingChange {
  readonly offset: number;
  readonly state: BoundState;
}

/** What a timeline came to, as small as can be, because it is kept for every module that somebody imports names from. */
export class BindingHistory {
  private readonly store: SourceStore;
  /** -1 where nothing changes. */
  private readonly handle: number;

  constructor(changes: ReadonlyMap<string, readonly BindingChange[]>, store: SourceStore) {
    const packed = new Map<string, number | readonly number[]>();
    for (const [name, list] of changes) {
      const numbers = list.map(({ offset, state }) => 4 * offset + STATES.indexOf(state));
      packed.set(name, numbers.length === 1 ? (numbers[0] ?? 0) : numbers);
    }
    this.store = store;
    this.handle = packed.size === 0 ? -1 : store.bindings.add(packed);
  }

  at(name: string, offset: number): BoundState {
    const found = this.handle < 0 ? undefined : this.store.bindings.at(this.handle).get(name);
    if (found === undefined) return "absent";
    const change = typeof found === "number" ? found : found.findLast((each) => Math.floor(each / 4) <= offset);
    return change === undefined || Math.floor(change / 4) > offset ? "absent" : stateOf(change);
  }

  /** The names that are in a state at the end. */
  names(state: BoundState): Set<string> {
    const names = new Set<string>();
    if (this.handle < 0) return names;
    for (const [name, found] of this.store.bindings.at(this.handle)) {
      const last = typeof found === "number" ? found : found.at(-1);
      if (last !== undefined && stateOf(last) === state) names.add(name);
    }
    return names;
  }
}

function stateOf(change: number): BoundState {
  return STATES[change % 4] ?? "absent";
}
