import { entriesBelow, type TreePart } from "@pylayout/core";
import type { PythonModel } from "../model/python-model.ts";

/** A part for each project: its files, nested projects left out. */
export function projectParts(model: PythonModel): readonly TreePart[] {
  const files = new Map(model.projects.map(({ path }) => [path, 0]));
  for (const { kind, path } of entriesBelow(model.tree.root)) {
    if (kind !== "file") continue;
    const project = model.projectOf(path).path;
    files.set(project, (files.get(project) ?? 0) + 1);
  }
  return [...files].map(([path, weight]) => ({ path, weight }));
}
