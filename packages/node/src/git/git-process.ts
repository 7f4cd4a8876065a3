import type { Buffer } from "node:buffer";
import { UsageError } from "@pylayout/core";
import { noteUnrepeatable } from "../disk/observations.ts";
import type { Repository } from "./repository.ts";

const MAX_OUTPUT = 1024 * 1024 * 1024;

/** Runs git on one repository, whatever the environment says; undefined where git refuses. Throws UsageError without git. */
export function runGit(repository: Repository, command: readonly string[], input?: string): GitResult {
  noteUnrepeatable();
  const place = [`--git-dir=${repository.gitDir}`, `--work-tree=${repository.top}`];
  // Nothing that a linted repository configures may run.
  const harmless = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
  // Loading it takes longer than reading a small index, and most runs start no process.
  const { spawnSync } = process.getBuiltinModule("node:child_process");
  const result = spawnSync("git", [...place, ...harmless, ...command], {
    cwd: repository.top,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", GIT_NO_LAZY_FETCH: "1", LC_ALL: "C" },
    maxBuffer: MAX_OUTPUT,
    ...(input === undefined ? {} : { input }),
  });
  if (result.error && result.status === null) {
    throw new UsageError(`git cannot be run (${result.error.message})`, {
      where: repository.top,
      hint: "Install git, or use --source disk.",
    });
  }
  return { ok: result.status === 0, output: result.stdout, problem: result.stderr.toString("utf8").trim() };
}

export interface GitResult {
  readonly ok: boolean;
  readonly output: Buffer;
  /** What git said on its error stream. */
  readonly problem: string;
}
