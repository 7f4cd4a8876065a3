import type { FileTree } from "@pylayout/core";
import { distInfo, distInfoHeaders } from "../built/dist-info.ts";
import { ProjectFiles } from "../files/project-files.ts";
import { PlanStop } from "../plan-stop.ts";
import { TomlConfig } from "../project-config.ts";

/** The name that pyproject.toml or a wheel's METADATA gives the distribution; null where it says none. */
export function distributionName(tree: FileTree, projectPath: string): string | null {
  const info = distInfo(tree, projectPath);
  if (info) return distInfoHeaders(tree, info, "METADATA").get("name")?.[0] ?? null;
  try {
    const pyproject = TomlConfig.read(new ProjectFiles(tree, projectPath), "pyproject.toml");
    return pyproject.string("project", "name") ?? pyproject.string("tool", "poetry", "name") ?? null;
  } catch (error) {
    if (error instanceof PlanStop) return null;
    throw error;
  }
}
