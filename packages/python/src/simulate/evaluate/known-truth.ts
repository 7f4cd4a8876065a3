import type { Expression, IfNode } from "../../source/tree/nodes.ts";
import type { LoadedModule } from "../loaded-module.ts";
import type { Simulation } from "../simulation.ts";
import { knownValue } from "./constant-value.ts";

/** Whether an expression is true, as far as constants and modules tell; null: not known. */
export function knownTruth(sim: Simulation, module: LoadedModule, node: Expression): boolean | null {
  if (node.type === "Unary" && node.operator === "not") {
    const operand = knownTruth(sim, module, node.operand);
    return operand === null ? null : !operand;
  }
  if (node.type === "BoolOp") {
    const parts = node.operands.map((operand) => knownTruth(sim, module, operand));
    if (parts.includes(node.operator === "or")) return node.operator === "or";
    return parts.includes(null) ? null : node.operator === "and";
  }
  if (node.type === "Compare") return comparison(sim, module, node.operands, node.operators);
  const value = knownValue(sim, module, node);
  if (value === null) return null;
  return value.kind === "module" || Boolean(value.value);
}

function comparison(
  sim: Simulation,
  module: LoadedModule,
  operands: readonly Expression[],
  [operator, ...more]: readonly string[],
): boolean | null {
  const [left, right] = operands.map((operand) => knownValue(sim, module, operand));
  if (!left || !right || more.length > 0) return null;
  const isEqual =
    left.kind === "module"
      ? right.kind === "module" && left.module === right.module
      : right.kind === "constant" && left.value === right.value;
  switch (operator) {
    case "==":
    case "is":
      return isEqual;
    case "!=":
    case "is not":
      return !isEqual;
    default:
      return null;
  }
}

/** Whether a branch of an `if` runs, counted from 0, its `else` last; null: not known. */
export function branchRuns(sim: Simulation, module: LoadedModule, node: IfNode, branch: number): boolean | null {
  let known: boolean | null = true;
  for (const { test } of node.branches.slice(0, branch)) {
    const truth = knownTruth(sim, module, test);
    if (truth === true) return false;
    if (truth === null) known = null;
  }
  const own = node.branches[branch];
  const truth = own === undefined ? true : knownTruth(sim, module, own.test);
  return truth === false ? false : truth === null ? null : known;
}
