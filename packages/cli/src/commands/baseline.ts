import { writeFileSync } from "node:fs";
import { createBaseline, printBaseline, UsageError, type Baseline, type BaselineOutcome } from "@pylayout/core";
import { findRoot } from "@pylayout/node";
import { parseArguments, WORLD_OPTIONS, worldOptions } from "../arguments.ts";
import { locateBaseline, type BaselineFile } from "../baseline-file.ts";
import { failureLines } from "../format/failure-lines.ts";
import { lintTree } from "../lint-tree.ts";
import type { Surroundings } from "../streams.ts";
import { count, printable } from "../text.ts";
import { openWorld, requireFixable } from "../world.ts";

const OPTIONS = {
  ...WORLD_OPTIONS,
  rule: { type: "string", multiple: true },
  baseline: { type: "string" },
  update: { type: "boolean" },
  prune: { type: "boolean" },
  reason: { type: "string" },
} as const;

/** `pylayout baseline [dir]`: agrees on all present findings, so that only new ones fail. */
export async function baseline(args: readonly string[], { cwd, stdout, stderr }: Surroundings): Promise<number> {
  const { values, positionals } = parseArguments("baseline", args, OPTIONS);
  const { update = false, prune = false, reason } = values;
  if (positionals.length > 1) throw new UsageError("baseline takes one directory");
  if (update && prune) throw new UsageError("--update and --prune exclude each other");
  if (prune && reason !== undefined) throw new UsageError("--prune adds nothing that could have a --reason");
  const { root } = findRoot(positionals[0] ?? ".", cwd);
  const options = worldOptions(values);
  requireFixable(options.source);
  const world = await openWorld(root, options);
  const file = locateBaseline(world, values.baseline, cwd);
  requireMode(file, update || prune);
  const { result, agreed } = lintTree(world, world.tree, { baseline: file });
  if (result.failures.length > 0) {
    stderr.write(`${failureLines(result.failures).join("\n")}\nnothing written: the findings are not complete\n`);
    return 2;
  }
  const made = prune && agreed !== null ? agreed.pruned : createBaseline(result.messages, world.tree, agreed, reason);
  write(file, made);
  stdout.write(summary(file, made, agreed));
  return 0;
}

function requireMode({ label, baseline }: BaselineFile, rewrite: boolean): void {
  if (baseline !== undefined && !rewrite) {
    throw new UsageError("exists already", {
      where: label,
      hint: "--prune takes out what is stale; --update also takes in what is new",
    });
  }
  if (baseline === undefined && rewrite) {
    throw new UsageError("there is no such baseline", { where: label, hint: "pylayout baseline makes it" });
  }
}

function write({ path, label }: BaselineFile, made: Baseline): void {
  try {
    writeFileSync(path, printBaseline(made));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`cannot be written: ${reason}`, { where: label });
  }
}

function summary({ label }: BaselineFile, { entries }: Baseline, agreed: BaselineOutcome | null): string {
  const name = printable(label);
  if (agreed === null) return `created ${name} with ${count(entries.length, "finding")}; git add it\n`;
  const kept = agreed.pruned.entries.length;
  return `wrote ${name}: ${kept} kept, ${entries.length - kept} added, ${agreed.stale.length} stale removed\n`;
}
