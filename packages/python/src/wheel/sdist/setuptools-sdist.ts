import { dataPatterns, setuptoolsProject } from "../setuptools/read-setuptools.ts";
import { manifestFiles } from "../setuptools/manifest-files.ts";
import type { SdistReader } from "./sdist-plan.ts";

/** The manifest, with the setup.cfg that setuptools always writes. The `.egg-info` directory is left out. */
export const setuptoolsSdist: SdistReader = (input) => {
  const project = setuptoolsProject(input);
  const found = new Map<string, string | null>([["setup.cfg", null]]);
  for (const path of manifestFiles({ ...project, patterns: dataPatterns(project.options) })) found.set(path, path);
  for (const path of project.generated) if (!input.files.exists(path)) found.set(path, null);
  return found;
};
