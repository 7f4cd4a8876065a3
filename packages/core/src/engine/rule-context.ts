import type { LintConfig } from "../config/lint-config.ts";
import { editMaker } from "../edit/edit-maker.ts";
import type { RuleContext } from "../rule/rule.ts";
import { byteRange } from "../tree/byte-range.ts";
import type { FileTree } from "../tree/file-tree.ts";

/** What rules are created with. */
export function ruleContext<Model>(config: LintConfig, tree: FileTree, model: Model): RuleContext<Model> {
  return {
    tree,
    model,
    settings: config.settings,
    edits: editMaker(tree),
    rangeOf: (file, start, end) => byteRange(tree.readLatin1(file) ?? "", start, end),
    isEnabled: (rule, path) => config.at(path)?.has(rule) === true,
  };
}
