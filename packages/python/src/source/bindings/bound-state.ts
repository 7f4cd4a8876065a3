/** Whether a name is bound on every way of execution that comes to a place, on some, or on none. */
export type BoundState = "definite" | "possible" | "absent";

export function joinStates(a: BoundState, b: BoundState): BoundState {
  return a === b ? a : "possible";
}
