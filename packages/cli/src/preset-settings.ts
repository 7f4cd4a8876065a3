import { BUILTIN_PRESETS } from "./builtin-presets.ts";

export interface PresetSetting {
  readonly severity: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What a preset says of each rule that it names. */
export function presetSettings(preset: string): Readonly<Record<string, PresetSetting>> {
  const entries = [BUILTIN_PRESETS[preset] ?? []].flat(5) as { readonly rules?: Readonly<Record<string, unknown>> }[];
  const settings: Record<string, PresetSetting> = {};
  for (const { rules } of entries) {
    for (const [rule, value] of Object.entries(rules ?? {})) settings[rule] = toSetting(value);
  }
  return settings;
}

function toSetting(value: unknown): PresetSetting {
  if (typeof value === "string") return { severity: value, options: {} };
  const { severity = "on", ...options } = value as { readonly severity?: string };
  return { severity, options };
}
