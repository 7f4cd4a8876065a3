import type { AnyRule } from "@pylayout/core";
import { archiveMetadata } from "@pylayout/rule-archive-metadata";
import { ciPreflight } from "@pylayout/rule-ci-preflight";
import { contributingDocs } from "@pylayout/rule-contributing-docs";
import { duplicateTestModule } from "@pylayout/rule-duplicate-test-module";
import { entryPoint } from "@pylayout/rule-entry-point";
import { importCaseMismatch } from "@pylayout/rule-import-case-mismatch";
import { importCycle } from "@pylayout/rule-import-cycle";
import { initAtProjectRoot } from "@pylayout/rule-init-at-project-root";
import { missingInit } from "@pylayout/rule-missing-init";
import { misspelledInit } from "@pylayout/rule-misspelled-init";
import { modulePackageClash } from "@pylayout/rule-module-package-clash";
import { moduleShadowing } from "@pylayout/rule-module-shadowing";
import { namespacePackageWarning } from "@pylayout/rule-namespace-package-warning";
import { packageDiscovery } from "@pylayout/rule-package-discovery";
import { portablePaths } from "@pylayout/rule-portable-paths";
import { releaseReadiness } from "@pylayout/rule-release-readiness";
import { sourceEncoding } from "@pylayout/rule-source-encoding";
import { staleArtifact } from "@pylayout/rule-stale-artifact";
import { stdlibAvailability } from "@pylayout/rule-stdlib-availability";
import { syntaxError } from "@pylayout/rule-syntax-error";
import { syntaxTooNew } from "@pylayout/rule-syntax-too-new";
import { testImportResolvability } from "@pylayout/rule-test-import-resolvability";
import { testsNeedInstall } from "@pylayout/rule-tests-need-install";
import { uncollectedTest } from "@pylayout/rule-uncollected-test";
import { undefinedExport } from "@pylayout/rule-undefined-export";
import { unreadableEntry } from "@pylayout/rule-unreadable-entry";
import { untrackedImport } from "@pylayout/rule-untracked-import";
import { unusedSuppression } from "@pylayout/rule-unused-suppression";

/** The rules that come with pylayout, by name. A literal, so that `defineConfig` knows every name and its options. */
export const BUILTIN_RULES = {
  "archive-metadata": archiveMetadata,
  "ci-preflight": ciPreflight,
  "contributing-docs": contributingDocs,
  "duplicate-test-module": duplicateTestModule,
  "entry-point": entryPoint,
  "import-case-mismatch": importCaseMismatch,
  "import-cycle": importCycle,
  "init-at-project-root": initAtProjectRoot,
  "missing-init": missingInit,
  "misspelled-init": misspelledInit,
  "module-package-clash": modulePackageClash,
  "module-shadowing": moduleShadowing,
  "namespace-package-warning": namespacePackageWarning,
  "package-discovery": packageDiscovery,
  "portable-paths": portablePaths,
  "release-readiness": releaseReadiness,
  "source-encoding": sourceEncoding,
  "stale-artifact": staleArtifact,
  "stdlib-availability": stdlibAvailability,
  "syntax-error": syntaxError,
  "syntax-too-new": syntaxTooNew,
  "test-import-resolvability": testImportResolvability,
  "tests-need-install": testsNeedInstall,
  "uncollected-test": uncollectedTest,
  "undefined-export": undefinedExport,
  "unreadable-entry": unreadableEntry,
  "untracked-import": untrackedImport,
  "unused-suppression": unusedSuppression,
} as const;

export const BUILTIN_RULE_MAP: ReadonlyMap<string, AnyRule> = new Map(Object.entries(BUILTIN_RULES));
