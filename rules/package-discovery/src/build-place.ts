import type { FileTree, ReportPlace } from "@pylayout/core";
import { sourceRange, type Project } from "@pylayout/python";

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
