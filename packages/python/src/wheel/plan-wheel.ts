import type { FileTree } from "@pylayout/core";
import { backendReaders } from "./backends/backend-readers.ts";
import { builtWheel } from "./built/built-wheel.ts";
import { buildBackend } from "./build-backend.ts";
import { ProjectFiles } from "./files/project-files.ts";
import { PlanStop } from "./plan-stop.ts";
import { PlannedWheel } from "./planned-wheel.ts";
import { TomlConfig } from "./project-config.ts";
import { checkProjectTable } from "./project-table.ts";
import type { BackendName, WheelPlan } from "./wheel-plan.ts";

export interface PlanOptions {
  /** The tree is an unpacked sdist: setuptools then counts every file of it as listed in SOURCES.txt. */
  readonly fromSdist?: boolean;
}

/** A source distribution has its metadata at the top (PEP 643). */
function isUnpackedSdist(files: ProjectFiles): boolean {
  return files.tree.archive !== undefined && files.isFile("PKG-INFO");
}

/** What `pip wheel` would build from a project of the tree; of a built wheel, what it holds. Reads configuration now, walks directories when asked. */
export function wheelPlan(tree: FileTree, projectPath: string, options: PlanOptions = {}): WheelPlan {
  const built = builtWheel(tree, projectPath);
  if (built) return built;
  const files = new ProjectFiles(tree, projectPath);
  let backend: BackendName | null = null;
  try {
    const pyproject = TomlConfig.read(files, "pyproject.toml");
    backend = buildBackend(pyproject);
    checkProjectTable(backend, files, pyproject);
    return new PlannedWheel(
      tree,
      backendReaders[backend]({ files, pyproject, fromSdist: options.fromSdist ?? isUnpackedSdist(files) }),
    );
  } catch (error) {
    if (!(error instanceof PlanStop)) throw error;
    return stoppedPlan(backend, projectPath, error);
  }
}

function stoppedPlan(backend: BackendName | null, projectPath: string, stop: PlanStop): WheelPlan {
  const evidence = backend === "uv_build" ? "documented" : backend === "pdm" ? "repository" : "measured";
  const { reason, outcome } = stop;
  return { outcome, backend, projectPath, evidence, reason, ships: () => (outcome === "error" ? "no" : "unknown") };
}
