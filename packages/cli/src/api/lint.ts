import path from "node:path";
import { requireBaseline, type BaselineFile } from "../baseline-file.ts";
import { joinReports } from "../join-reports.ts";
import { lintTree } from "../lint-tree.ts";
import { makeReport } from "../make-report.ts";
import type { Report } from "../report.ts";
import { openWorld, type World } from "../world.ts";
import { projectRoots, worldOptions, type ProjectOptions } from "./project-options.ts";

export interface LintOptions extends ProjectOptions {
  /** Only findings that concern one of these paths are told; the whole project is looked at nevertheless. */
  readonly paths?: readonly string[];
  /** The baseline's file, the project's own by default; false: findings are told, agreed on or not. */
  readonly baseline?: string | false;
}

/**
 * What `pylayout lint` finds, as data: nothing is printed, written or kept for later runs.
 *
 * @throws UsageError for what the command ends with 2 for; a rule that throws is in `failures`
 */
export async function lint(options: LintOptions = {}): Promise<Report> {
  const { paths = [] } = options;
  const reports: Report[] = [];
  for (const [root, below] of projectRoots(paths, options)) {
    const world = await openWorld(root, worldOptions(options));
    const { baseline, context } = contextOf(world, below, options);
    reports.push(await makeReport(world, lintTree(world, world.tree, { baseline }), context));
  }
  // Nothing of the model stays behind what is data.
  return { ...joinReports(reports) };
}

interface Context {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly baseline: BaselineFile | undefined;
}

export function contextOf(world: World, paths: readonly string[], { cwd = ".", baseline }: LintOptions) {
  const from = path.resolve(cwd);
  const file = baseline === false ? undefined : requireBaseline(world, baseline, from);
  const context: Context = { paths, cwd: from, baseline: file };
  return { baseline: file, context };
}
