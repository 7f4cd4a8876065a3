/** A change to the tree, as data. Paths are POSIX, relative to the root. */
export type Edit = CreateEdit | ChangeEdit | MoveEdit | DeleteEdit;

/** Makes a file that must not exist yet; parents are made too. */
export interface CreateEdit {
  readonly op: "create";
  readonly path: string;
  readonly content: string;
}

/** Replaces byte ranges of a file whose content hash must equal `base`. */
export interface ChangeEdit {
  readonly op: "edit";
  readonly path: string;
  /** Hash of the content the ranges were computed from (`contentHash`). */
  readonly base: string;
  /** Byte offsets, sorted, not overlapping. */
  readonly changes: readonly TextChange[];
}

export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Renames a file; the target must not exist. */
export interface MoveEdit {
  readonly op: "move";
  readonly path: string;
  readonly to: string;
  readonly base: string;
}

export interface DeleteEdit {
  readonly op: "delete";
  readonly path: string;
  readonly base: string;
}

/** Safe fixes keep the meaning of every program; unsafe ones need a person's eye. */
export type FixSafety = "safe" | "unsafe";

/** The edits that mend one finding; applied together or not at all. */
export interface Fix {
  readonly safety: FixSafety;
  readonly edits: readonly Edit[];
}
