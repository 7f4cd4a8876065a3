import type { ConfigInput } from "@pylayout/core";

export { defineRule } from "@pylayout/python";

/** A flat config, checked while it is written: entries, nested lists of entries, later ones winning. */
export function defineConfig(...entries: readonly ConfigInput[]): readonly ConfigInput[] {
  return entries;
}
