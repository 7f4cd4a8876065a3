import type { Expression, IfNode } from "../../source/tree/nodes.ts";
import type { LoadedModule } from "../loaded-module.ts";
import type { Simulation } from "../simulation.ts";
import { knownValue, type KnownValue } from "./constant-value.ts";

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
  const negated = operator === "!=" || operator === "is not";
  if (!negated && operator !== "==" && operator !== "is") return null;
  const isSame = operator.startsWith("is") ? areIdentical(left, right) : areEqual(left, right);
  return isSame === null ? null : isSame !== negated;
}

type Known = NonNullable<KnownValue>;

/** `==`. Large integers and floats are not exact here. */
function areEqual(left: Known, right: Known): boolean | null {
  if (left.kind === "module" || right.kind === "module") return areIdentical(left, right);
  if (!isNumber(left.value) || !isNumber(right.value)) return left.value === right.value;
  const [a, b] = [Number(left.value), Number(right.value)];
  return Number.isSafeInteger(a) && Number.isSafeInteger(b) ? a === b : null;
}

/** `is`, where one side is a module, None or a boolean; whether two equal constants are one object is up to Python. */
function areIdentical(left: Known, right: Known): boolean | null {
  if (left.kind === "module" || right.kind === "module") {
    return left.kind === "module" && right.kind === "module" && left.module === right.module;
  }
  const isSingle = [left.value, right.value].some((value) => value === null || typeof value === "boolean");
  return isSingle ? left.value === right.value : null;
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" || typeof value === "boolean";
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
