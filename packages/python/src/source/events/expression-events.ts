import { ALL_VERSIONS } from "../../versions/version-set.ts";
import { isEvaluated } from "../bindings/bind-expressions.ts";
import type { CallNode, Expression } from "../tree/nodes.ts";
import { visitChildren } from "../tree/visit-children.ts";
import { openFrame, type BlockFrame } from "./block-frame.ts";
import { branchRuns, type BranchRun } from "./branch-runs.ts";
import { collectionCall } from "./collection-events.ts";
import type { EventContext } from "./event-context.ts";
import { importCall } from "./import-call-events.ts";
import { leavingCall } from "./leaving-events.ts";
import { moduleCall, startedPatch } from "./sys-modules-events.ts";
import type { SideEffect } from "./side-effect-functions.ts";
import { evaluateTest, type TestVerdict } from "./static-test.ts";
import { pathCall } from "./sys-path-events.ts";

export interface SideEffects {
  get(name: string): SideEffect | undefined;
}

/** Emits the events of the calls in an expression, outermost first. Lambdas are not executed. */
export function expressionEvents(
  node: Expression,
  frame: BlockFrame,
  context: EventContext,
  sideEffects: SideEffects,
): void {
  if (node.type === "Lambda") return;
  if (node.type === "Call") callEvent(node, frame, context, sideEffects);
  if (node.type === "BoolOp") {
    const { operator, operands } = node;
    let [runsOn, surely] = [ALL_VERSIONS, ALL_VERSIONS];
    operands.forEach((operand, i) => {
      const certain = (runsOn & ~surely) === 0;
      expressionEvents(operand, i === 0 ? frame : choice(operand, frame, { runsOn, certain }), context, sideEffects);
      const verdict = verdictOf(operand, context);
      runsOn &= ~(operator === "and" ? verdict.false : verdict.true);
      surely &= operator === "and" ? verdict.true : verdict.false;
    });
    return;
  }
  const runs = node.type === "Conditional" ? branchRuns([verdictOf(node.test, context)]) : [];
  let position = 0;
  visitChildren(node, (child) => {
    const inside = isEvaluated(node, position) ? frame : choice(child, frame, runs[position - 1]);
    position++;
    expressionEvents(child, inside, context, sideEffects);
  });
}

/** An operand that is not always evaluated, as the `if` that it amounts to. */
function choice({ start }: Expression, frame: BlockFrame, run?: BranchRun): BlockFrame {
  return openFrame("if", start, frame, run ?? { certain: false });
}

function verdictOf(test: Expression, context: EventContext): TestVerdict {
  return evaluateTest(test, (name) => context.resolve(name));
}

function callEvent(node: CallNode, frame: BlockFrame, context: EventContext, sideEffects: SideEffects): void {
  if (!frame.inFunction && startedPatch(node, frame, context)) return;
  const name = context.resolve(node.func) ?? methodName(node);
  if (name === undefined || importCall(node, name, frame, context) || frame.inFunction) return;
  if (pathCall(node, name, frame, context)) return;
  if (moduleCall(node, name, frame, context)) return;
  if (leavingCall(node, name, frame, context)) return;
  if (collectionCall(node, name, frame, context)) return;
  const effect = sideEffects.get(name);
  const reason = opaqueReason(name) ?? (effect ? `calls ${name}(), which ${effect.what}` : null);
  if (reason) context.emit(node.start, frame, { kind: "opaque", reason, unless: effect?.unless ?? null });
}

/** `__import__("pkg_resources").declare_namespace`. */
function methodName({ func }: CallNode): string | undefined {
  return func.type === "Attribute" && func.attr === "declare_namespace" ? func.attr : undefined;
}

function opaqueReason(name: string): string | null {
  if (name === "exec" || name === "builtins.exec" || name === "runpy.run_path") return `calls ${name}()`;
  return /^sys\.(?:meta_path|path_hooks)\./.test(name) ? "installs an import hook" : null;
}
