import path from "node:path";
import { enterPhase, formatPatch, readStopwatch, startStopwatch, UsageError, watchPhases } from "@pylayout/core";
import { writeEdits } from "@pylayout/node";
import { requireBaseline } from "../baseline-file.ts";
import { exitCodeOf } from "../exit-code.ts";
import { formatStats } from "../format/stats.ts";
import { joinReports } from "../join-reports.ts";
import { lintTree } from "../lint-tree.ts";
import { makeReport } from "../make-report.ts";
import { keepRun, type KeptRun } from "../keep-run.ts";
import { parseLintArguments, type LintOptions } from "../lint-arguments.ts";
import { openProgress, type Progress } from "../progress.ts";
import type { Report } from "../report.ts";
import { rootsOf } from "../roots-of.ts";
import type { Surroundings } from "../streams.ts";
import { openOutputs, showsFailures, writeFailures, writeOutputs, type OpenOutput } from "../write-outputs.ts";
import { openWorld, requireFixable, type World } from "../world.ts";

/** `pylayout lint`: exit 0 clean, 1 findings, 2 usage errors and rules that threw. */
export async function lint(args: readonly string[], surroundings: Surroundings): Promise<number> {
  if (args.includes("--show-settings")) {
    const { config } = await import("./config.ts");
    return config(
      args.filter((argument) => argument !== "--show-settings"),
      surroundings,
    );
  }
  // Progress goes past what is kept.
  const progress = openProgress(surroundings);
  watchPhases(progress?.watchPhases);
  try {
    return await keepRun(args, surroundings, (kept) => lintOnce(args, kept, progress));
  } finally {
    watchPhases(undefined);
  }
}

async function lintOnce(args: readonly string[], kept: KeptRun, progress: Progress | undefined): Promise<number> {
  const options = parseLintArguments(args, kept.surroundings.environment);
  if (options.showFiles) return listFiles(options, kept.surroundings);
  if (options.stats) startStopwatch();
  const { shard } = options;
  if (shard !== undefined) return (await import("../shard/lint-shard.ts")).lintShard(options, shard, kept, progress);
  const outputs = await openOutputs(options.outputs, kept.surroundings.cwd);
  try {
    return await lintRoots(options, outputs, kept, progress);
  } finally {
    progress?.clear();
  }
}

async function listFiles(options: LintOptions, { cwd, stdout }: Surroundings): Promise<number> {
  const { showFiles } = await import("../show-files.ts");
  for (const [root, paths] of rootsOf(options.paths, cwd)) {
    stdout.write(showFiles(await openWorld(root, options.world), paths, cwd));
  }
  return 0;
}

async function lintRoots(
  options: LintOptions,
  outputs: readonly OpenOutput[],
  { surroundings, begin }: KeptRun,
  progress: Progress | undefined,
): Promise<number> {
  const reports: Report[] = [];
  let code = 0;
  const roots = rootsOf(options.paths, surroundings.cwd);
  const { against } = options.world;
  const chosen = {
    ...options.world,
    ...(against !== undefined && { against: path.resolve(surroundings.cwd, against) }),
  };
  const [first] = roots.keys();
  const memo = first !== undefined && onlyPrints(options) ? begin(first) : undefined;
  if (options.diff && roots.size > 1) {
    throw new UsageError("--diff makes the patch of one root", {
      hint: `run it for each of ${[...roots.keys()].join(", ")}`,
    });
  }
  for (const [root, paths] of roots) {
    enterPhase("configuration");
    const world = await openWorld(root, chosen, progress?.watch, root === first ? memo : undefined);
    const { report, patch } = await lintWorld(world, paths, options, surroundings.cwd);
    reports.push(report);
    progress?.clear();
    if (patch !== null) surroundings.stdout.write(patch);
    code = Math.max(code, exitCode(report, patch, options));
  }
  progress?.clear();
  if (options.diff || !showsFailures(outputs)) await writeFailures(reports, surroundings);
  if (!options.diff) await writeOutputs(outputs, joinReports(reports), surroundings);
  if (options.stats) {
    const rules = reports.flatMap(({ stats }) => stats?.rules ?? []);
    surroundings.stderr.write(formatStats({ phases: readStopwatch(), rules }));
  }
  return code === 1 && options.exitZero ? 0 : code;
}

/** Whether printing the same again is all that an equal run would do. */
function onlyPrints({ fix, diff, stats, outputs }: LintOptions): boolean {
  return fix === "none" && !diff && !stats && outputs.every(({ file }) => file === null);
}

async function lintWorld(world: World, paths: readonly string[], options: LintOptions, cwd: string) {
  const baseline = options.baseline === null ? undefined : requireBaseline(world, options.baseline, cwd);
  const { quiet, stats, statistics, outputs } = options;
  const checklist = outputs.some(({ format }) => format === "checklist");
  const context = { paths, cwd, baseline, quiet, stats, statistics, checklist };
  if (options.fix === "none") {
    const linted = lintTree(world, world.tree, { baseline, timed: options.stats });
    enterPhase("report");
    return { report: await makeReport(world, linted, context), patch: null };
  }
  requireFixable(world.sourceName);
  const { findFixes, summarise } = await import("../mend.ts");
  const { fix, fixable, unfixable } = options;
  const { linted, plan } = findFixes(world, { paths, baseline, safety: fix, fixable, unfixable, timed: options.stats });
  if (options.diff) return { report: await makeReport(world, linted, context), patch: await formatPatch(plan) };
  // The findings of a rule that threw are incomplete, and so may be its fixes.
  if (linted.result.failures.length > 0) return { report: await makeReport(world, linted, context), patch: null };
  writeEdits(world.root, plan, { source: world.sourceName });
  return { report: await makeReport(world, linted, { ...context, fixed: summarise(plan) }), patch: null };
}

function exitCode(report: Report, patch: Uint8Array | null, options: LintOptions): number {
  const code = exitCodeOf(report, options.maxWarnings);
  if (code === 2) return 2;
  if (patch !== null) return patch.length > 0 ? 1 : 0;
  if (options.exitNonZeroOnFix && report.fixed !== null && Object.values(report.fixed).flat().length > 0) return 1;
  return code;
}
