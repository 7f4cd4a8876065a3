import type { Expression, Statement } from "../../source/tree/nodes.ts";
import type { LoadedModule } from "../loaded-module.ts";
import { boundNames } from "./bound-names.ts";

export interface ConstantValue {
  readonly kind: "constant";
  readonly value: string | number | boolean | null;
}

/**
 * The constant that a name at the top of a source stands for when execution comes to an offset. Of a `try` whose body failed
 * it is known what ran; whether one passes, and what conditions and loops bind, is not.
 */
export function lastValue(module: LoadedModule, name: string, offset: number): ConstantValue | null {
  // What a star import, exec or the like binds may be this name.
  if (module.facts?.bindings().opaque !== null) return null;
  const { text, body } = module.facts.tree();
  if (isBoundOtherwise(text, name) || new RegExp(`^del\\b[^\\n]*\\b${name}\\b`, "m").test(text)) return null;
  return valueAfter(
    module,
    name,
    body.filter(({ start }) => start < offset),
    null,
  );
}

/** Whether it is an import that bound a name last when execution comes to an offset. */
export function isImportedLast(module: LoadedModule, name: string, offset: number): boolean {
  if (module.facts?.bindings().opaque !== null) return false;
  const { text, body } = module.facts.tree();
  if (isBoundOtherwise(text, name)) return false;
  const last = body.findLast((statement) => statement.start < offset && boundNames([statement]).has(name));
  return last !== undefined && isImportOf(last, name);
}

/** An import statement, or a `try` that imports the name in its body and binds it nowhere else but in its handlers. */
function isImportOf(statement: Statement, name: string): boolean {
  if (statement.type === "Import" || statement.type === "ImportFrom") return true;
  if (statement.type !== "Try") return false;
  const binding = statement.body.filter((inner) => boundNames([inner]).has(name));
  const later = [...(statement.orelse?.body ?? []), ...(statement.finalbody?.body ?? [])];
  return binding.length > 0 && binding.every((inner) => isImportOf(inner, name)) && !boundNames(later).has(name);
}

/** Whether all statements at the top that bind a name stand where a failure that was caught kept them from being run. */
export function neverRan(module: LoadedModule, name: string): boolean {
  if (module.caught.size === 0 || module.facts === null) return false;
  const { text, body } = module.facts.tree();
  return !isBoundOtherwise(text, name) && body.every((statement) => !mayBind(module, name, statement));
}

function mayBind(module: LoadedModule, name: string, statement: Statement): boolean {
  if (!boundNames([statement]).has(name)) return false;
  return ranIn(module, statement)?.some((inner) => mayBind(module, name, inner)) ?? true;
}

/** By a function that declares it global, or by `:=`. */
function isBoundOtherwise(text: string, name: string): boolean {
  return new RegExp(`\\bglobal\\b[^\\n]*\\b${name}\\b|\\b${name}[ \\t]*:=`).test(text);
}

/** What was run of a statement whose body certainly failed and whose failure was caught; null for all others. */
function ranIn(module: LoadedModule, statement: Statement): readonly Statement[] | null {
  const caught = module.caught.get(statement.start);
  if (caught === undefined || (statement.type !== "Try" && statement.type !== "With")) return null;
  const ran = statement.body.filter(({ end }) => end <= caught.offset);
  if (statement.type === "With") return ran;
  return [...ran, ...(statement.handlers[caught.handler]?.body ?? []), ...(statement.finalbody?.body ?? [])];
}

function valueAfter(
  module: LoadedModule,
  name: string,
  statements: readonly Statement[],
  before: ConstantValue | null,
): ConstantValue | null {
  let value = before;
  for (const statement of statements) {
    if (!boundNames([statement]).has(name)) continue;
    switch (statement.type) {
      case "Assign":
        value = statement.targets.every((target) => target.type === "Name") ? constantOf(statement.value) : null;
        break;
      case "AnnAssign":
        value = statement.value === null ? value : constantOf(statement.value);
        break;
      case "Try":
      case "With": {
        const ran = ranIn(module, statement);
        if (ran === null) return null;
        value = valueAfter(module, name, ran, value);
        break;
      }
      default:
        value = null;
    }
  }
  return value;
}

function constantOf(node: Expression): ConstantValue | null {
  if (node.type === "Constant") return node.value === undefined ? null : { kind: "constant", value: node.value };
  return node.type === "String" && !node.bytes && node.value !== null ? { kind: "constant", value: node.value } : null;
}
