import type { WheelReason } from "./wheel-plan.ts";

/** Ends planning from any depth of a backend's reading: the build would fail, or nothing certain can be said. */
export class PlanStop extends Error {
  readonly outcome: "error" | "unknown";
  readonly reason: WheelReason;

  constructor(outcome: "error" | "unknown", reason: WheelReason) {
    super(reason.text);
    this.outcome = outcome;
    this.reason = reason;
  }
}

export function buildFails(reason: WheelReason): never {
  throw new PlanStop("error", reason);
}

export function cannotKnow(reason: WheelReason): never {
  throw new PlanStop("unknown", reason);
}
