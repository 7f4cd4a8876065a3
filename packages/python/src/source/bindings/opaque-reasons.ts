import { statementsWith, type Outline } from "../outline/outline.ts";
import { dottedName } from "../tree/dotted-name.ts";
import { nestedBodies } from "../tree/nested-bodies.ts";
import type { CallNode, Expression, Statement } from "../tree/nodes.ts";
import { visitStatementExpressions } from "../tree/statement-expressions.ts";
import { visitChildren } from "../tree/visit-children.ts";

const READING_METHODS = new Set(["get", "keys", "items", "values", "copy", "__contains__"]);
const READING_FUNCTIONS = new Set([
  ...["getattr", "hasattr", "dir", "len", "sorted", "list", "inspect.getmembers", "print", "id"],
  ...["inspect.getsource", "inspect.getfile", "inspect.getdoc", "isinstance", "eval", "dict", "set", "tuple"],
]);
const candidates =
  /\b(?:globals|vars|locals|exec|global_enum|_convert_?)\b|\bmodules\s*(?:\[|\.\s*get\s*\()\s*__name__|(?:import_module|__import__)\s*\(\s*__name__|__dict__/;

/** Why a module may bind names that no statement shows; null where nothing does so. */
export function opaqueReason(outline: Outline): string | null {
  if (!outline.mayBeOpaque || !candidates.test(outline.text)) return null;
  return new OpaqueSearch().body(statementsWith(outline, candidates), false);
}

type Use = "read" | "other";

class OpaqueSearch {
  private reason: string | null = null;
  private inFunction = false;

  body(body: readonly Statement[], inFunction: boolean): string | null {
    for (const statement of body) {
      this.inFunction = inFunction;
      this.statement(statement);
      const nestedFunction = inFunction || statement.type === "Function";
      for (const nested of nestedBodies(statement, candidates)) if (!this.reason) this.body(nested, nestedFunction);
      if (this.reason) return this.reason;
    }
    return this.reason;
  }

  private statement(statement: Statement): void {
    const stored =
      statement.type === "Assign" ? statement.targets : statement.type === "Delete" ? statement.targets : [];
    for (const target of stored) {
      if (target.type === "Subscript" && this.namespace(target.value))
        this.found(`stores to ${this.namespace(target.value)}`);
      if (target.type === "Attribute" && target.attr === "__class__" && this.isModule(target.value))
        this.found("hands out the module itself");
    }
    visitStatementExpressions(statement, (node) => {
      if (!this.reason) this.expression(node, "other");
    });
  }

  private found(reason: string): void {
    this.reason ??= reason;
  }

  /** Looks for the module's namespace or the module itself where it could be changed. */
  private expression(node: Expression, use: Use): void {
    const namespace = this.namespace(node);
    if (namespace !== null && use === "other") this.found(`hands out ${namespace}`);
    if (node.type === "Call") this.call(node);
    else if (node.type === "Subscript") {
      this.expression(node.value, this.namespace(node.value) === null ? "other" : "read");
      this.expression(node.index, "other");
    } else if (node.type === "Compare") {
      for (const operand of node.operands) this.expression(operand, "read");
    } else if (node.type === "Attribute") {
      if (node.attr === "global_enum") this.found("global_enum");
      this.expression(node.value, this.isModule(node.value) ? "read" : "other");
    } else if (node.type === "Name" && node.id === "global_enum") this.found("global_enum");
    else if (node.type !== "Lambda") this.children(node);
  }

  private children(node: Expression): void {
    visitChildren(node, (child) => {
      this.expression(child, node.type === "Comprehension" ? "read" : "other");
    });
  }

  private call(node: CallNode): void {
    const { func, args, keywords } = node;
    const name = dottedName(func)?.join(".");
    if (name === "exec" && (args.length === 1 ? !this.inFunction : false)) this.found("exec");
    if (func.type === "Attribute" && /^_convert_?$/.test(func.attr)) this.found(`${func.attr}()`);
    const onNamespace = func.type === "Attribute" && this.namespace(func.value) !== null;
    if (onNamespace && !READING_METHODS.has(func.attr))
      this.found(`${this.namespace(func.value) ?? ""}.${func.attr}()`);
    else if (!onNamespace) this.expression(func, "read");
    const reads: Use = name !== undefined && READING_FUNCTIONS.has(name) ? "read" : "other";
    for (const argument of [...args, ...keywords.map((keyword) => keyword.value)]) this.expression(argument, reads);
  }

  /** What stands for the module's own namespace, or the module. */
  private namespace(node: Expression): string | null {
    if (node.type === "Attribute" && node.attr === "__dict__" && this.isModule(node.value)) return "__dict__";
    if (this.isModule(node)) return "the module itself";
    if (node.type !== "Call" || node.func.type !== "Name" || node.args.length > 0) return null;
    const { id } = node.func;
    if (id === "globals") return "globals()";
    return !this.inFunction && (id === "vars" || id === "locals") ? `${id}()` : null;
  }

  /** `sys.modules[__name__]`, `sys.modules.get(__name__)`, `import_module(__name__)`, `__import__(__name__)`. */
  private isModule(node: Expression): boolean {
    if (node.type === "Subscript") return isModules(node.value) && isOwnName(node.index);
    if (node.type !== "Call") return false;
    const name = dottedName(node.func)?.join(".") ?? "";
    return (
      /(?:^|\.)(?:modules\.get|import_module|__import__)$/.test(name) &&
      node.args[0] !== undefined &&
      isOwnName(node.args[0])
    );
  }
}

function isModules(node: Expression): boolean {
  return (node.type === "Attribute" && node.attr === "modules") || (node.type === "Name" && node.id === "modules");
}

function isOwnName(node: Expression): boolean {
  return node.type === "Name" && node.id === "__name__";
}
