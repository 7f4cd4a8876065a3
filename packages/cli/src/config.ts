import { createDefineConfig, type DefineConfig } from "@pylayout/core";
import type { BUILTIN_RULES } from "./builtin-rules.ts";

export { contentHash, definePlugin } from "@pylayout/core";
export {
  defineRule,
  formatVersions,
  isTomlTable,
  sourceRange,
  tomlAt,
  tomlString,
  tomlStrings,
  tomlTable,
  versionsOf,
  yamlAt,
  yamlEntry,
  yamlScalars,
} from "@pylayout/python";
export type * from "./authoring-types.ts";

/** A flat config, checked while it is written: entries or lists of them, later ones winning; rules and options are known. */
export const defineConfig: DefineConfig<typeof BUILTIN_RULES> = createDefineConfig<typeof BUILTIN_RULES>();
