import { SourceFault } from "../tokens/source-fault.ts";
import type {
  ComprehensionNode,
  Expression,
  Keyword,
  NamedExprNode,
  Parameters,
  StarredNode,
  YieldNode,
} from "../tree/nodes.ts";
import { visitChildren, visitDefaults } from "../tree/visit-children.ts";
import { IN_ANNOTATION, Scope } from "./scope.ts";

const FORMS = {
  list: "list comprehension",
  set: "set comprehension",
  dict: "dict comprehension",
  generator: "generator expression",
} as const;

/** Something in the expressions of a scope that not every version accepts there, by its name in the table of features. */
export interface ScopeFeature {
  readonly feature: string;
  readonly offset: number;
}

/** Checks what the grammar leaves to CPython's symbol table and compiler, expression by expression. */
export class ExpressionChecks {
  readonly features: ScopeFeature[] = [];
  protected scope = new Scope("module", null);
  private form: ComprehensionNode["form"] | null = null;
  private iterating = 0;

  expression(node: Expression): void {
    switch (node.type) {
      case "Name":
        this.scope.use(node.id);
        return;
      case "Starred":
        this.star(node);
        break;
      case "Call":
        this.keywords(node.keywords);
        this.expression(node.func);
        for (const argument of node.args) this.item(argument);
        for (const { value } of node.keywords) this.expression(value);
        return;
      case "Tuple":
      case "List":
      case "Set":
        for (const item of node.items) this.item(item);
        return;
      case "Lambda":
        this.nestedScope(node.start);
        this.lambda(node.parameters, node.body);
        return;
      case "Comprehension":
        this.nestedScope(node.start);
        this.comprehension(node);
        return;
      case "NamedExpr":
        this.walrus(node);
        return;
      case "Yield":
        this.yield(node);
        break;
      case "Await":
        this.await(node.start);
        break;
      default:
    }
    visitChildren(node, (child) => {
      this.expression(child);
    });
  }

  /** An expression where a star may stand. */
  protected item(node: Expression): void {
    if (node.type !== "Starred" || node.alone !== "group") this.expression(node);
    else {
      this.features.push({ feature: "star-group", offset: node.start });
      this.expression(node.value);
    }
  }

  private star({ alone, start }: StarredNode): void {
    if (!alone) return;
    if (!this.scope.isUncompiled) throw new SourceFault("cannot use starred expression here", start);
    this.features.push({ feature: alone === "group" ? "star-group" : "annotation-star-field", offset: start });
  }

  /** Names in an assignment target are bound, all else in it is read. */
  protected target(node: Expression): void {
    if (node.type === "Name") this.scope.assign(node.id);
    else if (node.type === "Starred") this.target(node.value);
    else if (node.type === "Tuple" || node.type === "List") {
      for (const item of node.items) {
        if (item.type === "Starred" && item.alone) this.features.push({ feature: "star-group", offset: item.start });
        this.target(item);
      }
    } else this.expression(node);
  }

  protected inScope<T>(scope: Scope, read: () => T): T {
    const { scope: outer, form } = this;
    this.scope = scope;
    if (!scope.isComprehension) this.form = null;
    const result = read();
    this.scope = outer;
    this.form = form;
    return result;
  }

  private lambda(parameters: Parameters, body: Expression): void {
    visitDefaults(parameters, (node) => {
      this.expression(node);
    });
    this.inScope(new Scope("lambda", this.scope), () => {
      for (const { name } of parameters) this.scope.parameter(name);
      this.expression(body);
    });
  }

  private comprehension(node: ComprehensionNode): void {
    const [first, ...rest] = node.generators;
    if (!first) return;
    this.iterable(first.iter);
    const outer = this.scope;
    const scope = new Scope(node.form === "generator" ? "generator" : "comprehension", outer);
    const { form } = this;
    this.form = node.form;
    this.inScope(scope, () => {
      if (first.async || rest.some((generator) => generator.async)) scope.asynchronous = true;
      this.comprehensionTarget(first.target);
      for (const condition of first.conditions) this.expression(condition);
      for (const generator of rest) {
        this.comprehensionTarget(generator.target);
        this.iterable(generator.iter);
        for (const condition of generator.conditions) this.expression(condition);
      }
      this.expression(node.element);
      if (node.value) this.expression(node.value);
    });
    this.form = form;
    if (scope.asynchronous && scope.kind === "comprehension") this.asynchronous(node, outer);
  }

