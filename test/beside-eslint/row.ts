/** One side of a comparison. */
export interface Side {
  readonly files: Readonly<Record<string, string>>;
  /** Shell commands, one after the other. */
  readonly commands: readonly string[];
  /** Exit code of the last one. */
  readonly code: number;
  /** What the outputs must and must not hold. */
  readonly expect?: RegExp;
  readonly not?: RegExp;
  /** The part of the output that the page shows; all of it by default. */
  readonly shows?: RegExp;
}

export interface Row {
  readonly title: string;
  readonly says: string;
  readonly eslint: Side;
  readonly pylayout: Side;
}
