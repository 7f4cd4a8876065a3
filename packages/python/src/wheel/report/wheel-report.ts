import type { FileTree } from "@pylayout/core";
import type { SourceFacts } from "../../source/source-facts.ts";
import { checkEntryPoints, type EntryPointStatus } from "../entry-points/check-entry-points.ts";
import { readEntryPoints } from "../entry-points/read-entry-points.ts";
import { WheelModules } from "../entry-points/wheel-modules.ts";
import { ProjectFiles } from "../files/project-files.ts";
import { PlanStop } from "../plan-stop.ts";
import { TomlConfig } from "../project-config.ts";
import { planViaSdist } from "../sdist/via-sdist.ts";
import type { WheelPlan } from "../wheel-plan.ts";
import { missingModules } from "./missing-modules.ts";
import { unwantedTopLevel } from "./unwanted-top-level.ts";

/** What `pylayout wheel --format json` prints. */
export interface WheelReport {
  readonly schema: 1;
  readonly backend: string | null;
  readonly outcome: WheelPlan["outcome"];
  /** Why the build fails or cannot be known; null where it succeeds. */
  readonly reason: string | null;
  /** Paths in the wheel, outside its .dist-info directory. */
  readonly files: readonly string[];
  readonly missing: readonly {
    readonly module: string;
    readonly path: string;
    readonly why: { readonly file: string; readonly line: number; readonly key: string };
  }[];
  readonly unwantedTopLevel: readonly string[];
  readonly entryPoints: readonly { readonly name: string; readonly status: EntryPointStatus }[];
  readonly viaSdist: {
    readonly outcome: WheelPlan["outcome"];
    readonly onlyDirect: readonly string[];
    readonly onlyViaSdist: readonly string[];
  };
}

/** `read` gives facts of sources that somebody has read already. */
export function wheelReport(
  tree: FileTree,
  plan: WheelPlan,
  read?: (path: string) => SourceFacts | undefined,
): WheelReport {
  const { backend, outcome, projectPath } = plan;
  const viaSdist = reportViaSdist(tree, plan);
  if (plan.outcome !== "ok") {
    const reason = plan.reason.text;
    return {
      schema: 1,
      backend,
      outcome,
      reason,
      files: [],
      missing: [],
      unwantedTopLevel: [],
      entryPoints: [],
      viaSdist,
    };
  }
  const modules = new WheelModules(tree, plan, read);
  const checked = checkEntryPoints(tree, plan, readEntryPoints(tree, projectPath), modules);
  return {
    schema: 1,
    backend,
    outcome,
    reason: null,
    files: plan.files().map(({ target }) => target),
    missing: missingModules(tree, plan, modules).map(({ module, path, why }) => ({
      module,
      path,
      why: { file: why.path, line: why.line, key: why.key },
    })),
    unwantedTopLevel: unwantedTopLevel(plan, projectName(tree, projectPath)),
    entryPoints: checked.map(({ entryPoint, status }) => ({ name: entryPoint.name, status })),
    viaSdist,
  };
}

function reportViaSdist(tree: FileTree, plan: WheelPlan): WheelReport["viaSdist"] {
  const { sdist, wheel } = planViaSdist(tree, plan.projectPath);
  const none = { onlyDirect: [], onlyViaSdist: [] };
  if (!wheel) return { outcome: sdist.outcome, ...none };
  if (wheel.outcome !== "ok" || plan.outcome !== "ok") return { outcome: wheel.outcome, ...none };
  const direct = new Set(plan.files().map(({ target }) => target));
  const via = new Set(wheel.files().map(({ target }) => target));
  return {
    outcome: "ok",
    onlyDirect: [...direct].filter((target) => !via.has(target)),
    onlyViaSdist: [...via].filter((target) => !direct.has(target)),
  };
}

function projectName(tree: FileTree, projectPath: string): string | null {
  try {
    const pyproject = TomlConfig.read(new ProjectFiles(tree, projectPath), "pyproject.toml");
    return pyproject.string("project", "name") ?? pyproject.string("tool", "poetry", "name") ?? null;
  } catch (error) {
    if (error instanceof PlanStop) return null;
    throw error;
  }
}
