import type { AnyLanguage } from "../language/language.ts";
import type { AnyRule, Plugin } from "../rule/rule.ts";
import type { OptionValidators } from "./option-checker.ts";

/** A config as somebody wrote it, not yet checked. */
export interface ConfigSource {
  /** Shown in errors: a file, a flag, a preset. */
  readonly label: string;
  /** The directory that its globs start from, relative to the tree's root. */
  readonly base: string;
  /** Where the presets and plugins that it names are looked for, in the host's own terms; `base` if absent. */
  readonly directory?: string;
  /** A `ConfigInput`, if it is right. */
  readonly config: unknown;
  /** How it spells the keys of options and settings. */
  readonly keys: "camelCase" | "kebab-case";
  /** True for a command-line option: its label says all that errors need to name. */
  readonly single?: boolean;
  /** True for presets that the host's own tests check: their options are taken without loading the validator. */
  readonly trusted?: boolean;
}

/** What config may name, given by the host; core itself knows no rule. */
export interface ConfigEnvironment {
  /** Rules without a prefix. */
  readonly rules: ReadonlyMap<string, AnyRule>;
  /** Presets by name; trusted, so check each once in a test by passing it to `createConfig` as a source of its own. */
  readonly presets: ReadonlyMap<string, unknown>;
  readonly language: Pick<AnyLanguage, "name" | "checkSettings" | "settings">;
  /** The host's own version, for the setting `requiredVersion`; not checked if absent. */
  readonly version?: string;
  /** Compiled schemas of options, by the names of `rules`; those of other rules are compiled when needed. */
  loadValidators?(): Promise<OptionValidators>;
  /** A plugin by package name, as the source at `from` would import it; undefined where there is none. */
  loadPlugin?(name: string, from: ConfigSource): Promise<Plugin | undefined>;
  /** A preset from a package or a file; undefined where there is none. */
  loadPreset?(name: string, from: ConfigSource): Promise<ConfigSource | undefined>;
}
