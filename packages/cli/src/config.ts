import { createDefineConfig, type DefineConfig } from "@pylayout/core";
import type { BUILTIN_RULES } from "./builtin-rules.ts";

export { defineRule } from "@pylayout/python";

/** A flat config, checked while it is written: entries, later ones winning; names and options of rules are known. */
export const defineConfig: DefineConfig<typeof BUILTIN_RULES> = createDefineConfig<typeof BUILTIN_RULES>();
