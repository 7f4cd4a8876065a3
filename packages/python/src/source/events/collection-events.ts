import type { AnnAssignNode, AssignNode, AugAssignNode, CallNode, Expression } from "../tree/nodes.ts";
import type { BlockFrame } from "./block-frame.ts";
import { evaluatePath } from "./evaluate-path.ts";
import type { EventContext } from "./event-context.ts";
import { literalStrings } from "./module-constants.ts";
import { pathExpression } from "./path-value.ts";

/** `pytest_plugins`, `collect_ignore` and `collect_ignore_glob`, assigned or extended. */
export function collectionAssignment(
  node: AssignNode | AnnAssignNode | AugAssignNode,
  frame: BlockFrame,
  context: EventContext,
): void {
  const targets = node.type === "Assign" ? node.targets : [node.target];
  for (const target of targets) {
    if (target.type === "Name" && node.value) collectionValue(node, target.id, node.value, frame, context);
  }
}

/** `collect_ignore.append("x")` and the like. */
export function collectionCall(node: CallNode, name: string, frame: BlockFrame, context: EventContext): boolean {
  const [, list = "", method] =
    /^(pytest_plugins|collect_ignore|collect_ignore_glob)\.(append|extend)$/.exec(name) ?? [];
  const [argument] = node.args;
  if (!method || !argument) return false;
  collectionValue(node, list, argument, frame, context);
  return true;
}

function collectionValue(
  { start, type }: AssignNode | AnnAssignNode | AugAssignNode | CallNode,
  name: string,
  value: Expression,
  frame: BlockFrame,
  context: EventContext,
): void {
  if (name === "pytest_plugins") {
    context.emit(start, frame, { kind: "pytest-plugins", names: literalStrings(value, context.constants) });
  } else if (name === "collect_ignore" || name === "collect_ignore_glob") {
    const glob = name === "collect_ignore_glob";
    const replaces = type === "Assign" || type === "AnnAssign";
    context.emit(start, frame, { kind: "collect-ignore", glob, replaces, entries: entriesOf(value, context) });
  }
}

/** Literal entries, and paths from `__file__`, relative to the conftest's directory. */
function entriesOf(node: Expression, context: EventContext): string[] | null {
  const literals = literalStrings(node, context.constants);
  if (literals) return literals;
  const list = context.constants.resolve(node);
  const items = list.type === "List" || list.type === "Tuple" ? list.items : [list];
  const entries: string[] = [];
  for (const item of items) {
    const path = evaluatePath(item, context);
    if (!path) return null;
    entries.push(pathExpression(path).path);
  }
  return entries;
}
