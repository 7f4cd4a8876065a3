import type { FileTree } from "@pylayout/core";
import { textFile, tomlFile } from "../../config-file/index.ts";
import type { Project } from "../../model/python-model.ts";
import { joinPath } from "../files/posix-path.ts";

/**
 * Whether somebody means to build a wheel: a build system or setup.py is there, or something installs the project. A bare
 * [project] table may only list dependencies (uv, PDM and Poetry have modes without a package), and a build system for
 * setuptools that is told no name may stand beside settings of other tools.
 */
export function isMeantToBeBuilt(tree: FileTree, project: Project): boolean {
  const toml = tomlFile(tree, joinPath(project.path, "pyproject.toml"));
  if (toml?.ok === false) return false;
  const tool = table(toml?.value.tool);
  if (table(tool?.uv)?.package === false || table(tool?.poetry)?.["package-mode"] === false) return false;
  if (table(tool?.pdm)?.distribution === false) return false;
  const build = table(toml?.value["build-system"]);
  if (build !== undefined && (!isSetuptools(build) || saysWhat(tree, project, toml?.value))) return true;
  if (textFile(tree, joinPath(project.path, "setup.py")) !== undefined) return true;
  if (toml === undefined) return project.distribution !== null;
  return project.tests.installed.isNamed;
}

/** PEP 517: without a backend it is setuptools. */
function isSetuptools({ "build-backend": backend = "setuptools" }: Readonly<Record<string, unknown>>): boolean {
  return typeof backend === "string" && backend.startsWith("setuptools");
}

function saysWhat(tree: FileTree, { path }: Project, toml: Readonly<Record<string, unknown>> | undefined): boolean {
  const cfg = textFile(tree, joinPath(path, "setup.cfg")) ?? "";
  return toml?.project !== undefined || /^\[(?:metadata|options)\]/m.test(cfg);
}

function table(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
}
