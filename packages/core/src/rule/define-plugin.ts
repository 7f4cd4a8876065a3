import type { Plugin } from "./rule.ts";

/** Gives back a plugin as it is, its rules' names and options known to `defineConfig`; what is no plugin does not compile. */
export function definePlugin<const One extends Plugin>(plugin: One): One {
  return plugin;
}
