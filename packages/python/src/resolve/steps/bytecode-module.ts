import { ALL_VERSIONS } from "../../versions/version-set.ts";
import { NO_HITS } from "../resolution.ts";
import type { DirectoryStep } from "../resolution-step.ts";

export const bytecodeModule: DirectoryStep = {
  scope: "entry",
  title: "Then legacy bytecode beside (`.pyc`; what lies in `__pycache__` needs its source).",
  find({ tree, directory, name }) {
    const file = tree.child(directory, `${name}.pyc`);
    return file?.kind === "file"
      ? [{ kind: "bytecode-module", file, directory: null, versions: ALL_VERSIONS }]
      : NO_HITS;
  },
};
