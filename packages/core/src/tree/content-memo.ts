/** What was made of the contents of files, in whatever form. */
export interface KeptContents {
  readonly paths: readonly string[];
  readonly bytes: Uint8Array;
}

/** Hands what a language makes of the contents of files from one run to the next. */
export interface ContentMemo {
  /** What an earlier run kept; undefined where there is nothing that may be believed. */
  readonly kept: KeptContents | undefined;
  /** Whether the file at an index of `kept.paths` is the one that was read then. Who asks counts as having read it. */
  isUnchanged(index: number): boolean;
  /** `make` is asked at the end of a run that is kept; undefined: what is kept is good enough. */
  keepAtEnd(make: () => KeptContents | undefined): void;
}
