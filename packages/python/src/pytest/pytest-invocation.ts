/** How pytest is started, in paths of the tree. */
export interface PytestInvocation {
  /** The arguments after `pytest`. */
  readonly args: readonly string[];
  /** The working directory; "" for the tree's root. */
  readonly cwd: string;
  /** `python -m pytest`: the working directory is on sys.path. */
  readonly module: boolean;
  /** The directories of PYTHONPATH, relative to the tree's root or absolute. */
  readonly pythonPath: readonly string[];
  /** PYTEST_ADDOPTS. */
  readonly environmentOptions: string;
}

export const DEFAULT_INVOCATION: PytestInvocation = {
  args: [],
  cwd: "",
  module: false,
  pythonPath: [],
  environmentOptions: "",
};
