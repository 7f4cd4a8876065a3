import { ScikitFilter, scikitPackages } from "../backends/scikit-build.ts";
import { metadataFiles, requireFiles } from "../metadata-files.ts";
import type { SdistReader } from "./sdist-plan.ts";

/** scikit_build_core.build.sdist: every file that is not ignored. */
export const scikitSdist: SdistReader = ({ files, pyproject }) => {
  requireFiles(files, pyproject, metadataFiles(pyproject), "scikit-build-core");
  scikitPackages(files, pyproject);
  const filter = new ScikitFilter(files, pyproject);
  const paths = [...files.filesBelow("")].filter((path) => !filter.excludes(path));
  return new Map(paths.map((path) => [path, path]));
};
