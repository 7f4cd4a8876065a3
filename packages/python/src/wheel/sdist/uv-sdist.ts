import { uvExcludes, uvModules } from "../backends/uv-build.ts";
import { joinPath, normalizePath } from "../files/posix-path.ts";
import { globPaths } from "../files/python-glob.ts";
import { licenseFiles, metadataFiles } from "../metadata-files.ts";
import type { SdistReader } from "./sdist-plan.ts";

const TOOL = ["tool", "uv", "build-backend"];

/** uv_build, by its documentation: the modules, the data, what the metadata names, and `source-include`. */
export const uvSdist: SdistReader = ({ files, pyproject }) => {
  const { root, names } = uvModules(files, pyproject);
  const data = [...pyproject.stringTable(...TOOL, "data").values()].map(normalizePath);
  const included = (pyproject.strings(...TOOL, "source-include") ?? []).flatMap((pattern) => globPaths(files, pattern));
  const roots = [...names.map((name) => joinPath(root, name)), ...data, ...included];
  const exclude = uvExcludes(pyproject, ["source-exclude"]);
  const selected = roots.flatMap((path) => [...files.filesBelow(path)]);
  const kept = selected.filter((path) => !exclude.some(({ regExp }) => regExp.test(path)));
  const named = ["pyproject.toml", ...metadataFiles(pyproject).keys(), ...licenseFiles(files, pyproject)];
  return new Map([...kept, ...named.filter((path) => files.isFile(path))].map((path) => [path, path]));
};
