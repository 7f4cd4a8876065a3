import { createHash } from "node:crypto";
import path from "node:path";
import { entriesBelow, walkTree, type FileTree, type RuleTime, type Shard } from "@pylayout/core";
import { findRepository, headCommit } from "@pylayout/node";
import { python } from "@pylayout/python";
import { runFacts } from "../run-facts.ts";
import { VERSION } from "../version.ts";
import type { World } from "../world.ts";
import type { ShardReport } from "./shard-report.ts";

export interface ShardContext {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly timed: boolean;
}

/** Lints the projects of a world that belong to one shard. */
export async function makeShard(
  world: World,
  shard: Shard,
  { paths, cwd, timed }: ShardContext,
): Promise<{ readonly report: ShardReport; readonly times: readonly RuleTime[] }> {
  const { tree, config, root, memo } = world;
  const model = python.createModel(tree, config.settings, (path) => config.settingsAt(path), memo);
  const { parts, times, ...walk } = walkTree({ tree, language: python, config, model, shard, timed });
  const checklist = shard.index === 1;
  const report: ShardReport = {
    shard,
    run: {
      version: VERSION,
      source: world.sourceName,
      configuration: config.fingerprint(),
      files: filesFingerprint(tree),
      commit: headCommit(root) ?? null,
      paths,
    },
    repositoryPath: path
      .relative(findRepository(root)?.top ?? root, root)
      .split(path.sep)
      .join("/"),
    facts: await runFacts(world, model, { cwd, checklist, parts }),
    walk,
  };
  return { report, times };
}

function filesFingerprint(tree: FileTree): string {
  const lines = [...entriesBelow(tree.root)].map(({ kind, path }) => `${kind} ${path}\0`).sort();
  const hash = createHash("sha256");
  for (const line of lines) hash.update(line);
  return hash.digest("hex");
}
