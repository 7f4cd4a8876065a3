import type { FailureKind } from "./collection-run.ts";

export interface FailureStep {
  readonly path: string;
  readonly line: number;
  readonly module: string;
}

export interface FailureDetails {
  readonly kind: FailureKind;
  readonly exception: string;
  readonly message: string;
  /** The module that an import asked for, and the name where one was asked for. */
  readonly wanted?: { readonly module: string; readonly name: string | null };
  /** The whole dotted name of the import whose first part is missing. */
  readonly asked?: string;
  /** The source that stands for the module which lacks the name or the submodule. */
  readonly origin?: string | null;
  /** A namespace KeyError: the regular package that failed before, and the failure. */
  readonly orphanedBy?: { readonly module: string; readonly failure: Failure | null };
  /** A namespace KeyError: the directory of the namespace package that was left without its parent. */
  readonly orphan?: string | null;
  /** Skipped: `allow_module_level` was given. */
  readonly skipAllowed?: boolean;
  /** Written in the source as a `raise`, not made by an import. */
  readonly raised?: boolean;
}

/** An exception on its way up through the modules that import each other. */
export class Failure {
  readonly details: FailureDetails;
  place: { readonly path: string; readonly line: number; readonly column: number } | null = null;
  /** Byte offset of the failing expression, where it is not the statement's own. */
  offset: number | null = null;
  /** Why the module that fails may have been skipped before it came to this; null: it was not. */
  unlessSkipped: string | null = null;
  /** From the outermost module to the failing statement. */
  readonly chain: FailureStep[] = [];

  constructor(details: FailureDetails) {
    this.details = details;
  }

  get exception(): string {
    return this.details.exception;
  }
}

export function missingModule(
  name: string,
  message = `No module named '${name}'`,
  asked = name,
  origin: string | null = null,
): Failure {
  const wanted = { module: name, name: null };
  return new Failure({ kind: "missing-module", exception: "ModuleNotFoundError", message, wanted, asked, origin });
}

export function notAPackage(name: string, parent: string, origin: string | null): Failure {
  const message = `No module named '${name}'; '${parent}' is not a package`;
  const wanted = { module: name, name: null };
  return new Failure({ kind: "missing-module", exception: "ModuleNotFoundError", message, wanted, origin });
}

export function otherFailure(exception: string, message: string): Failure {
  return new Failure({ kind: "other", exception, message });
}
