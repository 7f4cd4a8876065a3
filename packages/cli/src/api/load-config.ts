import { buildFileTree, type LintConfig } from "@pylayout/core";
import { openConfig } from "../project-config.ts";
import { onlyRoot, worldOptions, type ProjectOptions } from "./project-options.ts";

/**
 * The configuration of a project, ready for questions: which rules look at which path, with which options, and who said so.
 * @throws UsageError with every mistake in it
 */
export async function loadConfig(options: ProjectOptions = {}): Promise<LintConfig> {
  const [root] = onlyRoot([], options);
  const chosen = worldOptions(options);
  if (typeof chosen.source === "string") return openConfig({ root }, chosen);
  return openConfig({ root, files: buildFileTree(chosen.source) }, chosen);
}
