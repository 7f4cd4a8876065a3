import type { Statement } from "./nodes.ts";

type Bodies = readonly (readonly Statement[])[];

const NONE: Bodies = [];

/** The blocks of a statement, in order of the text; that of a function only where its text matches `wanted`. */
export function nestedBodies(statement: Statement, wanted: RegExp): Bodies {
  if (statement.type === "Function") return statement.mentions(wanted) ? [statement.body] : NONE;
  return statement.type === "Class" ? [statement.body] : scopeBodies(statement);
}

/** The blocks that belong to the same scope: not those of functions and classes. */
export function scopeBodies(statement: Statement): Bodies {
  switch (statement.type) {
    case "With":
      return [statement.body];
    case "For":
    case "While":
      return statement.orelse ? [statement.body, statement.orelse.body] : [statement.body];
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
      return NONE;
  }
}
