import { setuptoolsProject } from "../setuptools/read-setuptools.ts";
import { readOption } from "../setuptools/merge-options.ts";
import { manifestFiles } from "../setuptools/manifest-files.ts";
import type { SdistReader } from "./sdist-plan.ts";

/** The manifest, with the setup.cfg that setuptools always writes. The `.egg-info` directory is left out. */
export const setuptoolsSdist: SdistReader = (input) => {
  const project = setuptoolsProject(input);
  readOption(project.options.packageData);
  const found = new Map<string, string | null>([["setup.cfg", null]]);
  for (const path of manifestFiles(project)) found.set(path, path);
  for (const path of project.generated) if (!input.files.exists(path)) found.set(path, null);
  return found;
};
