import { createHash } from "node:crypto";
import { UsageError, type Shard, type Walk } from "@pylayout/core";
import { readIfPresent } from "@pylayout/node";
import type { RunFacts } from "../run-facts.ts";

/** Raised when a field changes its meaning or goes. */
const SCHEMA = 1;
const KIND = "pylayout shard";

/** What all shards of one run have in common. */
export interface ShardedRun {
  readonly version: string;
  readonly source: string;
  /** Of the configuration's entries, options of the command line among them. */
  readonly configuration: string;
  /** Of the names and kinds of all files. */
  readonly files: string;
  /** The commit that is checked out; null outside git. */
  readonly commit: string | null;
  /** Which findings are to be shown: those that concern one of these; all where there are none. */
  readonly paths: readonly string[];
}

/** What one shard hands over; `docs/monorepos.md` describes it. */
export interface ShardReport {
  readonly shard: Shard;
  readonly run: ShardedRun;
  /** The way from the top of the git repository to the root. */
  readonly repositoryPath: string;
  readonly facts: RunFacts;
  readonly walk: Walk;
}

export function printShard({ shard, run, repositoryPath, facts, walk }: ShardReport): string {
  const report = { shard, run, repositoryPath, facts, walk };
  return `${JSON.stringify({ schema: SCHEMA, kind: KIND, digest: digestOf(report), ...report })}\n`;
}

/**
 * Reads a shard's report.
 * @param label how messages name the file
 * @throws UsageError where it is none, or not as it was written
 */
export function readShard(file: string, label: string): ShardReport {
  const bytes = readIfPresent(file);
  if (bytes === undefined) throw new UsageError("cannot be read", { where: label, hint: "Is it there, and a file?" });
  const found = parsed(bytes.toString("utf8"));
  if (found === undefined) {
    throw new UsageError("is damaged: it is no JSON", { where: label, hint: "run its shard again" });
  }
  if (found.kind !== KIND) {
    const hint = "pylayout lint --shard 1/2 --output-file FILE makes one";
    throw new UsageError("is no report of a shard", { where: label, hint });
  }
  if (found.schema !== SCHEMA) {
    const hint = "use the pylayout that made it";
    throw new UsageError(`has schema ${String(found.schema)}, not ${SCHEMA}`, { where: label, hint });
  }
  const { shard, run, repositoryPath, facts, walk } = found as unknown as ShardReport;
  const report = { shard, run, repositoryPath, facts, walk };
  if (found.digest === digestOf(report)) return report;
  throw new UsageError("is damaged: it is not as it was written", { where: label, hint: "run its shard again" });
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return undefined;
  }
}

function digestOf(report: ShardReport): string {
  return createHash("sha256").update(JSON.stringify(report)).digest("hex");
}
