import type { AssignNode, AugAssignNode, CallNode, Expression } from "../tree/nodes.ts";
import type { PackagePathEvent, PathEditEvent, PathExpression } from "../source-facts.ts";
import type { BlockFrame } from "./block-frame.ts";
import { evaluatePath } from "./evaluate-path.ts";
import type { EventContext } from "./event-context.ts";
import { pathExpression } from "./path-value.ts";

type Edit = Pick<PathEditEvent, "operation" | "index" | "entries">;

/** Calls that change sys.path or a package's `__path__`. */
export function pathCall(node: CallNode, name: string, frame: BlockFrame, context: EventContext): boolean {
  const [, list, method = ""] = /^(sys\.path|__path__)\.(\w+)$/.exec(name) ?? [];
  if (list === "__path__") emitPackage(node.start, methodForm(method), node.args.at(-1), frame, context);
  else if (list === "sys.path") emitEdit(node.start, frame, context, editOf(method, node, context));
  else if (name === "site.addsitedir") {
    emitEdit(node.start, frame, context, { operation: "append", index: null, entries: entry(node.args[0], context) });
  } else if (/(?:^|\.)declare_namespace$/.test(name)) {
    context.emit(node.start, frame, { kind: "package-path", form: "declare_namespace", entries: null });
  } else return false;
  return true;
}

function methodForm(method: string): PackagePathEvent["form"] {
  if (method === "append" || method === "extend") return "append";
  return method === "insert" ? "insert" : "unknown";
}

function editOf(method: string, node: CallNode, context: EventContext): Edit | null {
  const [first, second] = node.args;
  switch (method) {
    case "insert":
      return { operation: "insert", index: integer(first), entries: entry(second, context) };
    case "append":
      return { operation: "append", index: null, entries: entry(first, context) };
    case "extend":
      return { operation: "append", index: null, entries: entries(first, context) };
    case "remove":
      return { operation: "remove", index: null, entries: entry(first, context) };
    case "index":
    case "copy":
    case "count":
    case "__contains__":
      return null;
    default:
      return { operation: "unknown", index: null, entries: null };
  }
}

/** `sys.path = [...] + sys.path`, `sys.path[:0] = [...]`, `sys.path += [...]`, `__path__ = ...`. */
export function pathAssignment(node: AssignNode | AugAssignNode, frame: BlockFrame, context: EventContext): void {
  const targets = node.type === "Assign" ? node.targets : [node.target];
  for (const target of targets) {
    const owner = context.resolve(target.type === "Subscript" ? target.value : target);
    if (owner === "__path__") packageAssignment(node, frame, context);
    // To assign to a name that stands for the list gives the name something else, and the list stays.
    const isRebound = node.type === "Assign" && target.type === "Name";
    if (owner === "sys.path" && !isRebound) emitEdit(node.start, frame, context, assignedEdit(node, target, context));
  }
}

function assignedEdit(node: AssignNode | AugAssignNode, target: Expression, context: EventContext): Edit {
  if (node.type === "AugAssign") {
    const grows = node.operator === "+=" && target.type !== "Subscript";
    return {
      operation: grows ? "append" : "unknown",
      index: null,
      entries: grows ? entries(node.value, context) : null,
    };
  }
  if (target.type === "Subscript") return sliceEdit(target.index, node.value, context);
  const { value } = node;
  if (value.type !== "Operation" || value.operators.some((operator) => operator !== "+")) {
    return { operation: "assign", index: null, entries: entries(value, context) };
  }
  const own = value.operands.findIndex((operand) => context.resolve(operand) === "sys.path");
  if (value.operands.length !== 2 || own === -1) return { operation: "unknown", index: null, entries: null };
  const added = entries(value.operands[1 - own], context);
  return own === 1
    ? { operation: "insert", index: 0, entries: added }
    : { operation: "append", index: null, entries: added };
}

function sliceEdit(index: Expression, value: Expression, context: EventContext): Edit {
  const ends = index.type === "Slice" ? index.parts.map(integer) : null;
  const atFront = ends?.every((end) => end === 0) === true && ends.length > 0 && index.type === "Slice";
  const startsEmpty = index.type === "Slice" && (index.parts[0]?.start !== index.start || index.parts.length === 2);
  if (atFront && startsEmpty) return { operation: "insert", index: 0, entries: entries(value, context) };
  if (ends?.length === 0) return { operation: "assign", index: null, entries: entries(value, context) };
  return { operation: "unknown", index: null, entries: null };
}

function packageAssignment(node: AssignNode | AugAssignNode, frame: BlockFrame, context: EventContext): void {
  const { value } = node;
  if (value.type === "Call" && isExtendPath(value, context)) {
    context.emit(node.start, frame, { kind: "package-path", form: "extend_path", entries: null });
    return;
  }
  const form = node.type === "AugAssign" ? "append" : "assign";
  context.emit(node.start, frame, { kind: "package-path", form, entries: entries(value, context) });
}

function isExtendPath(node: CallNode, context: EventContext): boolean {
  const name = context.resolve(node.func);
  if (name !== undefined) return /(?:^|\.)extend_path$/.test(name);
  return node.func.type === "Attribute" && node.func.attr === "extend_path";
}

function emitPackage(
  offset: number,
  form: PackagePathEvent["form"],
  node: Expression | undefined,
  frame: BlockFrame,
  context: EventContext,
): void {
  context.emit(offset, frame, { kind: "package-path", form, entries: entries(node, context) ?? entry(node, context) });
}

function emitEdit(offset: number, frame: BlockFrame, context: EventContext, edit: Edit | null): void {
  if (edit) context.emit(offset, frame, { kind: "path-edit", ...edit });
}

function integer(node: Expression | undefined): number | null {
  return node?.type === "Constant" && Number.isFinite(node.value) ? Number(node.value) : null;
}

function entry(node: Expression | undefined, context: EventContext): PathExpression[] | null {
  const path = node && evaluatePath(node, context);
  return path ? [pathExpression(path)] : null;
}

function entries(node: Expression | undefined, context: EventContext): PathExpression[] | null {
  const list = node && context.constants.resolve(node);
  if (list?.type !== "List" && list?.type !== "Tuple") return null;
  const paths = list.items.map((item) => evaluatePath(item, context));
  return paths.every((path) => path !== undefined) ? paths.map(pathExpression) : null;
}
