/** What the functions of `pylayout` take and give, and formatters see. */
export type {
  ArchiveFacts,
  ExplainedSetting,
  LintConfig,
  LintStats,
  MemoryFile,
  MemoryOptions,
  Message,
  Origin,
  PathKind,
  PathRules,
  PhaseTime,
  PlannedFile,
  RefusedFix,
  RuleExplanation,
  RuleFailure,
  RuleSetting,
  RuleTime,
  SettingStep,
  SourceKind,
  TreeBuilder,
  TreeSource,
  UnmatchedGlob,
  UsageErrorDetails,
} from "@pylayout/core";
export type { Colors } from "./colors.ts";
export type { FormatContext, Formatter } from "./format/formatter.ts";
export type { RuleStatistics } from "./format/statistics.ts";
export type { PresetSetting } from "./preset-settings.ts";
export type { CollectionSummary, FixSummary, Report as LintReport } from "./report.ts";
