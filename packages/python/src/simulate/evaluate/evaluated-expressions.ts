import { visitStatementExpressions } from "../../source/tree/statement-expressions.ts";
import type { Expression, Statement } from "../../source/tree/nodes.ts";
import { visitChildren } from "../../source/tree/visit-children.ts";

/** The expressions that a statement itself evaluates, targets left out. */
export function evaluatedExpressions(statement: Statement): Expression[] {
  if (statement.type === "Assign" || statement.type === "AugAssign") return [statement.value];
  if (statement.type === "AnnAssign") return statement.value === null ? [] : [statement.value];
  const found: Expression[] = [];
  visitStatementExpressions(statement, (node) => found.push(node));
  return found;
}

/**
 * Calls `visit` for an expression's parts that are certainly evaluated with it, inner ones first: of `and`, `or` and
 * conditionals only what comes first, of lambdas and comprehensions nothing but the first iterable.
 */
export function visitEvaluated(node: Expression, visit: (node: Expression) => void): void {
  switch (node.type) {
    case "Lambda":
      for (const { fallback } of node.parameters) if (fallback) visitEvaluated(fallback, visit);
      break;
    case "BoolOp":
    case "Compare":
      for (const operand of node.operands.slice(0, node.type === "Compare" ? 2 : 1)) visitEvaluated(operand, visit);
      break;
    case "Conditional":
      visitEvaluated(node.test, visit);
      break;
    case "Comprehension": {
      const [first] = node.generators;
      if (first) visitEvaluated(first.iter, visit);
      break;
    }
    case "NamedExpr":
      visitEvaluated(node.value, visit);
      return;
    default:
      visitChildren(node, (child) => {
        visitEvaluated(child, visit);
      });
  }
  visit(node);
}
