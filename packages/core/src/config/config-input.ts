import type { Plugin } from "../rule/rule.ts";
import type { ConfiguredSeverity, Settings } from "./lint-config.ts";

/** What an entry may say of a rule: a severity, a severity with options, or one object with both. */
export type RuleInput =
  | ConfiguredSeverity
  | readonly [ConfiguredSeverity, Readonly<Record<string, unknown>>]
  | ({ readonly severity?: ConfiguredSeverity } & Readonly<Record<string, unknown>>);

/**
 * One entry of a flat config. Later entries win. An entry with nothing but `ignores` takes those paths out of all
 * linting.
 */
export interface ConfigEntry {
  /** Shown in errors and by `pylayout config`. */
  readonly name?: string;
  /** Globs from the config's directory; one that names a directory holds for the directory and all below it. */
  readonly files?: readonly (string | readonly string[])[];
  readonly ignores?: readonly string[];
  /** Presets by name (`recommended`, `<plugin>/<config>`, a package, a .toml or .json file), or entries. */
  readonly extends?: readonly (string | ConfigInput)[];
  /** Plugins by the prefix of their rules, or a list of package names. */
  readonly plugins?: Readonly<Record<string, Plugin>> | readonly string[];
  readonly rules?: Readonly<Record<string, RuleInput>>;
  readonly settings?: Settings;
}

export type ConfigInput = ConfigEntry | readonly ConfigInput[];
