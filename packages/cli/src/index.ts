export * from "@pylayout/core";
export * from "@pylayout/python";
export * from "./config.ts";
export { BUILTIN_PRESETS } from "./builtin-presets.ts";
export { BUILTIN_RULE_MAP, BUILTIN_RULES } from "./builtin-rules.ts";
export { presetSettings, type PresetSetting } from "./preset-settings.ts";
export { VERSION } from "./version.ts";
export { runCommand } from "./run-command.ts";
export type { OutputStream, Surroundings } from "./streams.ts";
