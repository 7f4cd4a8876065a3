import type { Statement } from "./nodes.ts";

/** The blocks of a statement, in order of the text. */
export function nestedBodies(statement: Statement): (readonly Statement[])[] {
  switch (statement.type) {
    case "Function":
    case "Class":
    case "With":
      return [statement.body];
    case "For":
    case "While":
      return [statement.body, statement.orelse?.body ?? []];
    case "If":
      return [...statement.branches.map((branch) => branch.body), statement.orelse?.body ?? []];
    case "Try":
      return [
        statement.body,
        ...statement.handlers.map((handler) => handler.body),
        statement.orelse?.body ?? [],
        statement.finalbody?.body ?? [],
      ];
    case "Match":
      return statement.cases.map((each) => each.body);
    default:
      return [];
  }
}

/** The blocks that belong to the same scope: not those of functions and classes. */
export function scopeBodies(statement: Statement): (readonly Statement[])[] {
  return statement.type === "Function" || statement.type === "Class" ? [] : nestedBodies(statement);
}
