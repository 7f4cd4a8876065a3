import path from "node:path";
import { enterPhase, readStopwatch, UsageError, type Shard } from "@pylayout/core";
import { writeWhole } from "@pylayout/node";
import { locateBaseline } from "../baseline-file.ts";
import { formatStats } from "../format/stats.ts";
import type { KeptRun } from "../keep-run.ts";
import type { LintOptions } from "../lint-arguments.ts";
import type { Progress } from "../progress.ts";
import { rootsOf } from "../roots-of.ts";
import { writeFailures } from "../write-outputs.ts";
import { openWorld, type World } from "../world.ts";
import { makeShard } from "./make-shard.ts";
import { shardOutput } from "./shard-option.ts";
import { printShard } from "./shard-report.ts";

/** `pylayout lint --shard I/N`: 0 where it answered, since only the merged report is judged; 2 where a rule threw. */
export async function lintShard(
  options: LintOptions,
  shard: Shard,
  { surroundings, begin }: KeptRun,
  progress: Progress | undefined,
): Promise<number> {
  const { file } = shardOutput(options.outputs);
  const { cwd, stdout, stderr } = surroundings;
  const [[root, paths] = ["", []], ...others] = rootsOf(options.paths, cwd);
  if (others.length > 0) {
    const hint = `run it for each of ${[root, ...others.map(([other]) => other)].join(", ")}`;
    throw new UsageError("--shard cuts one root", { hint });
  }
  const memo = file === null && !options.stats ? begin(root) : undefined;
  enterPhase("configuration");
  const world = await openWorld(root, options.world, progress?.watch, memo);
  if (options.baseline !== null) requireNoBaseline(world, cwd);
  const { report, times } = await makeShard(world, shard, { paths, cwd, timed: options.stats });
  enterPhase("report");
  progress?.clear();
  await writeFailures([report.walk], surroundings);
  const text = printShard(report);
  if (file === null) stdout.write(text);
  else writeWhole(path.resolve(cwd, file), text);
  if (options.stats) stderr.write(formatStats({ phases: readStopwatch(), rules: times }));
  return report.walk.failures.length > 0 ? 2 : 0;
}

function requireNoBaseline(world: World, cwd: string): void {
  const { baseline, label } = locateBaseline(world, undefined, cwd);
  if (baseline === undefined) return;
  throw new UsageError("a baseline does not go with --shard", { where: label, hint: "--no-baseline leaves it out" });
}
