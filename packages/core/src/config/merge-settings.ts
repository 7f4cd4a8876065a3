import type { Tagged } from "./flat-entry.ts";
import type { ConfiguredSeverity, SettingStep } from "./lint-config.ts";

/** All that entries said of each rule, first to last. */
export type RuleSteps = Readonly<Record<string, readonly SettingStep[]>>;

export function mergeRuleSteps(first: RuleSteps = {}, second: RuleSteps = {}): RuleSteps {
  const merged: Record<string, readonly SettingStep[]> = { ...first };
  for (const [name, steps] of Object.entries(second)) merged[name] = [...(merged[name] ?? []), ...steps];
  return merged;
}

export type TaggedSettings = Readonly<Record<string, Tagged<unknown>>>;

export function mergeSettings(first: TaggedSettings = {}, second: TaggedSettings = {}): TaggedSettings {
  const merged: Record<string, Tagged<unknown>> = { ...first };
  for (const [key, tagged] of Object.entries(second)) {
    const overrode = merged[key];
    merged[key] = overrode === undefined ? tagged : { ...tagged, overrode };
  }
  return merged;
}

/** What holds after all steps. Options are one object: a later entry changes the keys that it names. */
export function resolveSteps(steps: readonly SettingStep[]): {
  readonly severity: ConfiguredSeverity;
  readonly options: Readonly<Record<string, unknown>> | undefined;
} {
  let severity: ConfiguredSeverity | undefined;
  let options: Record<string, unknown> | undefined;
  for (const step of steps) {
    severity = step.severity ?? severity;
    if (step.options !== undefined) options = { ...options, ...step.options };
  }
  return { severity: severity ?? (options === undefined ? "off" : "on"), options };
}
