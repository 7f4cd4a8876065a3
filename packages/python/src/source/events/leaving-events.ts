import type { CallNode, Expression, RaiseNode } from "../tree/nodes.ts";
import type { BlockFrame } from "./block-frame.ts";
import type { EventContext } from "./event-context.ts";
import { isSkip } from "./exception-handlers.ts";
import { isExit } from "./exit-names.ts";

/** What pytest's functions raise: while modules are collected, a failure of the module. */
const OUTCOMES: Readonly<Record<string, string>> = {
  "pytest.exit": "Exit",
  "pytest.fail": "Failed",
  "pytest.xfail": "XFailed",
};

/** Calls after which the module is not executed further: skips and exits. */
export function leavingCall(node: CallNode, name: string, frame: BlockFrame, context: EventContext): boolean {
  if (isExit(name)) context.emit(node.start, frame, { kind: "exit" });
  else if (name === "pytest.skip" || name === "_pytest.outcomes.skip") {
    context.emit(node.start, frame, { kind: "skip", allowed: allowsModuleLevel(node) });
  } else if (Object.hasOwn(OUTCOMES, name)) {
    context.emit(node.start, frame, {
      kind: "raise",
      exception: OUTCOMES[name] ?? null,
      message: literal(node.args[0]),
    });
  } else return false;
  return true;
}

/** `raise`, told apart by what it raises. */
export function raiseEvent(node: RaiseNode, frame: BlockFrame, context: EventContext): void {
  const { exception } = node;
  const call = exception?.type === "Call" ? exception : null;
  const target = call ? call.func : exception;
  const name = (target && context.resolve(target)) ?? null;
  if (name === "SystemExit") context.emit(node.start, frame, { kind: "exit" });
  else if (isSkip(name ?? undefined)) {
    const plainSkip = name?.endsWith("SkipTest") !== true && !(call && allowsModuleLevel(call));
    context.emit(node.start, frame, { kind: "skip", allowed: !plainSkip });
  } else context.emit(node.start, frame, { kind: "raise", exception: name, message: literal(call?.args[0]) });
}

function literal(node: Expression | undefined): string | null {
  return node?.type === "String" ? node.value : null;
}

function allowsModuleLevel(node: CallNode): boolean {
  const allow = node.keywords.find((keyword) => keyword.name === "allow_module_level")?.value;
  return allow?.type === "Constant" && allow.value === true;
}
