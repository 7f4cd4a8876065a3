import type { SourceStore } from "../rest/source-store.ts";
import type { BoundState } from "./bound-state.ts";
import type { Changes } from "./resting-changes.ts";

const NO_CHANGES: Changes = new Map();
const STATES: readonly BoundState[] = ["definite", "possible", "absent"];

/** A change of a name's state. */
export interface BindingChange {
  readonly offset: number;
  readonly state: BoundState;
}

export function packedChanges(changes: ReadonlyMap<string, readonly BindingChange[]>): Changes {
  const packed = new Map<string, number | readonly number[]>();
  for (const [name, list] of changes) {
    const numbers = list.map(({ offset, state }) => 4 * offset + STATES.indexOf(state));
    packed.set(name, numbers.length === 1 ? (numbers[0] ?? 0) : numbers);
  }
  return packed;
}

/** What a timeline came to, as small as can be, because it is kept for every module that somebody imports names from. */
export class BindingHistory {
  private readonly store: SourceStore;
  /** -1 where nothing changes. */
  private readonly handle: number;

  constructor(changes: Changes, store: SourceStore) {
    this.store = store;
    this.handle = changes.size === 0 ? -1 : store.bindings.add(changes);
  }

  get changes(): Changes {
    return this.handle < 0 ? NO_CHANGES : this.store.bindings.at(this.handle);
  }

  at(name: string, offset: number): BoundState {
    const found = this.changes.get(name);
    if (found === undefined) return "absent";
    const change = typeof found === "number" ? found : found.findLast((each) => Math.floor(each / 4) <= offset);
    return change === undefined || Math.floor(change / 4) > offset ? "absent" : stateOf(change);
  }

  /** The names that are in a state at the end. */
  names(state: BoundState): Set<string> {
    const names = new Set<string>();
    for (const [name, found] of this.changes) {
      const last = typeof found === "number" ? found : found.at(-1);
      if (last !== undefined && stateOf(last) === state) names.add(name);
    }
    return names;
  }
}

function stateOf(change: number): BoundState {
  return STATES[change % 4] ?? "absent";
}
