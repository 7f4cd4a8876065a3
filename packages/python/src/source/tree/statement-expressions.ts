import type { Expression, Statement } from "./nodes.ts";
import { visitDefaults } from "./visit-children.ts";

/**
 * Calls `visit` for the expressions that a statement evaluates itself, outside its blocks, in order. Annotations are left to
 * `annotations`, since when they are evaluated depends on the version.
 */
export function visitStatementExpressions(statement: Statement, visit: (node: Expression) => void): void {
  switch (statement.type) {
    case "Function":
      statement.decorators.forEach(visit);
      visitDefaults(statement.parameters, visit);
      return;
    case "Class":
      statement.decorators.forEach(visit);
      statement.bases.forEach(visit);
      for (const keyword of statement.keywords) visit(keyword.value);
      return;
    case "Return":
    case "Expression":
      if (statement.value) visit(statement.value);
      return;
    case "Delete":
      statement.targets.forEach(visit);
      return;
    case "Assign":
      visit(statement.value);
      statement.targets.forEach(visit);
      return;
    case "AugAssign":
      visit(statement.target);
      visit(statement.value);
      return;
    case "AnnAssign":
      if (statement.value) visit(statement.value);
      visit(statement.target);
      return;
    case "Raise":
      if (statement.exception) visit(statement.exception);
      if (statement.cause) visit(statement.cause);
      return;
    case "Assert":
      visit(statement.test);
      if (statement.message) visit(statement.message);
      return;
    case "For":
      visit(statement.iter);
      visit(statement.target);
      return;
    case "With":
      for (const item of statement.items) {
        visit(item.context);
        if (item.target) visit(item.target);
      }
      return;
    default:
      visitBlockExpressions(statement, visit);
  }
}

function visitBlockExpressions(statement: Statement, visit: (node: Expression) => void): void {
  if (statement.type === "If") for (const { test } of statement.branches) visit(test);
  else if (statement.type === "While") visit(statement.test);
  else if (statement.type === "Try") {
    for (const { filter } of statement.handlers) if (filter) visit(filter);
  } else if (statement.type === "Match") {
    visit(statement.subject);
    for (const { values, guard } of statement.cases) {
      values.forEach(visit);
      if (guard) visit(guard);
    }
  }
}

/** Annotations that belong to the statement itself, evaluated when it runs on versions before 3.14 (see PEP 563 and 649). */
export function annotationsOf(statement: Statement): Expression[] {
  if (statement.type === "AnnAssign") return [statement.annotation];
  if (statement.type !== "Function") return [];
  const list = statement.parameters.flatMap(({ annotation }) => (annotation ? [annotation] : []));
  return statement.returns ? [...list, statement.returns] : list;
}
