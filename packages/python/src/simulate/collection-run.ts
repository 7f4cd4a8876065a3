import type { PythonVersion } from "../versions/version-set.ts";

export type PytestVersion = "7" | "8" | "8.3" | "9";
export type ImportMode = "prepend" | "append" | "importlib";
export type ModuleOutcome = "ok" | "error" | "skipped" | "not-collected" | "unknown";

export type FailureKind =
  | "missing-module"
  | "missing-name"
  | "circular-import"
  | "syntax-error"
  | "source-encoding"
  | "import-file-mismatch"
  | "relative-import"
  | "namespace-key-error"
  | "conftest"
  | "other";

/** What `pytest --collect-only` would do at module level, for one Python and one world. The JSON of `pylayout collect`. */
export interface CollectionRun {
  readonly python: PythonVersion;
  readonly pytest: PytestVersion;
  readonly importMode: ImportMode;
  readonly installed: boolean;
  readonly rootdir: string;
  readonly inifile: string | null;
  readonly session: {
    readonly outcome: "ok" | "aborted" | "unknown";
    readonly exit: number;
    readonly message: string | null;
    readonly cause: Place | null;
  };
  readonly modules: readonly CollectedModule[];
}

export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export interface CollectedModule {
  readonly path: string;
  /** `__name__`. */
  readonly module: string;
  readonly conftest: boolean;
  readonly outcome: ModuleOutcome;
  /** The outcome when only this module is run. */
  readonly alone: "ok" | "error" | "skipped" | "unknown";
  readonly kind: FailureKind | null;
  readonly exception: string | null;
  readonly message: string | null;
  /** The failing statement: innermost line inside the project, or the position of a syntax error. */
  readonly cause: Place | null;
  /** From the test module to the cause. */
  readonly chain: readonly { readonly path: string; readonly line: number; readonly module: string }[];
  /** Why the outcome is unknown, or what disguises the cause. */
  readonly reason: string | null;
}
