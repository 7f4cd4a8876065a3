export type * from "./tree/entry.ts";
export type { Absence, ArchiveFacts, FileTree, SourceKind } from "./tree/file-tree.ts";
export type { ContentMemo, KeptContents } from "./tree/content-memo.ts";
export type { TreeSource } from "./tree/tree-source.ts";
export { TreeBuilder } from "./tree/tree-builder.ts";
export { buildFileTree, type WatchTree } from "./tree/build-file-tree.ts";
export { memorySource, type MemoryFile, type MemoryOptions } from "./tree/memory-source.ts";
export { entriesBelow } from "./tree/entries-below.ts";
export { Recent } from "./tree/recent.ts";
export { decodeLatin1, decodeUtf8 } from "./tree/decode-bytes.ts";
export type * from "./language/language.ts";
export type * from "./edit/edit.ts";
export type * from "./rule/message.ts";
export type * from "./rule/rule.ts";
export type * from "./rule/infer.ts";
export { createDefineRule, type DefineRule, type RuleDefinition } from "./rule/define-rule.ts";
export { definePlugin } from "./rule/define-plugin.ts";
export { UsageError, type UsageErrorDetails } from "./engine/usage-error.ts";
export type * from "./config/lint-config.ts";
export type * from "./config/config-input.ts";
export type { ConfigEnvironment, ConfigSource } from "./config/config-source.ts";
export { createConfig } from "./config/create-config.ts";
export type { OptionValidators } from "./config/option-checker.ts";
export { settingSchemas } from "./config/framework-settings.ts";
export { fromToml, type TomlOptions } from "./config/from-toml.ts";
export { kebabCase } from "./config/key-case.ts";
export { nameHint, nearestName } from "./config/nearest-name.ts";
export type * from "./engine/lint-result.ts";
export { runLint } from "./engine/run-lint.ts";
export { walkTree, type LintRequest, type TimedWalk } from "./engine/walk-tree.ts";
export { finishWalks } from "./engine/finish-walks.ts";
export type { Shard } from "./engine/cut-parts.ts";
export type { Walk } from "./engine/walk.ts";
export { idleRules } from "./engine/idle-rules.ts";
export {
  during,
  enterPhase,
  readStopwatch,
  startStopwatch,
  watchPhases,
  type WatchPhases,
} from "./engine/stopwatch.ts";
export { selectMessages } from "./engine/select-messages.ts";
export type { EditMaker } from "./edit/edit-maker.ts";
export { contentHash } from "./edit/content-hash.ts";
export { overlayTree } from "./edit/overlay-tree.ts";
export type { PlannedFile } from "./edit/planned-file.ts";
export { selectFixes, type RefusedFix, type SelectedFixes } from "./edit/select-fixes.ts";
export { fixAll, type FixOutcome, type FixRequest } from "./edit/fix-all.ts";
export { fixableCounts } from "./edit/fixable-counts.ts";
export { formatPatch } from "./edit/format-patch.ts";
export { unusedSuppression } from "./suppression/unused-suppression.ts";
export { createDefineConfig, type DefineConfig, type TypedEntry } from "./config/define-config.ts";
export type { Baseline, BaselineEntry } from "./baseline/baseline.ts";
export { applyBaseline, createBaseline, type BaselineOutcome } from "./baseline/apply-baseline.ts";
export { parseBaseline, printBaseline } from "./baseline/parse-baseline.ts";
