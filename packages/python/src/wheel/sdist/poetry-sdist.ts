import { checkPoetryProject, fileScripts, poetryMetadataFiles, poetryPackages } from "../backends/poetry.ts";
import { PoetryFiles } from "../backends/poetry-files.ts";
import { licenseFiles } from "../metadata-files.ts";
import type { SdistReader } from "./sdist-plan.ts";

/** poetry.core.masonry.builders.sdist. */
export const poetrySdist: SdistReader = ({ files, pyproject }) => {
  checkPoetryProject(files, pyproject);
  const selection = new PoetryFiles(files, pyproject, "sdist", poetryPackages(files, pyproject, "sdist"));
  selection.check();
  const found = new Map<string, string | null>();
  for (const { target } of selection.files()) found.set(target, target);
  const named = [...poetryMetadataFiles(pyproject).keys(), ...fileScripts(files, pyproject)];
  for (const path of ["pyproject.toml", ...named, ...licenseFiles(files, pyproject)]) {
    if (files.isFile(path)) found.set(path, path);
  }
  return found;
};
