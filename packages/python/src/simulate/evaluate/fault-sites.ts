import { walrusNames } from "../../source/bindings/bind-expressions.ts";
import { annotationsOf } from "../../source/tree/statement-expressions.ts";
import type { AssertNode, Expression, Statement } from "../../source/tree/nodes.ts";
import type { VersionSet } from "../../versions/version-set.ts";
import type { Bindings, SourceFacts } from "../../source/source-facts.ts";
import { boundNames } from "./bound-names.ts";
import { evaluatedExpressions } from "./evaluated-expressions.ts";
import { oldFaults, type OldFault } from "./old-generics.ts";
import { isCheckedCall, type CheckedCall } from "./side-calls.ts";
import { type UnboundName, unboundName } from "./undefined-names.ts";

/** A place at the top of a module, or in its classes, where executing it may fail without an import. */
export interface FaultSite {
  /** Places are asked in this order, which is the order of the text but for parts of one statement. */
  readonly order: number;
  readonly offset: number;
  readonly isAnnotation: boolean;
  /** A name that nothing has bound by then. */
  readonly unbound: UnboundName | null;
  /** What older Pythons cannot evaluate. */
  readonly old: readonly OldFault[];
  readonly statement: AssertNode | CheckedCall | null;
}

const NO_SITES: readonly FaultSite[] = [];
const collected = new WeakMap<Bindings, readonly FaultSite[]>();
const imported = new WeakMap<Bindings, readonly FaultSite[]>();

/** The places of a source, as far as they are faults on some of the versions; found once for all that bind alike. */
export function faultSites(facts: SourceFacts, versions: VersionSet, isCollected: boolean): readonly FaultSite[] {
  const bindings = facts.bindings(versions);
  const known = isCollected ? collected : imported;
  let sites = known.get(bindings);
  if (sites === undefined) known.set(bindings, (sites = readSites(facts, bindings, isCollected)));
  return sites;
}

function readSites(facts: SourceFacts, bindings: Bindings, isCollected: boolean): readonly FaultSite[] {
  const tree = facts.tree();
  if (tree.tooComplex || tree.fault !== null) return NO_SITES;
  const reader = new SiteReader(bindings, isCollected, FUTURE.test(tree.text));
  reader.body(tree.body, null);
  return reader.sites;
}

const FUTURE = /^from[ \t]+__future__[ \t]+import[^\n]*\bannotations\b/m;

class SiteReader {
  readonly sites: FaultSite[] = [];
  readonly #bindings: Bindings;
  readonly #isCollected: boolean;
  readonly #isFuture: boolean;
  #order = 0;

  constructor(bindings: Bindings, isCollected: boolean, isFuture: boolean) {
    this.#bindings = bindings;
    this.#isCollected = isCollected;
    this.#isFuture = isFuture;
  }

  body(statements: readonly Statement[], classNames: ReadonlySet<string> | null): void {
    for (const statement of statements) {
      if (SIMPLE.has(statement.type)) this.#statement(statement, classNames);
      if (statement.type === "Class") this.body(statement.body, boundNames(statement.body, new Set(classNames)));
    }
  }

  #statement(statement: Statement, classNames: ReadonlySet<string> | null): void {
    const expressions = [...evaluatedExpressions(statement)];
    const names = this.#isCollected ? withNamed(expressions, classNames) : classNames;
    for (const node of expressions) this.#expression(node, names, false);
    if (!this.#isFuture) for (const node of annotationsOf(statement)) this.#expression(node, names, true);
    if (!this.#isCollected) return;
    this.#order++;
    if (statement.type === "Assert") this.#add(statement.start, { statement });
    if ((statement.type === "Expression" || statement.type === "Assign") && isCheckedCall(statement.value)) {
      this.#add(statement.start, { statement: statement.value });
    }
  }

  #expression(node: Expression, classNames: ReadonlySet<string> | null, isAnnotation: boolean): void {
    this.#order++;
    const unbound = this.#isCollected ? unboundName(this.#bindings, node, classNames) : null;
    const old = oldFaults(this.#bindings, node, isAnnotation);
    if (unbound !== null || old.length > 0) this.#add(node.start, { unbound, old, isAnnotation });
  }

  #add(offset: number, fault: Partial<FaultSite>): void {
    const nothing = { unbound: null, old: [], isAnnotation: false, statement: null };
    this.sites.push({ ...nothing, ...fault, order: this.#order, offset });
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

/** The names together with those that `:=` binds in a statement, as in the arguments of a decorator. */
function withNamed(expressions: readonly Expression[], names: ReadonlySet<string> | null): ReadonlySet<string> | null {
  const named = new Set<string>();
  for (const node of expressions) walrusNames(node, true, (name) => named.add(name));
  return named.size === 0 ? names : new Set([...(names ?? []), ...named]);
}
