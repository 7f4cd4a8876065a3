import type { Expression, Statement } from "../../source/tree/nodes.ts";
import type { ScriptNames } from "./script-values.ts";

const MUTATORS = new Set("append extend insert remove pop clear update setdefault sort reverse add discard".split(" "));
const BUILTINS = new Set(["list", "tuple", "sorted"]);

/** Which names of a script are constants, and what imported names stand for. */
export function scriptNames(body: readonly Statement[]): ScriptNames {
  const constants = new Map<string, Expression>();
  for (const statement of body) {
    if (statement.type === "Assign") {
      for (const target of statement.targets) if (target.type === "Name") constants.set(target.id, statement.value);
    }
    if (statement.type === "AnnAssign" && statement.target.type === "Name" && statement.value) {
      constants.set(statement.target.id, statement.value);
    }
  }
  const uses = new NameUses();
  uses.visit(body);
  const imported = uses.imports;
  return {
    constant: (name) => (uses.bindings.get(name) === 1 && !uses.changed.has(name) ? constants.get(name) : undefined),
    imported: (expression) => dottedName(expression, (name) => importedName(name, imported, uses.bindings)),
  };
}

function importedName(
  name: string,
  imports: ReadonlyMap<string, string>,
  bindings: ReadonlyMap<string, number>,
): string | undefined {
  const target = imports.get(name);
  if (target !== undefined) return bindings.has(name) ? undefined : target;
  return BUILTINS.has(name) && !bindings.has(name) ? name : undefined;
}

function dottedName(expression: Expression, resolve: (name: string) => string | undefined): string | undefined {
  if (expression.type === "Name") return resolve(expression.id);
  if (expression.type !== "Attribute") return undefined;
  const base = dottedName(expression.value, resolve);
  return base === undefined ? undefined : `${base}.${expression.attr}`;
}

/** Counts how often each name is bound anywhere in the script, and notes what is changed in place. */
class NameUses {
  readonly bindings = new Map<string, number>();
  readonly changed = new Set<string>();
  readonly imports = new Map<string, string>();

  visit(node: unknown): void {
    if (Array.isArray(node)) {
      for (const item of node) this.visit(item);
      return;
    }
    if (typeof node !== "object" || node === null) return;
    if (isStatement(node)) this.#note(node);
    for (const value of Object.values(node)) if (typeof value === "object") this.visit(value);
  }

  #note(node: Statement | Expression): void {
    switch (node.type) {
      case "Assign":
        for (const target of node.targets) this.#bind(target);
        return;
      case "AnnAssign":
      case "NamedExpr":
      case "For":
        this.#bind(node.target);
        return;
      case "AugAssign":
        this.#change(node.target);
        return;
      case "With":
        for (const item of node.items) if (item.target) this.#bind(item.target);
        return;
      case "Delete":
        for (const target of node.targets) this.#change(target);
        return;
      case "Function":
      case "Class":
        this.#count(node.name);
        return;
      case "Global":
        for (const name of node.names) this.changed.add(name.id);
        return;
      case "Import":
        for (const alias of node.names) {
          this.imports.set(
            alias.asname ?? alias.name.split(".")[0] ?? "",
            alias.asname ? alias.name : (alias.name.split(".")[0] ?? ""),
          );
        }
        return;
      case "ImportFrom":
        this.#importFrom(node.module ?? "", node.names);
        return;
      case "Call":
        if (node.func.type === "Attribute" && MUTATORS.has(node.func.attr)) this.#change(node.func.value);
        return;
      default:
    }
  }

  #importFrom(module: string, names: readonly { readonly name: string; readonly asname: string | null }[]): void {
    const base = module === "distutils.core" || module === "setuptools.discovery" ? "setuptools" : module;
    for (const { name, asname } of names) {
      if (name === "*" && base === "setuptools") {
        for (const known of ["setup", "find_packages", "find_namespace_packages"])
          this.imports.set(known, `setuptools.${known}`);
      } else this.imports.set(asname ?? name, `${base}.${name}`);
    }
  }

  #bind(target: Expression): void {
    if (target.type === "Name") this.#count(target.id);
    else if (target.type === "Tuple" || target.type === "List") for (const item of target.items) this.#bind(item);
    else if (target.type === "Starred") this.#bind(target.value);
    else if (target.type === "Subscript" || target.type === "Attribute") this.#change(target.value);
  }

  #change(target: Expression): void {
    if (target.type === "Name") this.changed.add(target.id);
    else if (target.type === "Subscript" || target.type === "Attribute") this.#change(target.value);
  }

  #count(name: string): void {
    this.bindings.set(name, (this.bindings.get(name) ?? 0) + 1);
  }
}

function isStatement(node: object): node is Statement | Expression {
  return "type" in node && typeof node.type === "string";
}
