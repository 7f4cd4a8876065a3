import type { AnyRule } from "@pylayout/core";
import { contributingDocs } from "@pylayout/rule-contributing-docs";
import { missingInit } from "@pylayout/rule-missing-init";
import { namespacePackageWarning } from "@pylayout/rule-namespace-package-warning";
import { syntaxTooNew } from "@pylayout/rule-syntax-too-new";
import { testImportResolvability } from "@pylayout/rule-test-import-resolvability";
import { unreadableEntry } from "@pylayout/rule-unreadable-entry";
import { untrackedImport } from "@pylayout/rule-untracked-import";

/** The rules that come with pylayout, by name. */
export const BUILTIN_RULES: Readonly<Record<string, AnyRule>> = Object.fromEntries(
  [
    contributingDocs,
    missingInit,
    namespacePackageWarning,
    syntaxTooNew,
    testImportResolvability,
    unreadableEntry,
    untrackedImport,
  ].map((rule) => [rule.meta.name, rule]),
);
