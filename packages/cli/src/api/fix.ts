import { formatPatch, UsageError, type Message, type PlannedFile, type RefusedFix } from "@pylayout/core";
import { writeEdits } from "@pylayout/node";
import { makeReport } from "../make-report.ts";
import { findFixes } from "../mend.ts";
import type { Report } from "../report.ts";
import { openWorld, requireFixable } from "../world.ts";
import { contextOf, type LintOptions } from "./lint.ts";
import { onlyRoot, worldOptions } from "./project-options.ts";

export interface FixOptions extends LintOptions {
  /** Also what changes the meaning of the project, as `--unsafe-fixes`. */
  readonly unsafe?: boolean;
  /** The rules whose fixes may be made; all by default. */
  readonly fixable?: readonly string[];
  /** Rules whose fixes may not be made. */
  readonly unfixable?: readonly string[];
}

/** Fixes that are found, and written only when somebody asks for it. */
export interface FixResult {
  /** What remains in the mended files. */
  readonly report: Report;
  /** Findings that are mended, in the order in which they were. */
  readonly fixed: readonly Message[];
  /** Fixes that cannot be made, each with the reason. */
  readonly refused: readonly RefusedFix[];
  /** What is to become of which file, by path; nothing else is touched. */
  readonly files: readonly PlannedFile[];
  /** The same as a patch that `git apply` accepts: bytes, since contents need not be UTF-8. */
  readonly patch: () => Promise<Uint8Array>;
  /**
   * Writes all files, or none.
   * @throws UsageError where a file changed since it was read, the source is none that can be written to, or a rule threw
   */
  readonly write: () => void;
}

/**
 * What `pylayout lint --fix` would do to one project, worked out in memory.
 * @throws UsageError for what the command ends with 2 for
 */
export async function fix(options: FixOptions = {}): Promise<FixResult> {
  const [root, paths] = onlyRoot(options.paths ?? [], options);
  const world = await openWorld(root, worldOptions(options));
  const { baseline, context } = contextOf(world, paths, options);
  const { unsafe = false, fixable, unfixable } = options;
  const safety = unsafe ? "unsafe" : "safe";
  const { linted, plan, fixed, refused } = findFixes(world, { paths, baseline, safety, fixable, unfixable });
  return {
    report: { ...(await makeReport(world, linted, context)) },
    fixed,
    refused,
    files: plan,
    patch: () => formatPatch(plan),
    write: () => {
      requireFixable(world.sourceName);
      const [failure] = linted.result.failures;
      if (failure) throw new UsageError(`the rule ${failure.rule} threw, so its fixes may not be whole`);
      writeEdits(root, plan, { source: world.sourceName });
    },
  };
}
