import { ALL_VERSIONS } from "../../versions/version-set.ts";
import { NO_HITS } from "../resolution.ts";
import type { DirectoryStep } from "../resolution-step.ts";

export const namespacePortion: DirectoryStep = {
  scope: "entry",
  title: "Then a directory of that name, even an empty one: a portion of a namespace package; the walk goes on.",
  find({ subdirectory }) {
    return subdirectory === null
      ? NO_HITS
      : [{ kind: "namespace-portion", directory: subdirectory, versions: ALL_VERSIONS }];
  },
};
