import type { LintConfig, PathRules, RuleSetting } from "../config/lint-config.ts";
import type { AnyLanguage, LintNode } from "../language/language.ts";
import type { FileTree } from "../tree/file-tree.ts";
import type { Draft } from "./draft.ts";
import type { RuleFailure, RuleTime } from "./lint-result.ts";
import { makeDraft, type AnyReport } from "./make-draft.ts";
import { UsageError } from "./usage-error.ts";
import { failureOf, type AnyTools, type AnyVisit, type OpenRule } from "./open-rules.ts";

export interface TraversalInput {
  readonly tree: FileTree;
  readonly language: AnyLanguage;
  readonly model: unknown;
  readonly config: LintConfig;
  readonly rules: readonly OpenRule[];
  readonly timed: boolean;
  /** The parts to walk over; all if undefined. */
  readonly parts: ReadonlySet<string> | undefined;
}

/** One rule as it is called for nodes of one type under one configuration. */
interface Call {
  readonly rule: OpenRule;
  readonly visit: AnyVisit;
  readonly tools: AnyTools;
}

/** One walk over the language's nodes, in which every rule is called where it is on. */
export class Traversal {
  readonly drafts: Draft[] = [];
  readonly failures: RuleFailure[] = [];
  readonly #input: TraversalInput;
  readonly #calls = new Map<PathRules, Map<string, readonly Call[]>>();
  readonly #times = new Map<string, { milliseconds: number; visits: number }>();
  readonly #broken = new Set<string>();
  #node: LintNode = { path: "", kind: "project" };

  constructor(input: TraversalInput) {
    this.#input = input;
  }

  /** False where the language itself failed on the way. */
  run(): boolean {
    const { language, model, rules, parts } = this.#input;
    const wanted = new Set(rules.flatMap((rule) => [...rule.visits.keys()]));
    if (wanted.size === 0) return true;
    const visit = (type: string, node: LintNode): void => {
      this.#enter(type, node);
    };
    try {
      language.traverse(model, wanted, visit, parts);
      return true;
    } catch (error) {
      if (error instanceof UsageError) throw error;
      this.failures.push(failureOf(`(${language.name})`, this.#node.path, error));
      return false;
    }
  }

  times(): RuleTime[] {
    const times = [...this.#times].map(([rule, time]) => ({ rule, ...time }));
    return times.sort((a, b) => b.milliseconds - a.milliseconds);
  }

  #enter(type: string, node: LintNode): void {
    const rules = this.#input.config.at(node.path, node.kind);
    if (rules === undefined || rules.size === 0) return;
    this.#node = node;
    for (const call of this.#callsFor(rules, type)) {
      if (this.#broken.size > 0 && this.#broken.has(call.rule.name)) continue;
      if (this.#input.timed) this.#visitTimed(call, node);
      else this.#visit(call, node);
    }
  }

  #visit(call: Call, node: LintNode): void {
    try {
      call.visit(node, call.tools);
    } catch (error) {
      this.#broken.add(call.rule.name);
      this.failures.push(failureOf(call.rule.name, node.path, error));
    }
  }

  #visitTimed(call: Call, node: LintNode): void {
    const start = performance.now();
    this.#visit(call, node);
    const time = this.#times.get(call.rule.name) ?? { milliseconds: 0, visits: 0 };
    time.milliseconds += performance.now() - start;
    time.visits++;
    this.#times.set(call.rule.name, time);
  }

  #callsFor(rules: PathRules, type: string): readonly Call[] {
    let byType = this.#calls.get(rules);
    if (byType === undefined) this.#calls.set(rules, (byType = new Map<string, readonly Call[]>()));
    let calls = byType.get(type);
    if (calls === undefined) byType.set(type, (calls = this.#makeCalls(rules, type)));
    return calls;
  }

  #makeCalls(rules: PathRules, type: string): Call[] {
    const calls: Call[] = [];
    for (const rule of this.#input.rules) {
      const setting = rules.get(rule.name);
      const visit = rule.visits.get(type);
      if (setting === undefined || visit === undefined) continue;
      const report = (place: AnyReport): void => {
        this.#report(rule, setting, place);
      };
      calls.push({ rule, visit, tools: Object.freeze({ options: setting.options, report }) });
    }
    return calls;
  }

  /** Where a rule reports another path than the one it visits, the setting of that other path decides. */
  #report(rule: OpenRule, setting: RuleSetting, report: AnyReport): void {
    const { tree, language, config } = this.#input;
    const node = this.#node;
    let severity = setting.severity;
    if (report.path !== undefined && report.path !== node.path) {
      const there = config.at(report.path, report.kind)?.get(rule.name);
      if (there === undefined) return;
      severity = there.severity;
    }
    this.drafts.push(makeDraft(report, { name: rule.name, rule: rule.rule, node, severity, tree, language }));
  }
}
