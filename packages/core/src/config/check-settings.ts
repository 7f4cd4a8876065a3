import type { AnyLanguage, SettingProblem } from "../language/language.ts";
import type { ConfigSource } from "./config-source.ts";
import { FRAMEWORK_SETTINGS, settingSchemas } from "./framework-settings.ts";
import { TABLE_KEYS } from "./from-toml.ts";
import { kebabCase } from "./key-case.ts";
import type { Settings } from "./lint-config.ts";
import { nameHint } from "./nearest-name.ts";

/** What is wrong with the settings of one entry: the framework's own, and those that its language knows. */
export function checkSettings(
  settings: Settings,
  language: Pick<AnyLanguage, "checkSettings" | "settings">,
  keys: ConfigSource["keys"],
): readonly (string | SettingProblem)[] {
  const problems: (string | SettingProblem)[] = [];
  const ofLanguage: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(settings)) {
    if (Object.hasOwn(FRAMEWORK_SETTINGS, key)) {
      const what = FRAMEWORK_SETTINGS[key as keyof typeof FRAMEWORK_SETTINGS].check(value);
      if (what !== undefined) problems.push({ key, what });
    } else if (language.settings === undefined || Object.hasOwn(language.settings, key)) ofLanguage[key] = value;
    else {
      const known = Object.keys(settingSchemas(language.settings));
      const hint =
        keys === "camelCase"
          ? nameHint(key, known)
          : nameHint(kebabCase(key), [...known.map(kebabCase), ...TABLE_KEYS, "overrides"]);
      problems.push({ key, what: "is no setting", ...(hint === undefined ? {} : { hint }) });
    }
  }
  return [...problems, ...(language.checkSettings?.(ofLanguage) ?? [])];
}
