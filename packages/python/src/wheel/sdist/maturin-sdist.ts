import { isIgnoredByPattern } from "../files/nested-gitignore.ts";
import { isOutside, MaturinLayout, TOOL } from "../backends/maturin-layout.ts";
import { cannotKnow } from "../plan-stop.ts";
import type { SdistReader } from "./sdist-plan.ts";

/** cargo's package and the Python sources: what git does not ignore. */
export const maturinSdist: SdistReader = ({ files, pyproject }) => {
  const { manifest } = new MaturinLayout(files, pyproject);
  if (isOutside(manifest)) {
    cannotKnow(pyproject.reason([...TOOL, "manifest-path"], "maturin moves a crate outside the project"));
  }
  const paths = [...files.filesBelow("")].filter((path) => {
    const isCompiled = path.endsWith(".pyc") || path.startsWith("target/");
    return !isCompiled && !isIgnoredByPattern(files.tree, files.treePath(path) ?? path);
  });
  return new Map(paths.map((path) => [path, path]));
};
