import type { Fix } from "../edit/edit.ts";

export type Severity = "error" | "warning";

/** 1-based line and column; columns count code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Another place that a finding speaks of: a step of a chain, a pattern, an importer. */
export interface RelatedPlace {
  readonly path: string;
  /** 1-based; 0 where the place is the whole file or directory. */
  readonly line: number;
  readonly message: string;
}

/** A labelled continuation line of the full format ("supported", "path", "note", "fix", ...). */
export interface Note {
  readonly label: string;
  readonly text: string;
}

/** One finding as it leaves the engine. */
export interface Message {
  readonly rule: string;
  readonly messageId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  readonly kind: "file" | "directory" | "project";
  readonly range: Range | null;
  /** The file and line that stand for a finding on a surface that only knows files. */
  readonly anchor: { readonly path: string; readonly line: number };
  /** Identity of the root cause; messages of one cause are merged under the cause's owner. */
  readonly cause: string | null;
  /** Minor versions on which it holds, such as "3.8"; empty where versions play no part. */
  readonly pythons: readonly string[];
  readonly worlds: readonly string[];
  readonly related: readonly RelatedPlace[];
  /** Paths of test modules that fail because of it. */
  readonly affects: readonly string[];
  readonly notes: readonly Note[];
  readonly help: string | null;
  readonly fix: Fix | null;
  /** What the finding is about, stable when lines move (a module, a name): part of the fingerprint and the baseline key. */
  readonly subject: string;
  readonly fingerprint: string;
}
