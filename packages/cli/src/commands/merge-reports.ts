import path from "node:path";
import { UsageError } from "@pylayout/core";
import { parseArguments, wholeNumber } from "../arguments.ts";
import { exitCodeOf } from "../exit-code.ts";
import { reportOf } from "../make-report.ts";
import { parseOutputs } from "../outputs.ts";
import { mergeShards } from "../shard/merge-shards.ts";
import { readShard } from "../shard/shard-report.ts";
import type { Surroundings } from "../streams.ts";
import { openOutputs, showsFailures, writeFailures, writeOutputs } from "../write-outputs.ts";

/** `pylayout merge-reports`: what `lint` without `--shard` would have printed, with its exit code. */
export async function mergeReports(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { values, positionals } = parseArguments("merge-reports", args, {
    format: { type: "string", multiple: true },
    "output-file": { type: "string", short: "o" },
    statistics: { type: "boolean" },
    quiet: { type: "boolean", short: "q" },
    "exit-zero": { type: "boolean", short: "e" },
    "max-warnings": { type: "string" },
  });
  const { cwd, environment } = surroundings;
  const maxWarnings = wholeNumber("--max-warnings", values["max-warnings"]);
  const outputs = await openOutputs(parseOutputs(values.format ?? [], values["output-file"], environment), cwd);
  if (positionals.length === 0) {
    throw new UsageError("no report is named", { hint: "pylayout merge-reports shard-*.json" });
  }
  const shards = positionals.map((label) => ({ label, ...readShard(path.resolve(cwd, label), label) }));
  const { run, facts, result, repositoryPath } = mergeShards(shards);
  const { quiet = false, statistics = false } = values;
  const report = reportOf(facts, result, { paths: run.paths, quiet, statistics });
  if (!showsFailures(outputs)) await writeFailures([report], surroundings);
  await writeOutputs(outputs, report, surroundings, repositoryPath);
  const code = exitCodeOf(report, maxWarnings);
  return code === 1 && values["exit-zero"] === true ? 0 : code;
}
