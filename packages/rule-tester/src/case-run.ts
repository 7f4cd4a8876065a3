import {
  buildFileTree,
  createConfig,
  memorySource,
  runLint,
  type AnyRule,
  type ConfigSource,
  type FileTree,
  type Language,
  type LintConfig,
  type LintResult,
} from "@pylayout/core";
import { parseOutline, type Files } from "./outline.ts";
import type { CaseInput, TreeInput } from "./rule-case.ts";

/** One case, ready to be linted as often as it takes. */
export interface CaseRun {
  readonly files: Files;
  readonly treeOf: (files: Files) => FileTree;
  readonly lint: (tree: FileTree) => LintResult;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- model and nodes do not matter here
type AnyLanguage = Language<any, any>;

export function openCase(
  input: Pick<CaseInput<never>, "tree" | "source" | "builtFrom">,
  config: LintConfig,
  language: AnyLanguage,
): CaseRun {
  const origin = input.builtFrom === undefined ? undefined : buildFileTree(memorySource(filesOf(input.builtFrom)));
  return {
    files: filesOf(input.tree),
    treeOf: (files) => buildFileTree(memorySource(files, input.source), undefined, origin),
    lint: (tree) => runLint({ tree, language, config }),
  };
}

export function filesOf(tree: TreeInput): Files {
  return typeof tree === "string" ? parseOutline(tree) : tree;
}

/** The config under which one rule is tested: it and those that the case turns on, and what the case adds. */
export async function configOf<Options>(
  rule: AnyRule,
  input: CaseInput<Options>,
  language: AnyLanguage,
): Promise<LintConfig> {
  const { severity = "on", options, settings, alsoOn = [], config = [] } = input;
  const own = nameOf(rule);
  const others = Object.fromEntries(alsoOn.map((other) => [nameOf(other), "on"]));
  const base = {
    rules: { ...others, [own]: options === undefined ? severity : [severity, options] },
    ...(settings && { settings }),
  };
  const source: ConfigSource = { label: "test case", base: "", keys: "camelCase", config: [base, config] };
  const rules = new Map([rule, ...alsoOn].map((one) => [nameOf(one), one]));
  return createConfig([source], { rules, presets: new Map(), language });
}

export function nameOf(rule: AnyRule): string {
  return rule.meta.name;
}
