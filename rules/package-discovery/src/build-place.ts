import type { FileTree, ReportPlace } from "@pylayout/core";
import { sourceRange, textFile, tomlFile, type Project } from "@pylayout/python";

const BUILD_FILES = ["pyproject.toml", "setup.cfg", "setup.py"];

/** A line of the configuration; where a default decides and no line is written, the first file of the build. */
export function buildPlace(tree: FileTree, project: Project, path: string, line: number): ReportPlace {
  const file = tree.get(path)?.kind === "file" && path !== "" ? path : buildFile(tree, project);
  if (file === undefined) return { path: project.path, kind: "project" };
  return {
    path: file,
    kind: "file",
    ...(line > 0 && file === path ? { range: sourceRange(tree, file, line, 0) } : {}),
  };
}

function buildFile(tree: FileTree, project: Project): string | undefined {
  return BUILD_FILES.map((name) => inProject(project, name)).find((path) => tree.get(path)?.kind === "file");
}

function inProject({ path }: Project, name: string): string {
  return path === "" ? name : `${path}/${name}`;
}

/**
 * Whether somebody means to build a wheel: a build system or setup.py is there, or something installs the project. A bare
 * [project] table may only list dependencies (uv, PDM and Poetry have modes without a package).
 */
export function isMeantToBeBuilt(tree: FileTree, project: Project): boolean {
  const toml = tomlFile(tree, inProject(project, "pyproject.toml"));
  if (toml?.ok === false) return false;
  const tool = table(toml?.value.tool);
  if (table(tool?.uv)?.package === false || table(tool?.poetry)?.["package-mode"] === false) return false;
  if (table(tool?.pdm)?.distribution === false) return false;
  if (toml?.value["build-system"] !== undefined) return true;
  if (textFile(tree, inProject(project, "setup.py")) !== undefined) return true;
  if (toml === undefined) return project.distribution !== null;
  return project.tests.installed.evidence !== null && project.tests.installed.value;
}

function table(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
}
