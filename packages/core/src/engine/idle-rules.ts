import type { LintConfig } from "../config/lint-config.ts";
import type { RuleContext } from "../rule/rule.ts";

/** The rules that are on and have nothing to judge here, with the reason that each gives. */
export function idleRules(
  config: LintConfig,
  context: Omit<RuleContext<unknown>, "isEnabled" | "settings">,
): ReadonlyMap<string, string> {
  const isEnabled = (rule: string, path: string) => config.at(path)?.has(rule) === true;
  const full = { ...context, settings: config.settings, isEnabled };
  const idle = [...config.enabled].flatMap((name): [string, string][] => {
    const reason = config.rules.get(name)?.notApplicable?.(full) ?? null;
    return reason === null ? [] : [[name, reason]];
  });
  return new Map(idle);
}
