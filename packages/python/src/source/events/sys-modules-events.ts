import type { AssignNode, CallNode, DeleteNode, Expression } from "../tree/nodes.ts";
import type { ModuleStubEvent } from "../source-facts.ts";
import type { BlockFrame } from "./block-frame.ts";
import type { EventContext } from "./event-context.ts";

type Stub = Pick<ModuleStubEvent, "name" | "value" | "removed">;

/** `sys.modules["k"] = value`. */
export function moduleAssignment(node: AssignNode, frame: BlockFrame, context: EventContext): void {
  for (const target of node.targets) {
    if (target.type !== "Subscript" || context.resolve(target.value) !== "sys.modules") continue;
    emit(node.start, frame, context, {
      name: key(target.index, context),
      value: stubValue(node.value, context),
      removed: false,
    });
  }
}

/** `del sys.modules["k"]`. */
export function moduleDeletion(node: DeleteNode, frame: BlockFrame, context: EventContext): void {
  for (const target of node.targets) {
    if (target.type !== "Subscript" || context.resolve(target.value) !== "sys.modules") continue;
    emit(node.start, frame, context, { name: key(target.index, context), value: "unknown", removed: true });
  }
}

/** Methods of `sys.modules` that change it, and `patch.dict("sys.modules", {...})`. */
export function moduleCall(node: CallNode, name: string, frame: BlockFrame, context: EventContext): boolean {
  const [first, second] = node.args;
  if (/(?:^|\.)patch\.dict$/.test(name)) return patchedModules(node, frame, context);
  const method = /^sys\.modules\.(\w+)$/.exec(name)?.[1];
  if (method === "pop")
    emit(node.start, frame, context, { name: key(first, context), value: "unknown", removed: true });
  else if (method === "setdefault" || method === "__setitem__") {
    const value = second ? stubValue(second, context) : "none";
    emit(node.start, frame, context, { name: key(first, context), value, removed: false });
  } else if (method === "update") updated(node, first, frame, context);
  else if (method === "clear" || method === "popitem") {
    emit(node.start, frame, context, { name: null, value: "unknown", removed: true });
  } else return false;
  return true;
}

function patchedModules(node: CallNode, frame: BlockFrame, context: EventContext): boolean {
  const [target, values] = node.args;
  const named = target?.type === "String" ? target.value : target && context.resolve(target);
  if (named !== "sys.modules") return false;
  updated(node, values, frame, context);
  return true;
}

function updated(node: CallNode, mapping: Expression | undefined, frame: BlockFrame, context: EventContext): void {
  const value = mapping && context.constants.resolve(mapping);
  if (value?.type !== "Dict") {
    emit(node.start, frame, context, { name: null, value: "unknown", removed: false });
    return;
  }
  value.values.forEach((item, i) => {
    const name = key(value.keys[i] ?? undefined, context);
    emit(node.start, frame, context, { name, value: stubValue(item, context), removed: false });
  });
}

function emit(offset: number, frame: BlockFrame, context: EventContext, stub: Stub): void {
  context.emit(offset, frame, { kind: "module-stub", ...stub });
}

function key(node: Expression | undefined, context: EventContext): string | null {
  if (node?.type === "Name" && node.id === "__name__") return "__name__";
  const value = node && context.constants.resolve(node);
  return value?.type === "String" ? value.value : null;
}

function stubValue(node: Expression, context: EventContext): ModuleStubEvent["value"] {
  const value = context.constants.resolve(node);
  if (value.type === "Constant" && value.value === null) return "none";
  if (value.type !== "Call") return "unknown";
  const name = context.resolve(value.func) ?? "";
  if (/(?:^|\.)(?:Magic|NonCallable|NonCallableMagic|Async|Property)?Mock$/.test(name)) return "mock";
  return value === node && /(?:^|\.)(?:ModuleType|new_module)$/.test(name) ? "module-type" : "unknown";
}
