import type { ReadyEntry } from "./glob-matcher.ts";
import type { EntryMatcher, MergedEntry } from "./merged-entry.ts";
import { mergeRuleSteps, mergeSettings } from "./merge-settings.ts";

/** For configs without globs: one answer for every path, with no library loaded. */
export function constantMatcher(entries: readonly ReadyEntry[]): EntryMatcher {
  let entry: MergedEntry = { rules: {}, settings: {} };
  for (const { rules, settings } of entries) {
    entry = { rules: mergeRuleSteps(entry.rules, rules), settings: mergeSettings(entry.settings, settings) };
  }
  return { entryAt: () => entry, isIgnored: () => false };
}
