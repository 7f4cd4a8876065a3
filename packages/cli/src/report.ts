import type { RuleFailure, LintStats, Message, RuleMeta } from "@pylayout/core";
import type { RuleStatistics } from "./format/statistics.ts";

/** Everything a formatter may show of one linted root. */
export interface Report {
  readonly version: string;
  /** Absolute path of the linted root; every path of the report is relative to it. */
  readonly root: string;
  /** The way from the working directory to the root; "" where they are the same. */
  readonly base: string;
  readonly source: string;
  readonly messages: readonly Message[];
  readonly failures: readonly RuleFailure[];
  readonly files: number;
  readonly collection: CollectionSummary;
  readonly python: { readonly versions: readonly string[]; readonly reason: string | null };
  /** Sentences about what was not checked and why. */
  readonly hints: readonly string[];
  readonly fixed: FixSummary | null;
  readonly stats: LintStats | null;
  /** Counts by rule; null unless `--statistics` asked for them. */
  readonly statistics: readonly RuleStatistics[] | null;
  /** The rules that were on, by the name under which findings speak of them. */
  readonly rules: ReadonlyMap<string, RuleMeta>;
  /** Why rules that are on had nothing to judge; asked for by the checklist only. */
  readonly idle: ReadonlyMap<string, string>;
  /** Findings that are not shown because the baseline knows them. */
  readonly agreed: number;
  /** Warnings found, shown or not. */
  readonly warnings: number;
}

/** What was predicted of the test sessions, over all projects below the root. */
export interface CollectionSummary {
  readonly testModules: number;
  /** Test modules whose outcome cannot be known. */
  readonly unpredictable: number;
  readonly pytest: string | null;
  /** Such as `installed (ci.yml:29)`; null where no tests were judged. */
  readonly world: string | null;
  readonly pythons: string;
  /** Test modules that are predicted to fail, whether a finding is shown for them or not. */
  readonly failingModules: number;
  /** Versions on which some test module fails, such as "3.8 to 3.11"; null where none does. */
  readonly failing: string | null;
}

export interface FixSummary {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}
