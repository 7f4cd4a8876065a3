import { finishWalks, UsageError, type LintResult } from "@pylayout/core";
import type { RunFacts } from "../run-facts.ts";
import { count, list } from "../text.ts";
import { VERSION } from "../version.ts";
import type { ShardedRun, ShardReport } from "./shard-report.ts";

/** A shard's report with the name under which messages speak of its file. */
export interface NamedShard extends ShardReport {
  readonly label: string;
}

export interface MergedRun {
  readonly run: ShardedRun;
  readonly facts: RunFacts;
  readonly repositoryPath: string;
  readonly result: Pick<LintResult, "messages" | "failures">;
}

/**
 * Makes of all shards what one run without `--shard` would have found.
 * @throws UsageError where one is missing, given twice, or of another run
 */
export function mergeShards(given: readonly NamedShard[]): MergedRun {
  const shards = [...given].sort((a, b) => a.shard.index - b.shard.index);
  checkShards(shards);
  const [first] = shards;
  if (!first) throw new Error("no shard to merge");
  return {
    run: first.run,
    repositoryPath: first.repositoryPath,
    facts: { ...first.facts, projects: shards.flatMap(({ facts }) => facts.projects) },
    result: finishWalks(shards.map(({ walk }) => walk)),
  };
}

const DIFFERENCES: Readonly<Record<keyof ShardedRun, string>> = {
  version: "another version of pylayout made it",
  source: "it has another --source",
  configuration: "its configuration, or an option, is another one",
  files: "its files are other ones",
  commit: "another commit was checked out",
  paths: "other paths were asked for",
};

function checkShards(shards: readonly NamedShard[]): void {
  const [first] = shards;
  if (!first) return;
  if (first.run.version !== VERSION) {
    const hint = `merge with the pylayout that made the reports: ${first.run.version}`;
    throw new UsageError(`was not made by this pylayout, ${VERSION}`, { where: first.label, hint });
  }
  for (const shard of shards) checkSameRun(first, shard);
  const { count: n } = first.shard;
  const twice = shards.find((shard, place) => shard.shard.index === shards[place + 1]?.shard.index);
  if (twice) {
    const both = shards.filter(({ shard }) => shard.index === twice.shard.index).map(({ label }) => label);
    throw new UsageError(`shard ${twice.shard.index} of ${n} is there twice: ${list(both)}`);
  }
  const there = new Set(shards.map(({ shard }) => shard.index));
  const missing = Array.from({ length: n }, (_, place) => place + 1).filter((index) => !there.has(index));
  if (missing.length === 0) return;
  throw new UsageError(`${count(missing.length, "shard")} of ${n} missing: ${list(missing.map(String), 10)}`, {
    hint: `pylayout lint --shard ${missing[0] ?? 1}/${n} --output-file FILE`,
  });
}

function checkSameRun(first: NamedShard, { label, run, shard }: NamedShard): void {
  const keys = Object.keys(DIFFERENCES) as (keyof ShardedRun)[];
  const key = keys.find((name) => JSON.stringify(run[name]) !== JSON.stringify(first.run[name]));
  const why =
    shard.count === first.shard.count
      ? key && DIFFERENCES[key]
      : `it is one of ${shard.count} shards, not of ${first.shard.count}`;
  if (why === undefined) return;
  throw new UsageError(`is of another run than ${first.label}: ${why}`, { where: label });
}
