import type { Expression } from "../tree/nodes.ts";
import { visitChildren } from "../tree/visit-children.ts";

/** Calls `bind` for every name that an assignment target binds. */
export function targetNames(target: Expression, bind: (name: string) => void): void {
  if (target.type === "Name") bind(target.id);
  else if (target.type === "Starred") targetNames(target.value, bind);
  else if (target.type === "Tuple" || target.type === "List") for (const item of target.items) targetNames(item, bind);
}

/** Calls `bind` for every name that `:=` binds in the scope of an expression (PEP 572), with whether it is certain. */
export function walrusNames(node: Expression, certain: boolean, bind: (name: string, certain: boolean) => void): void {
  if (node.type === "Lambda") return;
  if (node.type === "NamedExpr") bind(node.target.id, certain);
  let position = 0;
  visitChildren(node, (child) => {
    walrusNames(child, certain && isEvaluated(node, position++), bind);
  });
}

/** Whether a child is evaluated whenever its parent is. */
export function isEvaluated(parent: Expression, position: number): boolean {
  switch (parent.type) {
    case "BoolOp":
    case "Conditional":
    case "Comprehension":
      return position === 0;
    case "Compare":
      return position <= 1;
    default:
      return true;
  }
}
