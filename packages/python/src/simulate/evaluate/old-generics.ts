import type { Expression } from "../../source/tree/nodes.ts";
import { type VersionSet, versionBit, versionRange } from "../../versions/version-set.ts";
import { Failure } from "../failure.ts";
import type { LoadedModule } from "../loaded-module.ts";
import type { Simulation } from "../simulation.ts";
import { visitEvaluated } from "./evaluated-expressions.ts";

const ONLY_3_8 = versionBit("3.8");
const BEFORE_3_10 = versionRange("3.8", "3.9");

/** Built-in classes that take `[...]` since 3.9 (PEP 585). */
const GENERIC = new Set(["list", "dict", "tuple", "set", "frozenset", "type"]);
const TYPES = new Set(
  "int str float bool bytes bytearray complex object list dict tuple set frozenset type range slice memoryview".split(
    " ",
  ),
);

/** An annotation that older Pythons cannot evaluate. */
export function checkOldAnnotation(sim: Simulation, module: LoadedModule, node: Expression): Failure | null {
  return check(sim, module, node, true);
}

/** The same in any other expression, where an operand of `|` may be anything. */
export function checkOldExpression(sim: Simulation, module: LoadedModule, node: Expression): Failure | null {
  return check(sim, module, node, false);
}

function check(sim: Simulation, module: LoadedModule, node: Expression, isAnnotation: boolean): Failure | null {
  let failure: Failure | null = null;
  visitEvaluated(node, (part) => {
    failure ??= faultOf(sim, module, part, isAnnotation);
  });
  return failure;
}

function faultOf(sim: Simulation, module: LoadedModule, node: Expression, isAnnotation: boolean): Failure | null {
  if (node.type === "Subscript" && node.value.type === "Name" && GENERIC.has(node.value.id)) {
    if (!isBuiltin(sim, module, node.value)) return null;
    return typeError(sim, ONLY_3_8, node, "'type' object is not subscriptable");
  }
  if (node.type !== "Operation" || node.operators.some((operator) => operator !== "|")) return null;
  const kinds = node.operands.map((operand) => operandKind(sim, module, operand));
  const [left = "unknown", right = "unknown"] = kinds;
  const isUnion = isAnnotation
    ? kinds.includes("type") || kinds.includes("NoneType")
    : left !== "unknown" && right !== "unknown";
  if (!isUnion) return null;
  const name = (kind: string): string => (kind === "unknown" ? "type" : kind);
  return typeError(sim, BEFORE_3_10, node, `unsupported operand type(s) for |: '${name(left)}' and '${name(right)}'`);
}

function operandKind(sim: Simulation, module: LoadedModule, node: Expression): "type" | "NoneType" | "unknown" {
  if (node.type === "Constant") return node.value === null ? "NoneType" : "unknown";
  if (node.type === "Name") return TYPES.has(node.id) && isBuiltin(sim, module, node) ? "type" : "unknown";
  return "unknown";
}

function isBuiltin(
  sim: Simulation,
  module: LoadedModule,
  node: { readonly id: string; readonly start: number },
): boolean {
  const bindings = module.facts?.bindings(sim.versions);
  return bindings?.opaque === null && bindings.state(node.id) === "absent";
}

function typeError(sim: Simulation, versions: VersionSet, node: Expression, message: string): Failure | null {
  if (!sim.decide(versions)) return null;
  const failure = new Failure({ kind: "other", exception: "TypeError", message });
  failure.offset = node.start;
  return failure;
}
