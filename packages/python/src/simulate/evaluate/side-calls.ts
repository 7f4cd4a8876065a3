import type { AttributeNode, CallNode, Expression } from "../../source/tree/nodes.ts";
import { Failure, otherFailure } from "../failure.ts";
import { loadModule } from "../load-module.ts";
import type { LoadedModule } from "../loaded-module.ts";
import { attributeState } from "../module-attribute.ts";
import type { Simulation } from "../simulation.ts";

/** A call of a method. */
export type CheckedCall = CallNode & { readonly func: AttributeNode };

/** Calls at the top of a test module that import, or read pytest's own arguments. */
export function isCheckedCall(node: Expression): node is CheckedCall {
  if (node.type !== "Call" || node.func.type !== "Attribute") return false;
  return node.func.attr === "start" || (node.func.attr === "parse_args" && isBare(node));
}

export function checkCall(sim: Simulation, module: LoadedModule, node: CheckedCall): Failure | null {
  if (node.func.attr === "start") return startPatch(sim, module, node.func.value);
  if (module.file !== null && sim.cache.text(module.file.path).includes("argparse")) {
    const reason = `${module.file.path}: parse_args() reads pytest's own arguments`;
    module.doubt ??= { reason, failure: otherFailure("SystemExit", "2") };
  }
  return null;
}

function isBare({ args, keywords }: CallNode): boolean {
  return args.length === 0 && keywords.length === 0;
}

/** `unittest.mock.patch("a.b.c").start()` imports what it patches. */
function startPatch(sim: Simulation, module: LoadedModule, node: Expression): Failure | null {
  if (node.type !== "Call") return null;
  const { func } = node;
  const name = func.type === "Attribute" ? func.attr : func.type === "Name" ? func.id : "";
  const [target] = node.args;
  if (name !== "patch" || target?.type !== "String" || target.value === null) return null;
  const parts = target.value.split(".").slice(0, -1);
  for (let length = 1; length <= parts.length; length++) {
    const full = parts.slice(0, length).join(".");
    const parent = length === 1 ? undefined : sim.modules.get(parts.slice(0, length - 1).join("."));
    if (parent !== undefined && attributeState(sim, parent, parts[length - 1] ?? "") !== "no") continue;
    const found = loadModule(sim, full, module);
    if (found instanceof Failure) return found;
  }
  return null;
}
