import type { FileTree } from "@pylayout/core";
import type { BackendInput } from "../backends/backend-reader.ts";
import { buildBackend } from "../build-backend.ts";
import { pathInTree, ProjectFiles } from "../files/project-files.ts";
import { cannotKnow, PlanStop } from "../plan-stop.ts";
import { TomlConfig } from "../project-config.ts";
import { checkProjectTable } from "../project-table.ts";
import type { BackendName, WheelReason } from "../wheel-plan.ts";
import { flitSdist } from "./flit-sdist.ts";
import { hatchSdist } from "./hatch-sdist.ts";
import { maturinSdist } from "./maturin-sdist.ts";
import { pdmSdist } from "./pdm-sdist.ts";
import { poetrySdist } from "./poetry-sdist.ts";
import { scikitSdist } from "./scikit-sdist.ts";
import { setuptoolsSdist } from "./setuptools-sdist.ts";
import { uvSdist } from "./uv-sdist.ts";

/** Paths in the archive, below its top directory, with their sources in the project; null where the build makes the file. */
export type SdistFiles = ReadonlyMap<string, string | null>;

/** What building a source distribution from a project gives. */
export type SdistPlan =
  | { readonly outcome: "ok"; readonly backend: BackendName; readonly files: SdistFiles }
  | { readonly outcome: "error" | "unknown"; readonly backend: BackendName | null; readonly reason: WheelReason };

export type SdistReader = (input: BackendInput) => SdistFiles;

const sdistReaders: Readonly<Record<BackendName, SdistReader>> = {
  setuptools: setuptoolsSdist,
  hatchling: hatchSdist,
  flit: flitSdist,
  poetry: poetrySdist,
  pdm: pdmSdist,
  uv_build: uvSdist,
  maturin: maturinSdist,
  "scikit-build-core": scikitSdist,
  "meson-python": ({ pyproject }) =>
    cannotKnow(pyproject.reason(["build-system", "build-backend"], "meson decides what a source distribution holds")),
};

/** What `python -m build --sdist` would pack, predicted without running anything. */
export function sdistPlan(tree: FileTree, projectPath: string): SdistPlan {
  const files = new ProjectFiles(tree, projectPath);
  let backend: BackendName | null = null;
  try {
    const pyproject = TomlConfig.read(files, "pyproject.toml");
    backend = buildBackend(pyproject);
    checkProjectTable(backend, files, pyproject);
    const read = sdistReaders[backend]({ files, pyproject, fromSdist: false });
    const found = [...read, ["PKG-INFO", null] as const];
    return { outcome: "ok", backend, files: new Map(found.map(([path, source]) => [pathInTree(tree, path), source])) };
  } catch (error) {
    if (!(error instanceof PlanStop)) throw error;
    return { outcome: error.outcome, backend, reason: error.reason };
  }
}
