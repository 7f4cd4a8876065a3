import type { Bindings } from "../../source/source-facts.ts";
import type { Expression } from "../../source/tree/nodes.ts";
import { isBuiltinName } from "./builtin-names.ts";
import { visitEvaluated } from "./evaluated-expressions.ts";

export interface UnboundName {
  readonly id: string;
  readonly start: number;
}

/** The first name in an expression that nothing in the source has bound when it is read; a star import may have. */
export function unboundName(
  bindings: Bindings,
  node: Expression,
  classNames: ReadonlySet<string> | null,
): UnboundName | null {
  if (bindings.opaque?.startsWith("star import") === false) return null;
  let missing: UnboundName | null = null;
  visitEvaluated(node, (part) => {
    if (missing !== null || part.type !== "Name" || part.id.startsWith("__")) return;
    if (classNames?.has(part.id) === true || isBuiltinName(part.id)) return;
    if (bindings.state(part.id, part.start) === "absent") missing = { id: part.id, start: part.start };
  });
  return missing;
}

/** Whether all names are known that are bound when the code at an offset runs: a star import binds its own when it has run. */
export function namesAreKnown({ opaque, stars }: Bindings, offset: number): boolean {
  return (opaque === null || opaque.startsWith("star import")) && stars.every((star) => star.offset > offset);
}