  private asynchronous(node: ComprehensionNode, outer: Scope): void {
    if (outer.kind === "async-function" || outer.isUncompiled) return;
    if (!outer.isComprehension) {
      throw new SourceFault("asynchronous comprehension outside of an asynchronous function", node.start);
    }
    outer.asynchronous = true;
    this.features.push({ feature: "async-comprehension", offset: node.start });
  }

  private iterable(node: Expression): void {
    this.iterating++;
    this.expression(node);
    this.iterating--;
  }

  private comprehensionTarget(node: Expression): void {
    collectNames(node, this.scope.targets);
    this.target(node);
  }

  private walrus({ target, value, start }: NamedExprNode): void {
    if (this.iterating === 0 && this.eager("named", start)) return;
    if (this.iterating > 0) {
      throw new SourceFault("assignment expression cannot be used in a comprehension iterable expression", start);
    }
    let scope: Scope | null = this.scope;
    for (; scope && (scope.isComprehension || scope.isText); scope = scope.parent) {
      if (scope.targets.has(target.id)) {
        throw new SourceFault(
          `assignment expression cannot rebind comprehension iteration variable '${target.id}'`,
          target.start,
        );
      }
    }
    if (scope?.kind === "class" && scope !== this.scope) {
      throw new SourceFault("assignment expression within a comprehension cannot be used in a class body", start);
    }
    if (scope?.kind === "lazy") {
      const where = scope.where.startsWith("a ") ? `in ${scope.where}` : `within ${scope.where}`;
      throw new SourceFault(`assignment expression within a comprehension cannot be used ${where}`, start);
    }
    this.expression(value);
    scope?.assign(target.id);
  }

  /** What is evaluated lazily may not bind names or suspend; true where older versions let it pass. */
  private eager(what: "named" | "yield" | "await", offset: number): boolean {
    const { kind, where } = this.scope;
    if (kind !== "lazy") return false;
    if (where !== IN_ANNOTATION) throw new SourceFault(`${what} expression cannot be used within ${where}`, offset);
    this.features.push({ feature: `annotation-${what}`, offset });
    return true;
  }

  /** A lambda or comprehension; between a class and what it evaluates lazily 3.12 took none. */
  private nestedScope(offset: number): void {
    let scope: Scope | null = this.scope;
    if (scope.kind !== "lazy" || scope.isText) return;
    while (scope?.kind === "lazy") scope = scope.parent;
    if (scope?.kind === "class") this.features.push({ feature: "class-type-scope", offset });
  }

  protected keywords(keywords: readonly Keyword[]): void {
    const names = new Set<string>();
    for (const { name, start } of keywords) {
      if (name === null) continue;
      if (names.has(name)) {
        if (!this.scope.isUncompiled) throw new SourceFault(`keyword argument repeated: ${name}`, start);
        this.features.push({ feature: "annotation-repeated-keyword", offset: start });
      }
      names.add(name);
    }
  }

  private yield(node: YieldNode): void {
    if (this.eager("yield", node.start)) return;
    const { kind } = this.scope;
    if (this.scope.isComprehension && this.form) {
      throw new SourceFault(`'yield' inside ${FORMS[this.form]}`, node.start);
    }
    if (!this.scope.isFunction) throw new SourceFault("'yield' outside function", node.start);
    if (node.from && kind === "async-function") throw new SourceFault("'yield from' inside async function", node.start);
    if (node.value?.type === "Starred" && !node.value.alone && !this.scope.isUncompiled) {
      throw new SourceFault("can't use starred expression here", node.value.start);
    }
    this.scope.generator = true;
  }

  private await(offset: number): void {
    if (this.eager("await", offset)) return;
    if (this.scope.isComprehension) this.scope.asynchronous = true;
    else if (this.scope.isUncompiled) return;
    else if (!this.scope.isFunction) throw new SourceFault("'await' outside function", offset);
    else if (this.scope.kind !== "async-function") throw new SourceFault("'await' outside async function", offset);
  }
}

function collectNames(node: Expression, names: Set<string>): void {
  if (node.type === "Name") names.add(node.id);
  else if (node.type === "Starred") collectNames(node.value, names);
  else if (node.type === "Tuple" || node.type === "List") for (const item of node.items) collectNames(item, names);
}
