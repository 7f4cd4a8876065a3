export * from "./versions/version-set.ts";
export type * from "./source/source-facts.ts";
export type * from "./simulate/collection-run.ts";
export type * from "./model/python-model.ts";
export * from "./source/read-source.ts";
export { SourceStore } from "./source/rest/source-store.ts";
export * from "./source/scan-record.ts";
export * from "./source/comments/source-comments.ts";
export * from "./stdlib/standard-library.ts";
export * from "./stdlib/unshadowable-modules.ts";
export { isPreloaded } from "./pytest/preloaded-modules.ts";
export { isTestFile } from "./pytest/file-selection.ts";
export { configFileNames, readIniFile } from "./pytest/ini-file.ts";
export type { TestSession } from "./project/test-sessions.ts";
export { causeReport } from "./language/cause-report.ts";
export { whyNoBuild, whyNoPythons, whyNoTests } from "./language/not-applicable.ts";
export { supportedNote } from "./language/supported-note.ts";
export { unguardedImports } from "./language/unguarded-imports.ts";
export { sourcePosition, sourceRange } from "./language/source-position.ts";
export { defineRule, python } from "./language/python-language.ts";
export type { PythonNodes } from "./language/python-nodes.ts";
export { isImportableName } from "./project/importable-name.ts";
export { releaseFacts, type ReleaseFacts, type StatedFact } from "./project/release-facts.ts";
export { brokenProjectFiles, type BrokenFile } from "./project/broken-files.ts";
export { parsePythonSetting, type PythonSetting } from "./versions/python-setting.ts";
export type { ProjectSettings } from "./model/project-settings.ts";
export { testJobs, workflowActions, type TestJob } from "./project/ci/test-jobs.ts";
export { layoutHooks } from "./project/ci/layout-check.ts";
export {
  isTomlTable,
  textFile,
  tomlAt,
  tomlFile,
  tomlString,
  tomlStrings,
  tomlTable,
  yamlAt,
  yamlEntry,
  yamlScalars,
  type TomlResult,
  type TomlTable,
  type TomlValue,
  type YamlEntry,
  type YamlNode,
  type YamlResult,
  type YamlScalar,
} from "./config-file/index.ts";
export * from "./tools/index.ts";
export * from "./wheel/index.ts";
export { findOtherCase, findTarget, isInOtherCase } from "./simulate/find-target.ts";
export { explainTest, type TestExplanation } from "./simulate/explain-test.ts";
export type { TraceStep } from "./simulate/import-trace.ts";
export type { CollectionGroup } from "./simulate/collect.ts";
export type { CollectRequest } from "./simulate/collect-request.ts";
