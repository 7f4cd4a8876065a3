import { parseArgs, type ParseArgsConfig } from "node:util";
import { nearestName, UsageError } from "@pylayout/core";

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
    const parsed = parseArgs({ args: [...args], options: all, allowPositionals: true, strict: true });
    return { values: parsed.values as ParsedArguments<T>["values"], positionals: parsed.positionals };
  } catch (error) {
    throw toUsageError(command, error, Object.keys(all));
  }
}

function toUsageError(command: string, error: unknown, known: readonly string[]): UsageError {
  const text = error instanceof Error ? error.message : String(error);
  const option = /'(--?[^' <]+)/.exec(text)?.[1];
  const near = option && nearestName(option.replace(/^-+/, ""), known);
  const what = text.startsWith("Unknown option") ? `unknown option ${option ?? ""}` : (text.split(". ")[0] ?? text);
  return new UsageError(what, {
    hint: near ? `did you mean --${near}?` : `pylayout ${command} --help lists the options`,
  });
}

/** Options that choose the world a command looks at; shared by lint and why. */
export const WORLD_OPTIONS = {
  source: { type: "string" },
  python: { type: "string" },
  config: { type: "string" },
  isolated: { type: "boolean" },
  format: { type: "string", multiple: true },
  "output-format": { type: "string", multiple: true },
} as const;
