import type { Expression } from "./nodes.ts";

/** `["a", "b", "c"]` for `a.b.c`; undefined for anything computed. */
export function dottedName(node: Expression): string[] | undefined {
  const names: string[] = [];
  let at = node;
  while (at.type === "Attribute") {
    names.push(at.attr);
    at = at.value;
  }
  if (at.type !== "Name") return undefined;
  names.push(at.id);
  return names.reverse();
}
