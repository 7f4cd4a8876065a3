import { joinStates, type BoundState } from "./bound-state.ts";

/** How execution leaves a block before its end: by an exception, or by `break` and `continue`. */
export type Escape = "raise" | "jump";

interface Catcher {
  readonly way: Escape;
  readonly from: number;
  readonly states: Map<string, BoundState>;
}

/** The states that names have wherever execution may leave a block early, for whatever goes on behind the block. */
export class EscapingStates {
  private readonly catchers: Catcher[] = [];
  /** Number of places so far at which execution may leave. */
  private readonly passed = { raise: 0, jump: 0 };
  /** That number when a name took its state, for names that took one while somebody catches. */
  private readonly since = new Map<string, Readonly<Record<Escape, number>>>();

  /** Execution may leave here. */
  leave(way: Escape): void {
    this.passed[way]++;
  }

  /** Runs a block; gives the states with which execution may leave it, of the names that it changes. */
  catch<Result>(
    way: Escape,
    run: () => Result,
  ): { readonly result: Result; readonly escaped: ReadonlyMap<string, BoundState> } {
    const catcher = { way, from: this.passed[way], states: new Map<string, BoundState>() };
    this.catchers.push(catcher);
    const result = run();
    this.catchers.pop();
    if (way === "raise") for (const [name, state] of catcher.states) this.note(name, state, way);
    return { result, escaped: catcher.states };
  }

  /** A name gives up a state. */
  change(name: string, before: BoundState): void {
    if (this.catchers.length === 0) return;
    this.escapes(name, before, "raise");
    this.escapes(name, before, "jump");
    this.since.set(name, { ...this.passed });
  }

  private escapes(name: string, state: BoundState, way: Escape): void {
    const catcher = this.innermost(way);
    if (!catcher) return;
    const since = Math.max(this.since.get(name)?.[way] ?? 0, catcher.from);
    if (this.passed[way] > since) this.note(name, state, way);
  }

  private note(name: string, state: BoundState, way: Escape): void {
    const states = this.innermost(way)?.states;
    states?.set(name, joinStates(states.get(name) ?? state, state));
  }

  private innermost(way: Escape): Catcher | undefined {
    return this.catchers.findLast((catcher) => catcher.way === way);
  }
}
