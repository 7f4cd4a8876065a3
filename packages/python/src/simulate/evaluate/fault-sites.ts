import { walrusNames } from "../../source/bindings/bind-expressions.ts";
import { annotationsOf } from "../../source/tree/statement-expressions.ts";
import type { AssertNode, ClassNode, Expression, Statement } from "../../source/tree/nodes.ts";
import type { VersionSet } from "../../versions/version-set.ts";
import type { Bindings, SourceFacts } from "../../source/source-facts.ts";
import { standardLibrary } from "../../stdlib/standard-library.ts";
import { boundNames } from "./bound-names.ts";
import { isBuiltinName } from "./builtin-names.ts";
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
  const reader = new SiteReader(facts, bindings, isCollected, FUTURE.test(tree.text));
  reader.body(tree.body, null);
  return reader.sites;
}

function libraryNames({ events }: SourceFacts): ReadonlySet<string> {
  const names = new Set<string>();
  for (const event of events) {
    if (event.kind !== "import" || event.level > 0) continue;
    const [top = ""] = (event.module ?? "").split(".");
    if (standardLibrary.modules(top) === 0) continue;
    if (event.names === null) names.add(event.asname ?? top);
    else for (const { name, asname } of event.names) names.add(asname ?? name);
  }
  return names;
}

const FUTURE = /^from[ \t]+__future__[ \t]+import[^\n]*\bannotations\b/m;

class SiteReader {
  readonly sites: FaultSite[] = [];
  readonly #facts: SourceFacts;
  readonly #bindings: Bindings;
  readonly #isCollected: boolean;
  readonly #isFuture: boolean;
  /** Names that stand for modules of the standard library or what they hold. */
  readonly #library: ReadonlySet<string>;
  /** Classes whose metaclass is `type` or one of the standard library's. */
  readonly #plain = new Set<string>();
  #namesAreKnown = true;
  #order = 0;

  constructor(facts: SourceFacts, bindings: Bindings, isCollected: boolean, isFuture: boolean) {
    this.#facts = facts;
    this.#bindings = bindings;
    this.#library = libraryNames(facts);
    this.#isCollected = isCollected;
    this.#isFuture = isFuture;
  }

  body(statements: readonly Statement[], classNames: ReadonlySet<string> | null): void {
    for (const statement of statements) {
      if (SIMPLE.has(statement.type)) this.#statement(statement, classNames);
      if (statement.type === "Class") this.#class(statement, classNames);
    }
  }

  #class(statement: ClassNode, classNames: ReadonlySet<string> | null): void {
    const outside = this.#namesAreKnown;
    const isPlain = this.#isPlain(statement);
    if (isPlain) this.#plain.add(statement.name);
    this.#namesAreKnown &&= isPlain;
    this.body(statement.body, boundNames(statement.body, new Set(withTypeParameters(statement, classNames))));
    this.#namesAreKnown = outside;
  }

  /** No metaclass can give the class body names of its own: the bases are plain classes of this module or Python's own. */
  #isPlain({ bases, keywords }: ClassNode): boolean {
    return (
      keywords.every(({ name }) => name !== null && name !== "metaclass") &&
      bases.every((base) => this.#isPlainBase(base))
    );
  }

  #isPlainBase(base: Expression): boolean {
    if (base.type === "Subscript") return this.#isPlainBase(base.value);
    if (base.type === "Attribute") return base.value.type === "Name" && this.#library.has(base.value.id);
    if (base.type !== "Name") return false;
    const isDefined = this.#bindings.state(base.id) !== "absent";
    return isDefined ? this.#plain.has(base.id) || this.#library.has(base.id) : isBuiltinName(base.id);
  }

  #statement(statement: Statement, classNames: ReadonlySet<string> | null): void {
    const expressions = [...evaluatedExpressions(statement)];
    const names = withNamed(expressions, withTypeParameters(statement, classNames));
    for (const node of expressions) this.#expression(node, names, false);
    if (!this.#isFuture) for (const node of annotationsOf(statement)) this.#expression(node, names, true);
    this.#order++;
    if (statement.type === "Assert") this.#add(statement.start, { statement });
    if (!this.#isCollected) return;
    if ((statement.type === "Expression" || statement.type === "Assign") && isCheckedCall(statement.value)) {
      this.#add(statement.start, { statement: statement.value });
    }
  }

  #expression(node: Expression, classNames: ReadonlySet<string> | null, isAnnotation: boolean): void {
    this.#order++;
    const unbound = this.#namesAreKnown ? unboundName(this.#bindings, node, classNames) : null;
    const old = oldFaults(this.#facts, this.#bindings, node, isAnnotation, classNames);
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

/** The names together with a statement's own type parameters, which only its decorators and defaults do not see (PEP 695). */
function withTypeParameters(statement: Statement, names: ReadonlySet<string> | null): ReadonlySet<string> | null {
  if (statement.type !== "Function" && statement.type !== "Class") return names;
  const { typeParameters } = statement;
  return typeParameters.length === 0 ? names : new Set([...(names ?? []), ...typeParameters.map(({ name }) => name)]);
}

/** The names together with those that `:=` binds in a statement, as in the arguments of a decorator. */
function withNamed(expressions: readonly Expression[], names: ReadonlySet<string> | null): ReadonlySet<string> | null {
  const named = new Set<string>();
  for (const node of expressions) walrusNames(node, true, (name) => named.add(name));
  return named.size === 0 ? names : new Set([...(names ?? []), ...named]);
}
