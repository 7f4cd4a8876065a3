import type { CallNode, Expression, Statement } from "../tree/nodes.ts";
import { statementsWith, type Outline } from "../outline/outline.ts";
import { nestedBodies } from "../tree/nested-bodies.ts";

interface Entry {
  readonly name: string;
  readonly offset: number;
}

export interface ExportList {
  readonly state: "absent" | "literal" | "unknown";
  readonly entries: readonly Entry[];
}

const ABSENT: ExportList = { state: "absent", entries: [] };
const UNKNOWN: ExportList = { state: "unknown", entries: [] };

const EXPORTS = /__all__/;

/** `__all__` as Python would compute it, from the literal forms of its assignments at module level. */
export function exportList(outline: Outline): ExportList {
  if (!outline.text.includes("__all__")) return ABSENT;
  let list = ABSENT;
  for (const statement of statementsWith(outline, "__all__")) {
    if (changesInside(statement)) return UNKNOWN;
    list = changed(list, statement);
    if (list.state === "unknown") return list;
  }
  return list;
}

function changed(list: ExportList, statement: Statement): ExportList {
  switch (statement.type) {
    case "Assign":
      return statement.targets.some(isAll) ? assigned(statement.value) : unpacked(list, statement.targets);
    case "AnnAssign":
      return isAll(statement.target) && statement.value ? assigned(statement.value) : list;
    case "AugAssign":
      return isAll(statement.target) ? extended(list, statement.operator === "+=" ? statement.value : undefined) : list;
    case "Delete":
      return statement.targets.some(isAll) ? ABSENT : list;
    case "Expression":
      return statement.value.type === "Call" ? called(list, statement.value) : list;
    case "ImportFrom":
      return statement.names.some(({ name, asname }) => (asname ?? name) === "__all__") ? UNKNOWN : list;
    default:
      return list;
  }
}

function isAll(node: Expression): boolean {
  return node.type === "Name" && node.id === "__all__";
}

function unpacked(list: ExportList, targets: readonly Expression[]): ExportList {
  const inTuple = targets.some(
    (target) => (target.type === "Tuple" || target.type === "List") && target.items.some(isAll),
  );
  const inPlace = targets.some((target) => target.type === "Subscript" && isAll(target.value));
  return inTuple || inPlace ? UNKNOWN : list;
}

function assigned(value: Expression): ExportList {
  const entries = literalEntries(value);
  return entries ? { state: "literal", entries } : UNKNOWN;
}

function extended(list: ExportList, value: Expression | undefined): ExportList {
  const entries = value && literalEntries(value);
  return entries && list.state === "literal" ? { state: "literal", entries: [...list.entries, ...entries] } : UNKNOWN;
}

function called(list: ExportList, { func, args }: CallNode): ExportList {
  if (func.type !== "Attribute" || !isAll(func.value)) return list;
  const [argument] = args;
  const name = argument?.type === "String" ? argument.value : null;
  switch (func.attr) {
    case "extend":
      return extended(list, argument);
    case "append":
      if (list.state !== "literal" || name === null || !argument) return UNKNOWN;
      return { ...list, entries: [...list.entries, { name, offset: argument.start }] };
    case "remove":
      if (list.state !== "literal" || name === null) return UNKNOWN;
      return { ...list, entries: withoutFirst(list.entries, name) };
    case "sort":
      return list;
    default:
      return UNKNOWN;
  }
}

function withoutFirst(entries: readonly Entry[], name: string): Entry[] {
  const at = entries.findIndex((entry) => entry.name === name);
  return entries.filter((_, i) => i !== at);
}

function literalEntries(node: Expression): Entry[] | undefined {
  if (node.type === "Operation" && node.operators.every((operator) => operator === "+")) {
    const parts = node.operands.map(literalEntries);
    return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
  }
  if (
    node.type === "Call" &&
    node.func.type === "Name" &&
    /^(?:list|tuple|sorted)$/.test(node.func.id) &&
    node.args[0]
  ) {
    return literalEntries(node.args[0]);
  }
  if (node.type !== "List" && node.type !== "Tuple") return undefined;
  const entries: Entry[] = [];
  for (const item of node.items) {
    if (item.type !== "String" || item.value === null) return undefined;
    entries.push({ name: item.value, offset: item.start });
  }
  return entries;
}

/** A block changes the list, so that it depends on more than the text. */
function changesInside(statement: Statement): boolean {
  return nestedBodies(statement, EXPORTS).some((body) =>
    body.some((nested) => {
      if (statement.type === "Class") return false;
      return changed(ABSENT, nested) !== ABSENT || mentions(nested) || changesInside(nested);
    }),
  );
}

function mentions(statement: Statement): boolean {
  if (statement.type === "Global") return statement.names.some((node) => node.id === "__all__");
  return statement.type === "Delete" && statement.targets.some(isAll);
}
