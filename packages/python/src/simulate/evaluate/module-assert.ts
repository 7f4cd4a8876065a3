import type { AssertNode, Expression } from "../../source/tree/nodes.ts";
import { Failure } from "../failure.ts";
import type { LoadedModule } from "../loaded-module.ts";
import type { Simulation } from "../simulation.ts";
import { knownValue } from "./constant-value.ts";

/** An `assert` at the top of a test module whose test is known to be false. */
export function checkAssert(sim: Simulation, module: LoadedModule, node: AssertNode): Failure | null {
  if (truth(sim, module, node.test) !== false) return null;
  return new Failure({ kind: "other", exception: "AssertionError", message: "" });
}

/** null: not known. */
function truth(sim: Simulation, module: LoadedModule, node: Expression): boolean | null {
  if (node.type === "Unary" && node.operator === "not") {
    const operand = truth(sim, module, node.operand);
    return operand === null ? null : !operand;
  }
  if (node.type === "BoolOp") {
    const parts = node.operands.map((operand) => truth(sim, module, operand));
    if (parts.includes(node.operator === "or")) return node.operator === "or";
    return parts.includes(null) ? null : node.operator === "and";
  }
  if (node.type === "Constant") return typeof node.value === "boolean" ? node.value : null;
  if (node.type !== "Compare" || node.operands.length !== 2) return null;
  const [left, right] = node.operands.map((operand) => knownValue(sim, module, operand));
  if (!left || !right) return null;
  const isEqual =
    left.kind === "module"
      ? right.kind === "module" && left.module === right.module
      : right.kind === "constant" && left.value === right.value;
  if (node.operators[0] === "==") return isEqual;
  return node.operators[0] === "!=" ? !isEqual : null;
}
