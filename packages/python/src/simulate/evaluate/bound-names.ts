import type { ParsedSource } from "../../source/parse/parse-source.ts";
import type { Expression, Statement } from "../../source/tree/nodes.ts";
import { scopeBodies } from "../../source/tree/nested-bodies.ts";
import { visitStatementExpressions } from "../../source/tree/statement-expressions.ts";
import { visitChildren } from "../../source/tree/visit-children.ts";

/** Names that statements of one scope may bind. */
export function boundNames(body: readonly Statement[], names: Set<string> = new Set<string>()): Set<string> {
  for (const statement of body) {
    bind(statement, names);
    for (const nested of scopeBodies(statement)) boundNames(nested, names);
  }
  return names;
}

function bind(statement: Statement, names: Set<string>): void {
  switch (statement.type) {
    case "Function":
    case "Class":
      names.add(statement.name);
      return;
    case "Assign":
      for (const target of statement.targets) bindTarget(target, names);
      return;
    case "AnnAssign":
      if (statement.value !== null) bindTarget(statement.target, names);
      return;
    case "AugAssign":
    case "For":
      bindTarget(statement.target, names);
      return;
    case "With":
      for (const { target } of statement.items) if (target) bindTarget(target, names);
      return;
    case "Try":
      for (const { name } of statement.handlers) if (name !== null) names.add(name);
      return;
    case "Import":
    case "ImportFrom":
      for (const { name, asname } of statement.names) names.add(asname ?? name.split(".")[0] ?? name);
      return;
    case "Match":
      for (const { captures } of statement.cases) for (const { id } of captures) names.add(id);
      return;
    case "TypeAlias":
      names.add(statement.name.id);
      return;
    default:
      return;
  }
}

function bindTarget(target: Expression, names: Set<string>): void {
  if (target.type === "Name") names.add(target.id);
  else if (target.type === "Starred") bindTarget(target.value, names);
  else if (target.type === "Tuple" || target.type === "List") for (const item of target.items) bindTarget(item, names);
}

/** How surely a name of which only some paths bind it is there in the end. */
export type Likelihood = "likely" | "unlikely" | "never";

/** "unlikely": bound by nothing but loops, patterns and `global` in functions; "never": by loops over nothing. */
export function bindingLikelihood({ text, body }: ParsedSource, name: string): Likelihood {
  const isWithin: IsIn = (node, part = node) => JSON.stringify(part).includes(`"${name}"`);
  if (!/^\w+$/.test(name)) return likelihoodIn(body, name, isWithin);
  // A function's body is parsed only where its text has the name in it.
  const isSpelled: IsIn = (node, part) => text.slice(node.start, node.end).includes(name) && isWithin(node, part);
  const likelihood = likelihoodIn(body, name, isSpelled);
  // The name may be put together from parts, or stand in a decorator.
  return likelihood === "never" ? likelihoodIn(body, name, isWithin) : likelihood;
}

function likelihoodIn(body: readonly Statement[], name: string, isIn: IsIn): Likelihood {
  const called = new Set(body.flatMap(calledFunction));
  const found = body
    .map((statement) =>
      statement.type === "Function" && called.has(statement.name) && isIn(statement, statement.body)
        ? "likely"
        : likelihoodOf(statement, name, isIn),
    )
    .filter((answer) => answer !== null);
  if (found.includes("likely")) return "likely";
  return found.length > 0 && found.every((answer) => answer === "never") ? "never" : "unlikely";
}

/** Whether a name is in a statement, or in what is given of it. */
type IsIn = (statement: Statement, part?: unknown) => boolean;

/** The function that a statement calls by its plain name. */
function calledFunction(statement: Statement): string[] {
  if (statement.type !== "Expression" && statement.type !== "Assign") return [];
  const { value } = statement;
  return value.type === "Call" && value.func.type === "Name" ? [value.func.id] : [];
}

function likelihoodOf(statement: Statement, name: string, isIn: IsIn): Likelihood | null {
  if (statement.type === "For") {
    if (!isIn(statement, [statement.target, statement.body])) return null;
    return isEmpty(statement.iter) ? "never" : "unlikely";
  }
  if (statement.type === "While" || statement.type === "Match" || statement.type === "Function") {
    if (statement.type === "Function" && statement.name === name) return "likely";
    return isIn(statement) ? "unlikely" : null;
  }
  const names = new Set<string>();
  bind(statement, names);
  if (names.has(name) || bindsInExpression(statement, name)) return "likely";
  const nested = scopeBodies(statement).flatMap((inner) => inner.map((each) => likelihoodOf(each, name, isIn)));
  const answers = nested.filter((answer) => answer !== null);
  if (answers.length === 0) return null;
  return answers.includes("likely") ? "likely" : "unlikely";
}

function isEmpty(node: Expression): boolean {
  return (node.type === "Tuple" || node.type === "List" || node.type === "Set") && node.items.length === 0;
}

/** `name := value`, which binds the module's name inside comprehensions too. */
function bindsInExpression(statement: Statement, name: string): boolean {
  let found = false;
  const look = (node: Expression): void => {
    if (node.type === "NamedExpr" && node.target.id === name) found = true;
    visitChildren(node, look);
  };
  visitStatementExpressions(statement, look);
  return found;
}
