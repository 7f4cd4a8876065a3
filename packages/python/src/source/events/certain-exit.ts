import { isEvaluated } from "../bindings/bind-expressions.ts";
import type { Expression, Statement } from "../tree/nodes.ts";
import { visitStatementExpressions } from "../tree/statement-expressions.ts";
import { visitChildren } from "../tree/visit-children.ts";
import { isExit } from "./exit-names.ts";
import type { ImportAliases } from "./import-aliases.ts";

/** Statements that may leave some of their own expressions out. */
const CHOOSING = new Set(["If", "While", "Try", "Match", "TypeAlias"]);

/** Whether a statement certainly calls what ends the process, wherever in its expressions. */
export function certainlyExits(statement: Statement, aliases: ImportAliases): boolean {
  let exits = false;
  // The message is evaluated only where the assertion fails.
  if (statement.type === "Assert") return callsExit(statement.test, aliases);
  if (!CHOOSING.has(statement.type)) {
    visitStatementExpressions(statement, (node) => {
      exits ||= callsExit(node, aliases);
    });
  }
  return exits;
}

function callsExit(node: Expression, aliases: ImportAliases): boolean {
  if (node.type === "Lambda") return false;
  if (node.type === "Call" && isExit(aliases.resolve(node.func))) return true;
  let exits = false;
  let position = 0;
  visitChildren(node, (child) => {
    if (isEvaluated(node, position++)) exits ||= callsExit(child, aliases);
  });
  return exits;
}
