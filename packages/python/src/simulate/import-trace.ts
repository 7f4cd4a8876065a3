/** How one name was found, in the order in which the process asked for it. */
export interface TraceStep {
  /** How many modules were being executed when it was asked for. */
  readonly depth: number;
  /** The source that asked, and its 1-based line; null where pytest itself did. */
  readonly importer: string | null;
  readonly line: number;
  /** Dotted name of the module. */
  readonly name: string;
  /** What it was found to be; "not-found" where the search ended without it. */
  readonly found:
    | "regular-package"
    | "source-module"
    | "extension-module"
    | "bytecode-module"
    | "namespace-package"
    | "built-in"
    | "frozen"
    | "standard-library"
    | "third-party"
    /** Not in the tree: installing the project makes it. */
    | "generated"
    | "unknown"
    | "not-found";
  /** The file, or the directories of a namespace package. */
  readonly paths: readonly string[];
  /** The entries of the path that were searched, in order. */
  readonly searched: readonly string[];
}
