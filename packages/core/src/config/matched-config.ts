import type { AnyRule } from "../rule/rule.ts";
import { deepFreeze } from "../rule/deep-freeze.ts";
import { UsageError } from "../engine/usage-error.ts";
import { configFingerprint } from "./config-fingerprint.ts";
import { defaultOptions } from "./default-options.ts";
import type { FlatEntry } from "./flat-entry.ts";
import type {
  LintConfig,
  PathKind,
  PathRules,
  RuleExplanation,
  RuleSetting,
  Settings,
  SettingStep,
  UnmatchedGlob,
} from "./lint-config.ts";
import type { EntryMatcher, MergedEntry } from "./merged-entry.ts";
import { resolveSteps, type TaggedSettings } from "./merge-settings.ts";
import { nameHint } from "./nearest-name.ts";
import type { OptionChecker } from "./option-checker.ts";
import { unmatchedGlobs } from "./unmatched-globs.ts";

export interface MatchedConfigInput {
  readonly rules: ReadonlyMap<string, AnyRule>;
  readonly enabled: ReadonlySet<string>;
  readonly entries: readonly FlatEntry[];
  readonly matcher: EntryMatcher;
  /** Needed where an entry that is not trusted sets options. */
  readonly checker: OptionChecker | undefined;
}

/** Answers what holds at a path, each distinct answer made once. */
export class MatchedConfig implements LintConfig {
  readonly rules: ReadonlyMap<string, AnyRule>;
  readonly enabled: ReadonlySet<string>;
  readonly settings: Settings;
  readonly #entries: readonly FlatEntry[];
  readonly #matcher: EntryMatcher;
  readonly #checker: OptionChecker | undefined;
  readonly #pathRules = new WeakMap<MergedEntry, PathRules>();
  readonly #settings = new WeakMap<TaggedSettings, Settings>();

  constructor(input: MatchedConfigInput) {
    this.rules = input.rules;
    this.enabled = input.enabled;
    this.#entries = input.entries;
    this.#matcher = input.matcher;
    this.#checker = input.checker;
    this.settings = this.settingsAt("");
  }

  settingsAt(path: string): Settings {
    const tagged = this.#matcher.entryAt(path).settings;
    let settings = this.#settings.get(tagged);
    if (settings === undefined) {
      settings = Object.freeze(Object.fromEntries(Object.entries(tagged).map(([key, { value }]) => [key, value])));
      this.#settings.set(tagged, settings);
    }
    return settings;
  }

  at(path: string, kind: PathKind = "file"): PathRules | undefined {
    if (this.#matcher.isIgnored(path, kind !== "file")) return undefined;
    const entry = this.#matcher.entryAt(path);
    let rules = this.#pathRules.get(entry);
    if (rules === undefined) this.#pathRules.set(entry, (rules = this.#rulesOf(entry)));
    return rules;
  }

  explain(path: string, rule: string, kind: PathKind = "file"): RuleExplanation {
    const known = this.rules.get(rule);
    if (known === undefined) {
      const hint = nameHint(rule, this.rules.keys());
      throw new UsageError(`unknown rule "${rule}"`, hint === undefined ? {} : { hint });
    }
    const steps = this.#matcher.entryAt(path).rules[rule] ?? [];
    const { severity } = resolveSteps(steps);
    const options = this.#optionsOf(rule, known, steps);
    return { rule, path, ignored: this.#matcher.isIgnored(path, kind !== "file"), severity, options, steps };
  }

  explainSettings(path: string): TaggedSettings {
    return this.#matcher.entryAt(path).settings;
  }

  fingerprint(): string {
    return configFingerprint(this.#entries);
  }

  unmatchedGlobs(paths: Iterable<string>): Promise<readonly UnmatchedGlob[]> {
    return unmatchedGlobs(this.#entries, paths);
  }

  #rulesOf(entry: MergedEntry): PathRules {
    const rules = new Map<string, RuleSetting>();
    for (const [name, steps] of Object.entries(entry.rules)) {
      const rule = this.rules.get(name);
      const { severity } = resolveSteps(steps);
      if (rule === undefined || severity === "off") continue;
      rules.set(name, Object.freeze({ severity, options: this.#optionsOf(name, rule, steps) }));
    }
    return rules;
  }

  #optionsOf(name: string, rule: AnyRule, steps: readonly SettingStep[]): RuleSetting["options"] {
    const { options } = resolveSteps(steps);
    const complete = { ...defaultOptions(rule), ...options };
    if (options === undefined || this.#checker === undefined) return deepFreeze(complete);
    const checked = this.#checker.check(name, rule, complete);
    const [fault] = checked.faults;
    if (fault !== undefined) {
      const origins = steps.map(({ origin }) => `${origin.source}, ${origin.entry}`).join(" and ");
      throw new UsageError(`${fault.path.join(".")} ${fault.what}`.trim(), { where: `rules.${name} (${origins})` });
    }
    return deepFreeze(checked.options);
  }
}
