import type { AssignNode, CallNode, DeleteNode, Expression, WithNode } from "../tree/nodes.ts";
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

/** Methods of `sys.modules` that change it, and `patch.dict("sys.modules", {...}).start()`. */
export function moduleCall(node: CallNode, name: string, frame: BlockFrame, context: EventContext): boolean {
  const [first, second] = node.args;
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

/** A started patch lasts; one that decorates a function is applied only when that is called. */
export function startedPatch({ func }: CallNode, frame: BlockFrame, context: EventContext): boolean {
  if (func.type !== "Attribute" || func.attr !== "start" || !isModulesPatch(func.value, context)) return false;
  updated(func.value, func.value.args[1], frame, context);
  return true;
}

/** `with patch.dict(sys.modules, ...)`: what is imported inside is dropped again behind it. */
export function patchedWith(node: WithNode, frame: BlockFrame, context: EventContext): void {
  if (!node.items.some((item) => isModulesPatch(item.context, context))) return;
  emit(node.start, frame, context, { name: null, value: "unknown", removed: false });
}

function isModulesPatch(node: Expression, context: EventContext): node is CallNode {
  if (node.type !== "Call" || !/(?:^|\.)patch\.dict$/.test(context.resolve(node.func) ?? "")) return false;
  const [target] = node.args;
  return (target?.type === "String" ? target.value : target && context.resolve(target)) === "sys.modules";
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
