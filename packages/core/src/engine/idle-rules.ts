import type { LintConfig } from "../config/lint-config.ts";
import type { FileTree } from "../tree/file-tree.ts";
import { ruleContext } from "./rule-context.ts";

/** The rules that are on and have nothing to judge here, with the reason that each gives. */
export function idleRules(
  config: LintConfig,
  { tree, model }: { readonly tree: FileTree; readonly model: unknown },
): ReadonlyMap<string, string> {
  const context = ruleContext(config, tree, model);
  const idle = [...config.enabled].flatMap((name): [string, string][] => {
    const reason = config.rules.get(name)?.notApplicable?.(context) ?? null;
    return reason === null ? [] : [[name, reason]];
  });
  return new Map(idle);
}
