import type { Message } from "../rule/message.ts";

/** A rule that threw: its findings are incomplete, and the run ends with exit code 2. */
export interface RuleFailure {
  readonly rule: string;
  /** The path of the node it was visiting; "" in `create`. */
  readonly path: string;
  readonly message: string;
  readonly stack: string;
}

export interface RuleTime {
  readonly rule: string;
  readonly milliseconds: number;
  readonly visits: number;
}

export interface PhaseTime {
  readonly phase: string;
  readonly milliseconds: number;
}

/** What `--stats` shows. `rules` is empty unless the run was asked to time them. */
export interface LintStats {
  readonly phases: readonly PhaseTime[];
  /** Slowest first. */
  readonly rules: readonly RuleTime[];
}

export interface LintResult {
  readonly messages: readonly Message[];
  /** Findings that a comment silenced. */
  readonly suppressed: readonly Message[];
  readonly failures: readonly RuleFailure[];
  readonly stats: LintStats;
}
