import { annotationsOf } from "../../source/tree/statement-expressions.ts";
import type { Expression, Statement } from "../../source/tree/nodes.ts";
import { versionRange } from "../../versions/version-set.ts";
import type { LoadedModule } from "../loaded-module.ts";
import type { Simulation } from "../simulation.ts";
import { boundNames } from "./bound-names.ts";
import { evaluatedExpressions } from "./evaluated-expressions.ts";
import type { FaultCandidate } from "./execution-fault.ts";
import { checkAssert } from "./module-assert.ts";
import { checkOldAnnotation, checkOldExpression } from "./old-generics.ts";
import { checkCall } from "./side-calls.ts";
import { isSuspicious, mayNeedNewer } from "./suspicious-text.ts";
import { checkNames } from "./undefined-names.ts";

const NO_CANDIDATES: readonly FaultCandidate[] = [];
const BEFORE_3_10 = versionRange("3.8", "3.9");

const FUTURE = /^from[ \t]+__future__[ \t]+import[^\n]*\bannotations\b/m;

/**
 * Statements at the top of a module, and in its classes, that may fail on their own. Of modules that are only imported, just
 * what older Pythons cannot evaluate; of those that pytest collects, undefined names and assertions too.
 */
export function faultCandidates(sim: Simulation, module: LoadedModule): readonly FaultCandidate[] {
  const { facts, file } = module;
  if (facts === null || file === null) return NO_CANDIDATES;
  const text = sim.cache.text(file.path);
  const isCollected = file === sim.collecting && isSuspicious(text);
  const asksOld = (sim.versions & BEFORE_3_10) !== 0 && mayNeedNewer(text);
  if (!isCollected && !asksOld) return NO_CANDIDATES;
  const tree = facts.tree();
  if (tree.tooComplex || tree.fault !== null) return NO_CANDIDATES;
  const collector = new Collector(sim, module, isCollected, asksOld, FUTURE.test(text));
  collector.body(tree.body, null);
  return collector.candidates;
}

class Collector {
  readonly candidates: FaultCandidate[] = [];
  readonly #sim: Simulation;
  readonly #module: LoadedModule;
  readonly #isCollected: boolean;
  readonly #asksOld: boolean;
  readonly #isFuture: boolean;

  constructor(sim: Simulation, module: LoadedModule, isCollected: boolean, asksOld: boolean, isFuture: boolean) {
    this.#sim = sim;
    this.#module = module;
    this.#isCollected = isCollected;
    this.#asksOld = asksOld;
    this.#isFuture = isFuture;
  }

  body(statements: readonly Statement[], classNames: ReadonlySet<string> | null): void {
    for (const statement of statements) {
      if (SIMPLE.has(statement.type)) this.#statement(statement, classNames);
      if (statement.type === "Class") this.body(statement.body, boundNames(statement.body, new Set(classNames)));
    }
  }

  #statement(statement: Statement, classNames: ReadonlySet<string> | null): void {
    const sim = this.#sim;
    const module = this.#module;
    for (const node of evaluatedExpressions(statement)) {
      this.#add(node, () => this.#check(node, classNames, false));
    }
    if (!this.#isFuture) {
      for (const node of annotationsOf(statement)) this.#add(node, () => this.#check(node, classNames, true));
    }
    if (!this.#isCollected) return;
    if (statement.type === "Assert") this.#add(statement, () => checkAssert(sim, module, statement));
    if (statement.type === "Expression" || statement.type === "Assign") {
      this.#add(statement, () => checkCall(sim, module, statement.value));
    }
  }

  #check(node: Expression, classNames: ReadonlySet<string> | null, isAnnotation: boolean) {
    const undefined_ = this.#isCollected ? checkNames(this.#sim, this.#module, node, classNames, isAnnotation) : null;
    if (undefined_ !== null || !this.#asksOld) return undefined_;
    return isAnnotation
      ? checkOldAnnotation(this.#sim, this.#module, node)
      : checkOldExpression(this.#sim, this.#module, node);
  }

  #add(node: { readonly start: number }, check: FaultCandidate["check"]): void {
    this.candidates.push({ offset: node.start, check });
  }
}

/** Statements that run whole when they run, and bring their own expressions only. */
const SIMPLE: ReadonlySet<Statement["type"]> = new Set<Statement["type"]>([
  "Function",
  "Class",
  "Expression",
  "Assign",
  "AugAssign",
  "AnnAssign",
  "Assert",
]);
