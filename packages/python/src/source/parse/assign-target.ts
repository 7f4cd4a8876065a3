import { SourceFault } from "../tokens/source-fault.ts";
import type { Expression } from "../tree/nodes.ts";

const WORDS: Readonly<Partial<Record<Expression["type"], string>>> = {
  Constant: "literal",
  String: "literal",
  JoinedString: "f-string expression",
  Call: "function call",
  Set: "set display",
  Dict: "dict literal",
  Operation: "expression",
  BoolOp: "expression",
  Unary: "expression",
  Compare: "comparison",
  Conditional: "conditional expression",
  Lambda: "lambda",
  Await: "await expression",
  Yield: "yield expression",
  NamedExpr: "named expression",
};

/** CPython's word for an expression that cannot be assigned to. */
export function expressionWord(node: Expression): string {
  if (node.type === "Constant" && typeof node.value !== "number" && node.value !== undefined) return node.text;
  if (node.type === "Constant" && node.text === "...") return "ellipsis";
  if (node.type === "Comprehension") {
    return node.form === "generator" ? "generator expression" : `${node.form} comprehension`;
  }
  if (node.type === "Tuple" || node.type === "List") return node.type.toLowerCase();
  return WORDS[node.type] ?? "expression";
}

/** Throws unless an expression may stand left of `=`, after `for`, `as` or (with `deleting`) after `del`. */
export function checkTarget(node: Expression, deleting = false): void {
  switch (node.type) {
    case "Name":
      if (node.id === "__debug__") {
        throw new SourceFault(`cannot ${deleting ? "delete" : "assign to"} __debug__`, node.start);
      }
      return;
    case "Attribute":
    case "Subscript":
      return;
    case "Starred":
      if (deleting) throw new SourceFault("cannot delete starred", node.start);
      checkTarget(node.value);
      return;
    case "Tuple":
    case "List":
      checkItems(node.items, deleting);
      return;
    default:
      throw new SourceFault(`cannot ${deleting ? "delete" : "assign to"} ${expressionWord(node)}`, node.start);
  }
}

function checkItems(items: readonly Expression[], deleting: boolean): void {
  let stars = 0;
  for (const item of items) {
    if (item.type === "Starred" && ++stars > 1) {
      throw new SourceFault("multiple starred expressions in assignment", item.start);
    }
    checkTarget(item, deleting);
  }
}
