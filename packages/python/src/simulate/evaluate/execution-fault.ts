import type { Failure } from "../failure.ts";

/** A place where executing a module may fail without an import; asked when execution gets there. */
export interface FaultCandidate {
  readonly offset: number;
  check(): Failure | null;
}
