import type { GitStatus } from "@pylayout/core";
import { isIgnoredByPattern } from "../../src/wheel/files/nested-gitignore.ts";
import { wheelPlan } from "../../src/wheel/plan-wheel.ts";
import { planViaSdist } from "../../src/wheel/sdist/via-sdist.ts";
import type { EditableRoot, WheelPlan } from "../../src/wheel/wheel-plan.ts";
import type { Built, RealBuild } from "./build-for-real.ts";
import { caseTree } from "./case-tree.ts";
import type { Layout } from "./layouts/layout.ts";

export type Prediction = readonly string[] | "error" | "unknown";

export interface PredictedBuild {
  readonly direct: Prediction;
  readonly sdist: Prediction;
  readonly via: Prediction | undefined;
  readonly editable: Prediction;
}

export function predictLayout(layout: Layout): PredictedBuild {
  const plain = caseTree(layout.files);
  const inGit = (path: string): GitStatus => (isIgnoredByPattern(plain, path) ? "ignored" : "tracked");
  const tree = layout.git === true ? caseTree(layout.files, { status: inGit }) : plain;
  const { sdist, wheel } = planViaSdist(tree, "");
  const direct = wheelPlan(tree, "");
  return {
    direct: targets(direct),
    editable: editable(direct),
    sdist: sdist.outcome === "ok" ? [...sdist.files.keys()].sort() : sdist.outcome,
    via: wheel ? targets(wheel) : undefined,
  };
}

function targets(plan: WheelPlan): Prediction {
  return plan.outcome === "ok" ? plan.files().map(({ target }) => target) : plan.outcome;
}

function editable(plan: WheelPlan): Prediction {
  const roots = plan.outcome === "ok" ? plan.editableRoots() : null;
  if (!roots) return "unknown";
  return [...new Set(roots.flatMap(describeRoot))].sort();
}

function describeRoot(root: EditableRoot): string[] {
  if (root.kind === "path") return [`path ${root.path === "" ? "." : root.path}`];
  if (root.kind === "module") return [`module ${root.name} ${root.path.replace(/\.py$/, "")}`];
  return [`namespace ${root.name}`, ...(root.path === null ? [] : [`module ${root.name} ${root.path}`])];
}

/** "unknown" is never wrong; everything else must be exactly what was built. */
export function disagreements(predicted: PredictedBuild, built: RealBuild): string[] {
  return (["direct", "sdist", "via", "editable"] as const).flatMap((kind) => {
    const difference = compare(predicted[kind], built[kind]);
    return difference === undefined ? [] : [`${built.id}: ${kind}: ${difference}`];
  });
}

function compare(predicted: Prediction | undefined, built: Built | undefined): string | undefined {
  if (predicted === "unknown" || predicted === undefined || built === undefined) return undefined;
  if (!isPaths(built)) return predicted === "error" ? undefined : `fails: ${built.error}`;
  if (predicted === "error") return `builds ${built.join(" ")}`;
  const missing = built.filter((path) => !predicted.includes(path));
  const extra = predicted.filter((path) => !built.includes(path));
  if (missing.length === 0 && extra.length === 0) return undefined;
  return `also holds [${missing.join(" ")}], does not hold [${extra.join(" ")}]`;
}

function isPaths(built: Built): built is readonly string[] {
  return Array.isArray(built);
}
