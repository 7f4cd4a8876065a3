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
  const built = model.projects.filter(
    (project) => project.distribution && (tree.archive !== undefined || isMeantToBeBuilt(tree, project)),
  );
  const [first] = built;
  if (!first) return "nothing here is meant to be built";
  const plans = built.flatMap(({ distribution }) => distribution?.plan ?? []);
  if (plans.some(({ outcome }) => outcome !== "unknown")) return null;
  const [plan] = plans;
  return plan?.outcome === "unknown" ? `what a build holds cannot be known: ${plan.reason.text}` : null;
}
