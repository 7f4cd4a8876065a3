import type { Expression, FieldNode, Generator, Parameters } from "./nodes.ts";

type Visit = (node: Expression) => void;

/** Calls `visit` for the direct sub-expressions of a node, in order of evaluation as far as that is plain. */
export function visitChildren(node: Expression, visit: Visit): void {
  switch (node.type) {
    case "Name":
    case "Constant":
    case "String":
      return;
    case "JoinedString":
      visitFields(node.parts, visit);
      return;
    case "Attribute":
    case "Starred":
    case "Await":
      visit(node.value);
      return;
    case "Subscript":
      visit(node.value);
      visit(node.index);
      return;
    case "Call":
      visit(node.func);
      node.args.forEach(visit);
      for (const keyword of node.keywords) visit(keyword.value);
      return;
    default:
      visitOperands(node, visit);
  }
}

type Operands = Exclude<
  Expression,
  { type: "Name" | "Constant" | "String" | "JoinedString" | "Attribute" | "Starred" | "Await" | "Subscript" | "Call" }
>;

function visitOperands(node: Operands, visit: Visit): void {
  switch (node.type) {
    case "Tuple":
    case "List":
    case "Set":
      node.items.forEach(visit);
      return;
    case "Dict":
      node.values.forEach((value, i) => {
        const key = node.keys[i];
        if (key) visit(key);
        visit(value);
      });
      return;
    case "Operation":
    case "Compare":
    case "BoolOp":
      node.operands.forEach(visit);
      return;
    case "Unary":
      visit(node.operand);
      return;
    case "Conditional":
      visit(node.test);
      visit(node.body);
      visit(node.orelse);
      return;
    case "Lambda":
      visitDefaults(node.parameters, visit);
      visit(node.body);
      return;
    case "Comprehension":
      visitGenerators(node.generators, visit);
      visit(node.element);
      if (node.value) visit(node.value);
      return;
    case "Yield":
      if (node.value) visit(node.value);
      return;
    case "NamedExpr":
      visit(node.target);
      visit(node.value);
      return;
    case "Slice":
      node.parts.forEach(visit);
  }
}

export function visitDefaults(parameters: Parameters, visit: Visit): void {
  for (const { fallback } of parameters) if (fallback) visit(fallback);
}

function visitGenerators(generators: readonly Generator[], visit: Visit): void {
  for (const generator of generators) {
    visit(generator.iter);
    visit(generator.target);
    generator.conditions.forEach(visit);
  }
}

function visitFields(parts: readonly (string | null | FieldNode)[], visit: Visit): void {
  for (const part of parts) {
    if (part === null || typeof part === "string") continue;
    visit(part.value);
    visitFields(part.format, visit);
  }
}
