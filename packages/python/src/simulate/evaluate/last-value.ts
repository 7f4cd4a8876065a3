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
  if (module.form !== "source" || module.facts === null) return null;
  const { text, body } = module.facts.tree();
  if (new RegExp(`\\bglobal\\b[^\\n]*\\b${name}\\b|\\b${name}[ \\t]*:=|^del\\b[^\\n]*\\b${name}\\b`, "m").test(text))
    return null;
  return valueAfter(
    module,
    name,
    body.filter(({ start }) => start < offset),
    null,
  );
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
      case "Try": {
        const caught = module.caught.get(statement.start);
        const ran = statement.body.filter(({ end }) => end <= (caught?.offset ?? 0));
        const handler = statement.handlers[caught?.handler ?? -1];
        if (handler === undefined) return null;
        value = valueAfter(module, name, [...ran, ...handler.body, ...(statement.finalbody?.body ?? [])], value);
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
