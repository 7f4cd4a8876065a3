import { packedChanges, type BindingChange } from "./binding-history.ts";
import type { Changes } from "./resting-changes.ts";
import { joinStates, type BoundState } from "./bound-state.ts";
import { EscapingStates } from "./escaping-states.ts";

/** How a branch ends: whether execution goes on behind it, and the names that it changed. */
export interface BranchEnd {
  readonly completes: boolean;
  readonly states: ReadonlyMap<string, BoundState>;
}

/** The states of a module's names in order of execution, which is the order of the text but for branches. */
export class BindingTimeline {
  readonly escapes = new EscapingStates();
  private readonly current = new Map<string, BoundState>();
  private readonly changes = new Map<string, BindingChange[]>();
  private log = new Map<string, BoundState>();

  /** A name takes a state when execution has reached `offset`. */
  set(name: string, state: BoundState, offset: number): void {
    if (!this.log.has(name)) this.log.set(name, this.now(name));
    this.change(name, state, offset);
  }

  private change(name: string, state: BoundState, offset: number): void {
    const before = this.now(name);
    if (before === state) return;
    this.escapes.change(name, before);
    this.current.set(name, state);
    const changes = this.changes.get(name);
    if (changes) changes.push({ offset, state });
    else this.changes.set(name, [{ offset, state }]);
  }

  now(name: string): BoundState {
    return this.current.get(name) ?? "absent";
  }

  /** Runs a branch and takes back what it changed; `end` is the offset behind it. */
  branch(end: number, run: () => boolean): BranchEnd {
    const outer = this.log;
    this.log = new Map();
    const completes = run();
    const states = new Map([...this.log.keys()].map((name) => [name, this.now(name)] as const));
    const undo = this.log;
    this.log = outer;
    for (const [name, state] of undo) this.change(name, state, end);
    return { completes, states };
  }

  /** Goes on behind alternative branches; false where none of them completes. */
  join(branches: readonly BranchEnd[], offset: number): boolean {
    const completing = branches.filter((branch) => branch.completes);
    for (const name of new Set(completing.flatMap((branch) => [...branch.states.keys()]))) {
      const states = completing.map((branch) => branch.states.get(name) ?? this.now(name));
      this.set(name, states.reduce(joinStates), offset);
    }
    return completing.length > 0;
  }

  /** Takes a branch's changes as certain, or as what may have happened. */
  apply(branch: BranchEnd, offset: number, certain: boolean): void {
    if (!certain) this.mayHave(branch.states, offset);
    else for (const [name, state] of branch.states) this.set(name, state, offset);
  }

  /** Names may have these states instead. */
  mayHave(states: ReadonlyMap<string, BoundState>, offset: number): void {
    for (const [name, state] of states) this.set(name, joinStates(this.now(name), state), offset);
  }

  packed(): Changes {
    return packedChanges(this.changes);
  }
}
