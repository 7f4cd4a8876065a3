import { pdmPackageDirectory } from "../backends/pdm.ts";
import { PdmFiles } from "../backends/pdm-files.ts";
import { licenseFiles, metadataFiles, requireFiles } from "../metadata-files.ts";
import type { SdistReader } from "./sdist-plan.ts";

/** pdm.backend.sdist: the files of the wheel, `source-includes`, and what the metadata names. */
export const pdmSdist: SdistReader = ({ files, pyproject }) => {
  requireFiles(files, pyproject, metadataFiles(pyproject), "pdm");
  const selection = new PdmFiles(files, pyproject, "sdist", pdmPackageDirectory(files, pyproject));
  const named = [
    "pyproject.toml",
    "pdm_build.py",
    ...metadataFiles(pyproject).keys(),
    ...licenseFiles(files, pyproject),
  ];
  const paths = [...selection.files(), ...named.filter((path) => files.isFile(path))];
  return new Map(paths.map((path) => [path, path]));
};
