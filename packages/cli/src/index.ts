/**
 * Predicts which parts of a Python project will fail on a clean machine: the functions behind the command, and all that
 * `pylayout/config` offers to those who write rules, plugins and presets.
 *
 * @packageDocumentation
 */
export { lint, type LintOptions } from "./api/lint.ts";
export { fix, type FixOptions, type FixResult } from "./api/fix.ts";
export { loadConfig } from "./api/load-config.ts";
export { explain, type RuleDescription } from "./api/explain.ts";
export type { ProjectOptions } from "./api/project-options.ts";
export { memorySource, UsageError } from "@pylayout/core";
export * from "./config.ts";
export type * from "./report-types.ts";
export { VERSION } from "./version.ts";
