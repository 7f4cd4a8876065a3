import type { Evidence } from "../../model/python-model.ts";
import type { PytestInvocation } from "../../pytest/pytest-invocation.ts";

/** A command that a job runs, straight from the CI configuration or by way of a script or a Makefile. */
export interface CiCommand {
  readonly evidence: Evidence;
  /** 1-based line of the CI configuration that leads to it. */
  readonly from: number;
  /** Its place among the job's commands, as they run. */
  readonly order: number;
}

/** A place that starts pytest. */
export interface TestCommand extends PytestInvocation, CiCommand {
  /** False: an argument, the working directory or PYTHONPATH holds an expansion that cannot be known; it is left out. */
  readonly known: boolean;
}

export interface InstallStep extends CiCommand {
  /** "pip" or the tool that installs what it is going to run, such as "tox" or "uv sync". */
  readonly tool: string;
  readonly words: readonly string[];
  /** The project that is installed, as a directory of the tree; null where any may be. */
  readonly directory: string | null;
  /** Of the project in that directory only the dependencies are installed. */
  readonly skipsProject: boolean;
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
  /** Where pylayout itself looks at the project. */
  readonly layoutChecks: readonly CiCommand[];
  /** Whether it puts this repository where it works, as far as that can be read; absent where the service always does. */
  readonly checksOut?: boolean;
  /** Names of the jobs that it waits for. */
  readonly needs?: readonly string[];
  /** What `${{ matrix.key }}` stands for, by key. */
  readonly matrix?: ReadonlyMap<string, readonly string[]>;
  /** The reusable workflow of this repository that it consists of. */
  readonly calls?: string;
}

/** What scripts do. */
export type ScriptFacts = Pick<CiJob, "pytest" | "installs" | "opaque" | "layoutChecks">;
