import type { Evidence } from "../../model/python-model.ts";
import type { PytestInvocation } from "../../pytest/pytest-invocation.ts";

/** A place that starts pytest. */
export interface TestCommand extends PytestInvocation {
  readonly evidence: Evidence;
  /** False: an argument, the working directory or PYTHONPATH holds an expansion that cannot be known; it is left out. */
  readonly known: boolean;
}

export interface InstallStep {
  readonly evidence: Evidence;
  /** The project that is installed, as a directory of the tree; null where any may be. */
  readonly directory: string | null;
}

/** A Python version that a matrix or an environment name states. */
export interface NamedPython {
  /** "3.10"; also versions that pylayout does not know. */
  readonly version: string;
  readonly line: number;
}

/** What one job of a CI service, or one environment of tox or nox, does. */
export interface CiJob {
  readonly path: string;
  readonly name: string;
  readonly line: number;
  readonly pythons: readonly NamedPython[];
  readonly pytest: readonly TestCommand[];
  readonly installs: readonly InstallStep[];
  /** Steps that cannot be read: whatever they do is unknown. */
  readonly opaque: readonly Evidence[];
}
