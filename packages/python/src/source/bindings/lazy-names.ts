import { statementsWith, type Outline } from "../outline/outline.ts";
import { dottedName } from "../tree/dotted-name.ts";
import type { CallNode, Expression, FunctionNode, Statement } from "../tree/nodes.ts";
import { literalStrings, ModuleConstants } from "../events/module-constants.ts";

const LAZY = /__getattr__|attach|LazyModule/;

type LazyNames = Map<string, string | null>;

/**
 * Names that a module's `__getattr__` serves, as far as it is a literal table (PEP 562): comparisons with literals,
 * `lazy_loader.attach`, `_LazyModule`. Values name the submodule that is loaded on first access. null: no such table.
 */
export function lazyNames(outline: Outline): ReadonlyMap<string, string | null> | null {
  if (!outline.text.includes("__getattr__") && !outline.text.includes("_LazyModule")) return null;
  const constants = new ModuleConstants((name) => statementsWith(outline, name));
  const names: LazyNames = new Map();
  for (const statement of statementsWith(outline, LAZY)) {
    if (statement.type === "Function" && statement.name === "__getattr__") readFunction(statement, constants, names);
    else if (statement.type === "Assign" && statement.value.type === "Call")
      readCall(statement.value, constants, names);
  }
  return names.size > 0 ? names : null;
}

function readCall(node: CallNode, constants: ModuleConstants, names: LazyNames): void {
  const name = dottedName(node.func)?.at(-1);
  const argument = (position: number, keyword: string): Expression | undefined =>
    node.keywords.find((each) => each.name === keyword)?.value ?? node.args[position];
  if (name === "attach") {
    const submodules = argument(1, "submodules");
    for (const each of (submodules && literalStrings(submodules, constants)) ?? []) names.set(each, each);
    readStructure(argument(2, "submod_attrs"), constants, names);
  } else if (name === "_LazyModule" || name === "LazyModule")
    readStructure(argument(2, "import_structure"), constants, names);
}

/** `{"submodule": ["name", ...]}`. */
function readStructure(node: Expression | undefined, constants: ModuleConstants, names: LazyNames): void {
  const dict = node && constants.resolve(node);
  if (dict?.type !== "Dict") return;
  dict.values.forEach((value, i) => {
    const key = dict.keys[i];
    if (key?.type !== "String" || key.value === null) return;
    names.set(key.value, key.value);
    for (const name of literalStrings(value, constants) ?? []) names.set(name, key.value);
  });
}

/** `if name == "x": from .sub import x` and `if name in TABLE:`. */
function readFunction(node: FunctionNode, constants: ModuleConstants, names: LazyNames): void {
  const parameter = node.parameters[0]?.name;
  for (const statement of node.body) {
    if (statement.type !== "If") continue;
    for (const { test, body } of statement.branches) {
      if (test.type !== "Compare" || test.operands[0]?.type !== "Name" || test.operands[0].id !== parameter) continue;
      const [operator] = test.operators;
      const [, right] = test.operands;
      if (!right || (operator !== "==" && operator !== "in")) continue;
      const named = importsByName(body, parameter);
      for (const name of tableNames(right, constants)) names.set(name, named ? name : importedSubmodule(body));
    }
  }
}

function tableNames(node: Expression, constants: ModuleConstants): string[] {
  const table = constants.resolve(node);
  if (table.type !== "Dict") return literalStrings(table, constants) ?? [];
  return table.keys.flatMap((key) => (key?.type === "String" && key.value !== null ? [key.value] : []));
}

/** `return importlib.import_module("." + name, __name__)`, or f"{__name__}.{name}". */
function importsByName(body: readonly Statement[], parameter: string | undefined): boolean {
  return body.some((statement) => {
    if (statement.type !== "Return" || statement.value?.type !== "Call") return false;
    if (dottedName(statement.value.func)?.at(-1) !== "import_module") return false;
    const [module] = statement.value.args;
    if (module?.type === "JoinedString") {
      const field = module.parts.at(-1);
      return typeof field === "object" && field?.value.type === "Name" && field.value.id === parameter;
    }
    const last = module?.type === "Operation" ? module.operands.at(-1) : undefined;
    return last?.type === "Name" && last.id === parameter;
  });
}

function importedSubmodule(body: readonly Statement[]): string | null {
  for (const statement of body) {
    if (statement.type !== "ImportFrom" || statement.level !== 1) continue;
    return statement.module ?? statement.names[0]?.name ?? null;
  }
  return null;
}
