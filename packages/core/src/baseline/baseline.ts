/** A finding that a project has agreed to live with for now. Line numbers play no part. */
export interface BaselineEntry {
  readonly rule: string;
  readonly messageId: string;
  readonly subject: string;
  readonly path: string;
  /** Which of the findings equal in all of the above, in order of place; from 0. */
  readonly occurrence: number;
  /** Hash of the file, by which it is known again after a rename; null for directories. */
  readonly content: string | null;
  /** Why it may stay; kept when the baseline is written again. */
  readonly reason?: string;
}

/** The agreed findings of a project, as its baseline file holds them. */
export interface Baseline {
  readonly schema: 1;
  readonly entries: readonly BaselineEntry[];
}
