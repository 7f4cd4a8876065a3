import type { Expression, Statement } from "../tree/nodes.ts";

/** Whether executing a statement may raise an exception that a handler could catch. `isBound`: a name certainly is. */
export function mayRaise(statement: Statement, isBound: (name: string) => boolean): boolean {
  switch (statement.type) {
    case "Pass":
    case "Global":
    case "Break":
    case "Continue":
      return false;
    case "Delete":
      return !statement.targets.every((target) => target.type === "Name" && isBound(target.id));
    case "Assign":
      return !(statement.targets.every(({ type }) => type === "Name") && isSafe(statement.value, isBound));
    default:
      return true;
  }
}

function isSafe(node: Expression, isBound: (name: string) => boolean): boolean {
  return node.type === "Constant" || node.type === "String" || (node.type === "Name" && isBound(node.id));
}
