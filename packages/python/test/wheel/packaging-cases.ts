import type { FileTree, GitStatus } from "@pylayout/core";
import { isIgnoredByPattern } from "../../src/wheel/files/nested-gitignore.ts";
import cases from "../data/packaging-cases.json" with { type: "json" };
import { caseTree } from "./case-tree.ts";

export interface PackagingTruth {
  readonly outcome: "ok" | "error";
  readonly files?: readonly string[];
  readonly installed_as?: Readonly<Record<string, string>>;
  readonly import_failures?: Readonly<Record<string, string>>;
  readonly entry_point_check?: Readonly<Record<string, string>>;
  readonly via_sdist: {
    readonly outcome: "ok" | "error" | "sdist-error";
    readonly sdist_files?: readonly string[];
    readonly same_wheel_files?: boolean;
    readonly only_direct?: readonly string[];
    readonly only_via_sdist?: readonly string[];
  };
}

export interface PackagingLabels {
  readonly report?: readonly string[];
  readonly optional?: readonly string[];
  readonly unwanted_top_level?: readonly string[];
  readonly entry_points?: Readonly<Record<string, string>>;
}

export interface PackagingCase {
  readonly id: string;
  readonly backend: string;
  readonly files: Readonly<Record<string, string>>;
  readonly git?: { readonly untracked?: readonly string[]; readonly force?: readonly string[] };
  readonly project_dir?: string;
  readonly decidable: boolean;
  readonly truth: PackagingTruth;
  readonly labels: PackagingLabels;
}

/** Layouts with the wheel that their backend really built. */
export const packagingCases = cases.cases as unknown as readonly PackagingCase[];

/** The layout as its repository would list it after `git add -A`. */
export function packagingTree(layout: PackagingCase): FileTree {
  const outside = caseTree(layout.files);
  const status = (path: string): GitStatus => {
    if (layout.git === undefined) return "unknown";
    if (layout.git.force?.includes(path)) return "tracked";
    if (isIgnoredByPattern(outside, path)) return "ignored";
    return layout.git.untracked?.includes(path) ? "untracked" : "tracked";
  };
  return caseTree(layout.files, { status });
}
