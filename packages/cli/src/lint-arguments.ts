import { UsageError } from "@pylayout/core";
import { parseArguments, wholeNumber, WORLD_OPTIONS } from "./arguments.ts";
import { parseOutputs, type Output } from "./outputs.ts";
import { FIXABLE_SOURCES, type WorldOptions } from "./world.ts";

export interface LintOptions {
  readonly paths: readonly string[];
  readonly world: WorldOptions;
  readonly outputs: readonly Output[];
  readonly fix: "none" | "safe" | "unsafe";
  /** Print the patch and write nothing. */
  readonly diff: boolean;
  readonly quiet: boolean;
  readonly stats: boolean;
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
    fix: { type: "boolean" },
    "unsafe-fixes": { type: "boolean" },
    diff: { type: "boolean" },
    quiet: { type: "boolean" },
    stats: { type: "boolean" },
    statistics: { type: "boolean" },
    "output-file": { type: "string" },
    "exit-zero": { type: "boolean" },
    "exit-non-zero-on-fix": { type: "boolean" },
    "max-warnings": { type: "string" },
  });
  const source = values.source ?? "worktree";
  const unsafe = values["unsafe-fixes"] ?? false;
  const fix = unsafe ? "unsafe" : (values.fix ?? values.diff) ? "safe" : "none";
  if (fix !== "none" && !FIXABLE_SOURCES.includes(source)) {
    throw new UsageError(`fixes cannot be written to the source ${JSON.stringify(source)}`, {
      hint: `they work on ${FIXABLE_SOURCES.join(", ")}`,
    });
  }
  return {
    paths: positionals,
    world: {
      source,
      isolated: values.isolated ?? false,
      config: values.config,
      python: values.python,
      rules: values.rule ?? [],
    },
    outputs: parseOutputs(values.format ?? [], values["output-file"], environment),
    fix,
    diff: values.diff ?? false,
    quiet: values.quiet ?? false,
    stats: values.stats ?? false,
    statistics: values.statistics ?? false,
    exitZero: values["exit-zero"] ?? false,
    exitNonZeroOnFix: values["exit-non-zero-on-fix"] ?? false,
    maxWarnings: wholeNumber("--max-warnings", values["max-warnings"]),
  };
}
