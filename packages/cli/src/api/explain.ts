import { nameHint, UsageError, type AnyRule, type RuleMeta } from "@pylayout/core";
import { BUILTIN_PRESETS } from "../builtin-presets.ts";
import { BUILTIN_RULE_MAP } from "../builtin-rules.ts";
import { presetSettings, type PresetSetting } from "../preset-settings.ts";
import { loadConfig } from "./load-config.ts";
import type { ProjectOptions } from "./project-options.ts";

/** What there is to know about a rule. */
export interface RuleDescription {
  /** As configuration speaks of it: with its plugin's prefix. */
  readonly name: string;
  readonly meta: RuleMeta;
  /** What the presets that come with pylayout say of it, by preset. */
  readonly presets: Readonly<Record<string, PresetSetting>>;
}

/**
 * Describes a rule: one that comes with pylayout, or one of a plugin of the project's configuration.
 * @throws UsageError for a rule that there is not
 */
export async function explain(rule: string, options: ProjectOptions = {}): Promise<RuleDescription> {
  const builtin = BUILTIN_RULE_MAP.get(rule);
  if (builtin !== undefined) return describe(rule, builtin);
  const { rules } = await loadConfig(options);
  const found = rules.get(rule);
  if (found !== undefined) return describe(rule, found);
  const hint = nameHint(rule, rules.keys());
  throw new UsageError(`unknown rule ${JSON.stringify(rule)}`, hint === undefined ? {} : { hint });
}

function describe(name: string, { meta }: AnyRule): RuleDescription {
  const presets = Object.keys(BUILTIN_PRESETS).flatMap((preset) => {
    const setting = presetSettings(preset)[name];
    return setting === undefined ? [] : [[preset, setting] as const];
  });
  return { name, meta: meta as RuleMeta, presets: Object.fromEntries(presets) };
}
