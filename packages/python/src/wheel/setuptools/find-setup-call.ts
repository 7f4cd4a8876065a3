import type { CallNode, Expression, Statement } from "../../source/tree/nodes.ts";
import type { ScriptNames } from "./script-values.ts";

export type SetupCall =
  | { readonly kind: "call"; readonly call: CallNode }
  /** Why the call cannot be read; with the offset of the code that prevents it. */
  | { readonly kind: "unread"; readonly text: string; readonly offset: number };

/** The one call of `setup()` that runs when the build executes the script as `__main__`. */
export function findSetupCall(body: readonly Statement[], names: ScriptNames): SetupCall {
  const all = callsIn(body).filter((call) => isSetup(call.func, names));
  const [first, second] = all;
  if (!first)
    return { kind: "unread", text: "setup.py does not call setup() in a way that can be followed", offset: 0 };
  if (second) return { kind: "unread", text: "setup.py calls setup() more than once", offset: second.start };
  const plain = plainStatements(body).some((statement) => statement.type === "Expression" && statement.value === first);
  if (plain) return { kind: "call", call: first };
  return { kind: "unread", text: "setup() is called inside other code", offset: first.start };
}

function isSetup(func: Expression, names: ScriptNames): boolean {
  const name = names.imported(func);
  return name === "setuptools.setup" || name === "distutils.core.setup";
}

/** Statements that run unconditionally: of the module, and below `if __name__ == "__main__"`. */
function plainStatements(body: readonly Statement[]): Statement[] {
  return body.flatMap((statement) => {
    if (statement.type !== "If") return [statement];
    const [main] = statement.branches;
    return main && isMainTest(main.test) ? plainStatements(main.body) : [];
  });
}

function isMainTest(test: Expression): boolean {
  if (test.type !== "Compare" || test.operators.join() !== "==") return false;
  const [left, right] = test.operands;
  return left?.type === "Name" && left.id === "__name__" && right?.type === "String" && right.value === "__main__";
}

function callsIn(node: unknown): CallNode[] {
  if (Array.isArray(node)) return node.flatMap(callsIn);
  if (typeof node !== "object" || node === null) return [];
  const below = Object.values(node).flatMap((value) => (typeof value === "object" ? callsIn(value) : []));
  return isCall(node) ? [node, ...below] : below;
}

function isCall(node: object): node is CallNode {
  return "type" in node && node.type === "Call";
}
