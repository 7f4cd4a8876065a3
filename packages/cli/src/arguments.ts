import { parseArgs, type ParseArgsConfig } from "node:util";
import { nameHint, nearestName, UsageError } from "@pylayout/core";

import type { WorldOptions } from "./world.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** The value that an option gets; undefined where it is not given. */
type ValueOf<Option> = Option extends { readonly type: "boolean" }
  ? boolean
  : Option extends { readonly multiple: true }
    ? string[]
    : string;

export interface ParsedArguments<T extends Options> {
  readonly values: { readonly [Name in keyof T]?: ValueOf<T[Name]> };
  readonly positionals: readonly string[];
}

/** Parses a command's arguments; unknown options and missing values are usage errors that name the nearest option. */
export function parseArguments<const T extends Options>(
  command: string,
  args: readonly string[],
  options: T,
): ParsedArguments<T> {
  const all: Options = { ...options, help: { type: "boolean", short: "h" } };
  try {
    const parsed = parseArgs({ args: args.map(canonical), options: all, allowPositionals: true, strict: true });
    return { values: parsed.values as ParsedArguments<T>["values"], positionals: parsed.positionals };
  } catch (error) {
    throw toUsageError(command, error, Object.keys(all));
  }
}

/** `--output-format`, as ruff calls it, is `--format`. */
function canonical(argument: string): string {
  return argument.replace(/^--output-format(?==|$)/, "--format");
}

function toUsageError(command: string, error: unknown, known: readonly string[]): UsageError {
  const text = error instanceof Error ? error.message : String(error);
  const option = /'(?:-\w, )?(--?[^' <]+)/.exec(text)?.[1] ?? "";
  if (text.includes("argument missing")) {
    return new UsageError(`${option} needs a value`, { hint: `pylayout ${command} --help says which` });
  }
  if (!text.startsWith("Unknown option")) return new UsageError(text.split(/\. |\n/)[0] ?? text);
  const near = nearestName(option.replace(/^-+/, ""), known);
  return new UsageError(`unknown option ${option}`, {
    hint: ELSEWHERE[option] ?? (near ? `did you mean --${near}?` : `pylayout ${command} --help lists the options`),
  });
}

const RULES = "rules are turned on and off by --rule 'NAME: LEVEL', or in the configuration";

/** Options of other linters, with what stands for them. */
const ELSEWHERE: Readonly<Partial<Record<string, string>>> = {
  "--select": RULES,
  "--extend-select": RULES,
  "--ignore": RULES,
  "--exclude": "the setting exclude of the configuration names what no rule looks at",
  "--target-version": "did you mean --python?",
};

/** Options that choose the world a command looks at. */
export const WORLD_OPTIONS = {
  source: { type: "string" },
  python: { type: "string" },
  config: { type: "string" },
  isolated: { type: "boolean" },
  format: { type: "string", multiple: true },
} as const;

interface WorldValues {
  readonly source?: string;
  readonly python?: string | undefined;
  readonly config?: string;
  readonly isolated?: boolean;
  readonly rule?: readonly string[];
  readonly preset?: readonly string[];
  readonly against?: string;
  readonly thorough?: boolean;
}

/** The world that the values of these options choose. */
export function worldOptions(values: WorldValues): WorldOptions {
  return {
    source: values.source ?? "worktree",
    isolated: values.isolated ?? false,
    config: values.config,
    python: values.python,
    rules: values.rule ?? [],
    presets: values.preset ?? [],
    against: values.against,
    thorough: values.thorough,
  };
}

/** The last format given; the first one known where none is. */
export function chosenFormat<const T extends string>(
  values: { readonly format?: readonly string[] },
  known: readonly [T, ...T[]],
): T {
  const name = values.format?.at(-1) ?? known[0];
  const found = known.find((format) => format === name);
  if (found !== undefined) return found;
  throw unknownFormat(name, known);
}

export function unknownFormat(name: string, known: readonly string[]): UsageError {
  return new UsageError(`unknown format ${JSON.stringify(name)}`, {
    hint: nameHint(name, known) ?? `known: ${known.join(", ")}`,
  });
}

/** @throws UsageError for anything but digits. */
export function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError(`${option} takes a whole number, not ${JSON.stringify(text)}`);
}
