import type { AnyRule } from "../rule/rule.ts";

/** What a config may say of a rule; "on" leaves the severity to each finding's own verdict. */
export type ConfiguredSeverity = "off" | "on" | "warn" | "error";

/** Settings of a project as its language knows them ("python", "exclude", ...), in camelCase. */
export type Settings = Readonly<Record<string, unknown>>;

/** The place in a config that said something; shown by `pylayout config` and in errors. */
export interface Origin {
  /** File, flag or preset: `pyproject.toml`, `--python`, `preset "recommended"`. */
  readonly source: string;
  /** The entry in it: its name or its position; "" where the source is one setting. */
  readonly entry: string;
}

/** A rule's setting at one path. */
export interface RuleSetting {
  readonly severity: ConfiguredSeverity;
  /** Complete: the rule's defaults under whatever the config sets. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** The rules that are on at a path, by the name under which config speaks of them. The same object for equal paths. */
export type PathRules = ReadonlyMap<string, RuleSetting>;

/** One step of how a rule came to its setting, as one config entry wrote it. */
export interface SettingStep {
  /** Absent where the entry only changes options. */
  readonly severity: ConfiguredSeverity | undefined;
  readonly options: Readonly<Record<string, unknown>> | undefined;
  readonly origin: Origin;
}

/** Why a rule is on or off at a path. */
export interface RuleExplanation {
  readonly rule: string;
  readonly path: string;
  /** True: the path is ignored by config, so no rule looks at it. */
  readonly ignored: boolean;
  readonly severity: ConfiguredSeverity;
  readonly options: Readonly<Record<string, unknown>>;
  /** Every entry that spoke of it, the one in force last; empty where none did. */
  readonly steps: readonly SettingStep[];
}

/** A setting with the entry that set it. */
export interface ExplainedSetting {
  readonly value: unknown;
  readonly origin: Origin;
  /** What held before. */
  readonly overrode?: ExplainedSetting;
}

export type PathKind = "file" | "directory" | "project";

/** A config ready for questions: which rules look at which path, with which options, and who said so. */
export interface LintConfig {
  /** Every rule that config may name. */
  readonly rules: ReadonlyMap<string, AnyRule>;
  /** Settings in force at the root. */
  readonly settings: Settings;
  /** Names of rules that are on for at least one path. */
  readonly enabled: ReadonlySet<string>;
  settingsAt(path: string): Settings;
  /** undefined: the path is ignored. Paths are relative to the root, "" is the root; `kind` is "file" by default. */
  at(path: string, kind?: PathKind): PathRules | undefined;
  explain(path: string, rule: string, kind?: PathKind): RuleExplanation;
  /** Who set each setting that is in force at a path, and what that overrode. */
  explainSettings(path: string): Readonly<Record<string, ExplainedSetting>>;
  /** Equal for configurations of equal entries; code of rules plays no part. */
  fingerprint(): string;
  /** The `files` globs that match none of the given paths of files and directories. */
  unmatchedGlobs(paths: Iterable<string>): Promise<readonly UnmatchedGlob[]>;
}

/** A `files` glob that matches nothing: a hint, since it is likely misspelt. */
export interface UnmatchedGlob {
  readonly glob: string;
  readonly origin: Origin;
}
