import { ALL_VERSIONS } from "../../versions/version-set.ts";
import { NO_HITS } from "../resolution.ts";
import type { DirectoryStep } from "../resolution-step.ts";

export const sourceModule: DirectoryStep = {
  scope: "entry",
  title: "Then a source file of that name (`.py`).",
  find({ tree, directory, name }) {
    const file = tree.child(directory, `${name}.py`);
    return file?.kind === "file" ? [{ kind: "source-module", file, versions: ALL_VERSIONS }] : NO_HITS;
  },
};
