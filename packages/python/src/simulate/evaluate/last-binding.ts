import type { Expression, ImportFromNode, ImportNode, Statement } from "../../source/tree/nodes.ts";
import { annotationsOf } from "../../source/tree/statement-expressions.ts";
import type { LoadedModule } from "../loaded-module.ts";
import { bindingIndex } from "./binding-index.ts";
import { boundNames } from "./bound-names.ts";
import { evaluatedExpressions } from "./evaluated-expressions.ts";

/** What bound a name: the value of an assignment, with its offset, or an import. */
export type Binding =
  | { readonly kind: "value"; readonly node: Expression; readonly offset: number }
  | { readonly kind: "import"; readonly statement: ImportNode | ImportFromNode };

/** What is known of the run: whether the test of an `if` at an offset was true, and whether an import certainly passed. */
export interface KnownRun {
  truth(test: Expression, offset: number): boolean | null;
  passed(statement: ImportNode | ImportFromNode): boolean;
}

/**
 * What bound a name at the top of a source last when execution comes to an offset; null: not known. Of a `try` whose body
 * failed it is known what ran; one passed where it only imports what is there and assigns constants.
 */
export function lastBinding(module: LoadedModule, name: string, offset: number, run: KnownRun): Binding | null {
  const { facts } = module;
  // What a star import, exec or the like binds may be this name.
  if (facts?.bindings().opaque !== null) return null;
  const index = bindingIndex(facts);
  if (index.isBoundOtherwise(name) || index.isDeleted(name)) return null;
  const before = index.binders(name).filter(({ start }) => start < offset);
  return new BindingSearch(module, name, offset, run).after(before, null);
}

class BindingSearch {
  readonly #module: LoadedModule;
  readonly #name: string;
  readonly #offset: number;
  readonly #run: KnownRun;

  constructor(module: LoadedModule, name: string, offset: number, run: KnownRun) {
    this.#module = module;
    this.#name = name;
    this.#offset = offset;
    this.#run = run;
  }

  after(statements: readonly Statement[], before: Binding | null): Binding | null {
    let binding = before;
    for (const statement of statements) {
      if (!boundNames([statement]).has(this.#name)) continue;
      binding = this.#afterOne(statement, binding);
    }
    return binding;
  }

  #afterOne(statement: Statement, before: Binding | null): Binding | null {
    switch (statement.type) {
      case "Assign": {
        const isPlain = statement.targets.every((target) => target.type === "Name");
        return isPlain ? { kind: "value", node: statement.value, offset: statement.start } : null;
      }
      case "AnnAssign":
        return statement.value === null ? before : { kind: "value", node: statement.value, offset: statement.start };
      case "Import":
      case "ImportFrom":
        return { kind: "import", statement };
      case "Try":
      case "With":
      case "If": {
        const ran = statement.end > this.#offset ? null : this.#ranIn(statement);
        return ran === null ? null : this.after(ran, before);
      }
      default:
        return null;
    }
  }

  /** The statements of a compound one that were executed; null: not known. */
  #ranIn(statement: Statement): readonly Statement[] | null {
    const failed = ranInFailed(this.#module, statement);
    if (failed !== null) return failed;
    if (statement.type === "Try") return this.#passedIn(statement);
    if (statement.type !== "If") return null;
    for (const { test, body } of statement.branches) {
      const truth = this.#run.truth(test, statement.start);
      if (truth === null) return null;
      if (truth) return body;
    }
    return statement.orelse?.body ?? [];
  }

  #passedIn(statement: Extract<Statement, { type: "Try" }>): readonly Statement[] | null {
    const { body, orelse, finalbody, start } = statement;
    if (this.#module.caught.has(start) || !body.every((inner) => passes(inner, this.#run))) return null;
    return [...body, ...(orelse?.body ?? []), ...(finalbody?.body ?? [])];
  }
}

/** A statement that cannot fail, as far as the imports in it do not. */
export function passes(statement: Statement, run: KnownRun): boolean {
  switch (statement.type) {
    case "Import":
    case "ImportFrom":
      return run.passed(statement);
    case "Assign":
      return statement.targets.every(({ type }) => type === "Name") && isConstant(statement.value);
    case "Expression":
      return isConstant(statement.value);
    case "Function":
      return [...evaluatedExpressions(statement), ...annotationsOf(statement)].length === 0;
    default:
      return statement.type === "Pass";
  }
}

function isConstant({ type }: Expression): boolean {
  return type === "Constant" || type === "String";
}

/** Whether all statements at the top that may have bound a name stand where a failure that was caught kept them from being run. */
export function neverRan(module: LoadedModule, name: string): boolean {
  if (module.caught.size === 0 || module.facts === null) return false;
  const index = bindingIndex(module.facts);
  const begun = index.binders(name).filter(({ start }) => start < module.position);
  return !index.isBoundOtherwise(name) && begun.every((statement) => !mayBind(module, name, statement));
}

function mayBind(module: LoadedModule, name: string, statement: Statement): boolean {
  if (!boundNames([statement]).has(name)) return false;
  return ranInFailed(module, statement)?.some((inner) => mayBind(module, name, inner)) ?? true;
}

/** What was run of a statement whose body certainly failed and whose failure was caught; null for all others. */
function ranInFailed(module: LoadedModule, statement: Statement): readonly Statement[] | null {
  const caught = module.caught.get(statement.start);
  if (caught === undefined || caught === "perhaps" || (statement.type !== "Try" && statement.type !== "With"))
    return null;
  const ran = statement.body.filter(({ end }) => end <= caught.offset);
  if (statement.type === "With") return ran;
  return [...ran, ...(statement.handlers[caught.handler]?.body ?? []), ...(statement.finalbody?.body ?? [])];
}
