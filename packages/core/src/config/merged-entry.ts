import type { RuleSteps, TaggedSettings } from "./merge-settings.ts";

/** What all entries that hold for a path say together. */
export interface MergedEntry {
  readonly rules: RuleSteps;
  readonly settings: TaggedSettings;
}

/** Finds what holds where. */
export interface EntryMatcher {
  /** What holds for a path, ignored or not. The same object for paths configured alike. */
  entryAt(path: string): MergedEntry;
  isIgnored(path: string, directory: boolean): boolean;
}
