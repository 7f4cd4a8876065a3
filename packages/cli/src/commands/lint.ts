import { runLint, selectMessages, type LintResult } from "@pylayout/core";
import { findRoot } from "@pylayout/node";
import { python, type PythonModel } from "@pylayout/python";
import { collectionHints, describePythons, summariseCollection } from "../collection-summary.ts";
import { colorsFor } from "../colors.ts";
import { formatReport } from "../format/formats.ts";
import { formatStats } from "../format/stats.ts";
import { joinReports } from "../join-reports.ts";
import { parseLintArguments, type LintOptions } from "../lint-arguments.ts";
import type { FixSummary, Report } from "../report.ts";
import type { Surroundings } from "../streams.ts";
import { VERSION } from "../version.ts";
import { openWorld, type World } from "../world.ts";

/** `pylayout lint`: exit 0 clean, 1 findings, 2 usage errors and rules that threw. */
export async function lint(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const options = parseLintArguments(args);
  const reports: Report[] = [];
  let code = 0;
  for (const [root, paths] of rootsOf(options.paths, surroundings.cwd)) {
    const world = await openWorld(root, options.world);
    const { report, patch } = await lintWorld(world, paths, options);
    reports.push(report);
    if (patch !== null) surroundings.stdout.write(patch);
    code = Math.max(code, exitCode(report, patch, options));
  }
  for (const { stats } of reports) if (stats !== null) surroundings.stderr.write(formatStats(stats));
  if (!options.diff) {
    const colors = colorsFor(surroundings.stdout, surroundings.environment);
    surroundings.stdout.write(formatReport(options.format, joinReports(reports), colors));
  }
  return code === 1 && options.exitZero ? 0 : code;
}

/** Path arguments by the root they belong to. */
function rootsOf(paths: readonly string[], cwd: string): Map<string, string[]> {
  const roots = new Map<string, string[]>();
  for (const path of paths.length === 0 ? ["."] : paths) {
    const found = findRoot(path, cwd);
    roots.set(found.root, [...(roots.get(found.root) ?? []), found.path]);
  }
  return roots;
}

async function lintWorld(world: World, paths: readonly string[], options: LintOptions) {
  if (options.fix !== "none") {
    const { mend } = await import("../mend.ts");
    const { result, model, fixed, patch } = await mend(world, paths, options);
    return { report: makeReport(world, model, result, paths, options, fixed), patch };
  }
  const { tree, config } = world;
  const model = python.createModel(tree, config.settings, (path) => config.settingsAt(path));
  const result = runLint({ tree, language: python, model, config, timed: options.stats });
  return { report: makeReport(world, model, result, paths, options, null), patch: null };
}

function makeReport(
  world: World,
  model: PythonModel,
  result: LintResult,
  paths: readonly string[],
  options: LintOptions,
  fixed: FixSummary | null,
): Report {
  const shown = selectMessages(result.messages, paths);
  const judged = world.config.enabled.has("test-import-resolvability");
  const none = { testModules: 0, unpredictable: 0, pytest: null, world: null, pythons: "", failing: null };
  return {
    version: VERSION,
    root: world.root,
    source: world.sourceName,
    messages: options.quiet ? shown.filter(({ severity }) => severity === "error") : shown,
    failures: result.failures,
    files: world.tree.fileCount,
    collection: judged ? summariseCollection(model) : none,
    python: describePythons(model),
    hints: judged ? collectionHints(model) : [],
    fixed,
    stats: options.stats ? result.stats : null,
    warnings: shown.filter(({ severity }) => severity === "warning").length,
  };
}

function exitCode(report: Report, patch: Uint8Array | null, options: LintOptions): number {
  if (report.failures.length > 0) return 2;
  if (patch !== null && patch.length > 0) return 1;
  if (patch !== null) return 0;
  const errors = report.messages.some(({ severity }) => severity === "error");
  return errors || report.warnings > (options.maxWarnings ?? Number.POSITIVE_INFINITY) ? 1 : 0;
}
