import type { FileTree } from "@pylayout/core";
import { ProjectFiles } from "../files/project-files.ts";
import { PlanStop } from "../plan-stop.ts";
import { TomlConfig } from "../project-config.ts";

/** The name that pyproject.toml gives the distribution; null where it says none. */
export function distributionName(tree: FileTree, projectPath: string): string | null {
  try {
    const pyproject = TomlConfig.read(new ProjectFiles(tree, projectPath), "pyproject.toml");
    return pyproject.string("project", "name") ?? pyproject.string("tool", "poetry", "name") ?? null;
  } catch (error) {
    if (error instanceof PlanStop) return null;
    throw error;
  }
}
