import type { FileTree } from "@pylayout/core";
import type { PythonModel } from "../model/python-model.ts";
import { isMeantToBeBuilt } from "../wheel/report/meant-to-be-built.ts";

interface Facts {
  readonly model: PythonModel;
  readonly tree: FileTree;
}

/** Why no test session can be judged; null where one can. */
export function whyNoTests({ model, tree }: Facts): string | null {
  if (tree.archive) return "the tests of an archive are not run";
  return model.projects.some(({ tests }) => tests.sessions.length > 0)
    ? null
    : "no sign of pytest, or of how it is started";
}

/** Why no version of Python is too old; null where a range is declared. */
export function whyNoPythons({ model }: Facts): string | null {
  return model.projects.some(({ pythons }) => pythons.declared)
    ? null
    : "no Python range is declared (requires-python)";
}

/** Why it is not known what a build gives; null where it is known for some project. */
export function whyNoBuild({ model, tree }: Facts): string | null {
  let unknown: string | undefined;
  for (const project of model.projects) {
    const plan = (tree.archive ?? isMeantToBeBuilt(tree, project)) ? project.distribution?.plan : undefined;
    if (plan === undefined) continue;
    if (plan.outcome !== "unknown") return null;
    unknown ??= plan.reason.text;
  }
  return unknown === undefined ? "nothing here is meant to be built" : `what a build holds cannot be known: ${unknown}`;
}
