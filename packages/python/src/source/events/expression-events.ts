import type { CallNode, Expression } from "../tree/nodes.ts";
import { visitChildren } from "../tree/visit-children.ts";
import type { BlockFrame } from "./block-frame.ts";
import { collectionCall } from "./collection-events.ts";
import type { EventContext } from "./event-context.ts";
import { importCall } from "./import-call-events.ts";
import { leavingCall } from "./leaving-events.ts";
import { moduleCall, startedPatch } from "./sys-modules-events.ts";
import { pathCall } from "./sys-path-events.ts";

export type SideEffects = ReadonlyMap<string, string>;

/** Emits the events of the calls in an expression, outermost first. Lambdas are not executed. */
export function expressionEvents(
  node: Expression,
  frame: BlockFrame,
  context: EventContext,
  sideEffects: SideEffects,
): void {
  if (node.type === "Lambda") return;
  if (node.type === "Call") callEvent(node, frame, context, sideEffects);
  visitChildren(node, (child) => {
    expressionEvents(child, frame, context, sideEffects);
  });
}

function callEvent(node: CallNode, frame: BlockFrame, context: EventContext, sideEffects: SideEffects): void {
  if (!frame.inFunction && startedPatch(node, frame, context)) return;
  const name = context.resolve(node.func) ?? methodName(node);
  if (name === undefined || importCall(node, name, frame, context) || frame.inFunction) return;
  if (pathCall(node, name, frame, context)) return;
  if (moduleCall(node, name, frame, context)) return;
  if (leavingCall(node, name, frame, context)) return;
  if (collectionCall(node, name, frame, context)) return;
  const reason = opaqueReason(name, sideEffects);
  if (reason) context.emit(node.start, frame, { kind: "opaque", reason });
}

/** `__import__("pkg_resources").declare_namespace`. */
function methodName({ func }: CallNode): string | undefined {
  return func.type === "Attribute" && func.attr === "declare_namespace" ? func.attr : undefined;
}

function opaqueReason(name: string, sideEffects: SideEffects): string | null {
  if (name === "exec" || name === "builtins.exec" || name === "runpy.run_path") return `calls ${name}()`;
  if (/^sys\.(?:meta_path|path_hooks)\./.test(name)) return "installs an import hook";
  const effect = sideEffects.get(name);
  return effect ? `calls ${name}(), which ${effect}` : null;
}
