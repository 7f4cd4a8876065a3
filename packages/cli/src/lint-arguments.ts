import type { Shard } from "@pylayout/core";
import { parseArguments, wholeNumber, WORLD_OPTIONS, worldOptions } from "./arguments.ts";
import { parseOutputs, type Output } from "./outputs.ts";
import { parseShard } from "./shard/shard-option.ts";
import { requireFixable, type WorldOptions } from "./world.ts";

export interface LintOptions {
  readonly paths: readonly string[];
  readonly world: WorldOptions;
  readonly outputs: readonly Output[];
  readonly fix: "none" | "safe" | "unsafe";
  /** Print the patch and write nothing. */
  readonly diff: boolean;
  /** The rules whose fixes may be made; all if undefined. */
  readonly fixable: readonly string[] | undefined;
  readonly unfixable: readonly string[];
  /** The baseline file that is named; undefined: the project's own; null: none. */
  readonly baseline: string | null | undefined;
  readonly quiet: boolean;
  readonly stats: boolean;
  /** Lint some of the projects only, for `merge-reports`. */
  readonly shard: Shard | undefined;
  /** Print the files that would be linted, and lint nothing. */
  readonly showFiles: boolean;
  /** Count findings by rule. */
  readonly statistics: boolean;
  readonly exitZero: boolean;
  readonly exitNonZeroOnFix: boolean;
  readonly maxWarnings: number | undefined;
}

/** @throws UsageError for anything that is not an option, or not a value of it. */
export function parseLintArguments(args: readonly string[], environment: NodeJS.ProcessEnv): LintOptions {
  const { values, positionals } = parseArguments("lint", args, {
    ...WORLD_OPTIONS,
    rule: { type: "string", multiple: true },
    preset: { type: "string", multiple: true },
    against: { type: "string" },
    thorough: { type: "boolean" },
    fix: { type: "boolean" },
    "unsafe-fixes": { type: "boolean" },
    diff: { type: "boolean" },
    fixable: { type: "string", multiple: true },
    unfixable: { type: "string", multiple: true },
    baseline: { type: "string" },
    "no-baseline": { type: "boolean" },
    quiet: { type: "boolean", short: "q" },
    stats: { type: "boolean" },
    shard: { type: "string" },
    "show-files": { type: "boolean" },
    statistics: { type: "boolean" },
    "output-file": { type: "string", short: "o" },
    "no-cache": { type: "boolean" },
    "cache-location": { type: "string" },
    "exit-zero": { type: "boolean", short: "e" },
    "exit-non-zero-on-fix": { type: "boolean" },
    "max-warnings": { type: "string" },
  });
  const world = worldOptions(values);
  const unsafe = values["unsafe-fixes"] ?? false;
  const fix = unsafe ? "unsafe" : (values.fix ?? values.diff) ? "safe" : "none";
  const shard = parseShard(values.shard, values);
  const formats = values.format ?? (shard === undefined ? [] : ["shard"]);
  if (fix !== "none") requireFixable(world.source);
  return {
    paths: positionals,
    world,
    baseline: values["no-baseline"] ? null : (values.baseline ?? (world.isolated ? null : undefined)),
    fixable: ruleNames(values.fixable),
    unfixable: ruleNames(values.unfixable) ?? [],
    shard,
    outputs: parseOutputs(formats, values["output-file"], environment),
    fix,
    diff: values.diff ?? false,
    quiet: values.quiet ?? false,
    stats: values.stats ?? false,
    showFiles: values["show-files"] ?? false,
    statistics: values.statistics ?? false,
    exitZero: values["exit-zero"] ?? false,
    exitNonZeroOnFix: values["exit-non-zero-on-fix"] ?? false,
    maxWarnings: wholeNumber("--max-warnings", values["max-warnings"]),
  };
}

/** Names in one option or several, separated by commas. */
function ruleNames(values: readonly string[] | undefined): readonly string[] | undefined {
  return values?.flatMap((value) => value.split(",")).map((name) => name.trim());
}
