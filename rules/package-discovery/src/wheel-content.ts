import type { FileTree, ReportPlace } from "@pylayout/core";
import type { WheelOk } from "@pylayout/python";

/** Whether nothing in a wheel can be imported, and nothing unforeseen may be added to it. */
export function holdsNoModule(plan: WheelOk): boolean {
  return plan.undecided.length === 0 && !plan.files().some(({ target }) => /\.(?:pyi?|so|pyd)$/.test(target));
}

/** The directory or module of the project that gets a top-level name. */
export function topLevelPlace(tree: FileTree, plan: WheelOk, name: string): ReportPlace {
  for (const { source, target } of plan.files()) {
    if (source === null || (target !== `${name}.py` && !target.startsWith(`${name}/`))) continue;
    const depth = target.split("/").length - 1;
    const path = depth === 0 ? source : source.split("/").slice(0, -depth).join("/");
    const kind = tree.get(path)?.kind;
    if (kind === "file" || kind === "directory") return { path, kind };
  }
  return { path: plan.projectPath, kind: "project" };
}
