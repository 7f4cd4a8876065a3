import type { LintConfig } from "../config/lint-config.ts";
import { nameHint } from "../config/nearest-name.ts";
import type { AnyLanguage, LintNode } from "../language/language.ts";
import type { AnyRule, RuleContext } from "../rule/rule.ts";
import type { AnyReport } from "./make-draft.ts";
import type { RuleFailure } from "./lint-result.ts";
import { UsageError } from "./usage-error.ts";

export interface AnyTools {
  readonly options: Readonly<Record<string, unknown>>;
  readonly report: (report: AnyReport) => void;
}

export type AnyVisit = (node: LintNode, tools: AnyTools) => void;

/** A rule whose `create` has run. */
export interface OpenRule {
  readonly name: string;
  readonly rule: AnyRule;
  readonly visits: ReadonlyMap<string, AnyVisit>;
}

export interface OpenedRules {
  readonly rules: readonly OpenRule[];
  readonly failures: readonly RuleFailure[];
}

/**
 * Creates the visitors of every rule that is on somewhere, in order of their names.
 * @throws UsageError for a visitor of a node type that the language does not have.
 */
export function openRules(config: LintConfig, language: AnyLanguage, context: RuleContext<unknown>): OpenedRules {
  const rules: OpenRule[] = [];
  const failures: RuleFailure[] = [];
  for (const name of [...config.enabled].sort()) {
    const rule = config.rules.get(name);
    if (rule === undefined) continue;
    try {
      rules.push({
        name,
        rule,
        visits: visitsOf(name, rule.create(context) as Readonly<Record<string, unknown>>, language),
      });
    } catch (error) {
      if (error instanceof UsageError) throw error;
      failures.push(failureOf(name, "", error));
    }
  }
  return { rules, failures };
}

function visitsOf(
  name: string,
  visitor: Readonly<Record<string, unknown>>,
  language: AnyLanguage,
): ReadonlyMap<string, AnyVisit> {
  const visits = new Map<string, AnyVisit>();
  for (const [type, visit] of Object.entries(visitor)) {
    if (!language.nodeTypes.includes(type)) {
      const hint = nameHint(type, language.nodeTypes);
      const details = { where: `rule "${name}"`, ...(hint === undefined ? {} : { hint }) };
      throw new UsageError(`visits "${type}", which is no node type of ${language.name}`, details);
    }
    if (visit === undefined) continue;
    if (typeof visit !== "function") {
      throw new UsageError(`the visitor of "${type}" is not a function`, { where: `rule "${name}"` });
    }
    visits.set(type, visit as AnyVisit);
  }
  return visits;
}

export function failureOf(rule: string, path: string, error: unknown): RuleFailure {
  if (error instanceof Error) return { rule, path, message: error.message, stack: error.stack ?? "" };
  return { rule, path, message: String(error), stack: "" };
}
