import { SourceFault } from "../tokens/source-fault.ts";
import type {
  ClassNode,
  Expression,
  FunctionNode,
  ImportFromNode,
  ImportNode,
  ReturnNode,
  Statement,
  TryNode,
  TypeParameter,
} from "../tree/nodes.ts";
import { scopeBodies } from "../tree/nested-bodies.ts";
import { annotationsOf, visitStatementExpressions } from "../tree/statement-expressions.ts";
import { visitDefaults } from "../tree/visit-children.ts";
import { ExpressionChecks } from "./expression-checks.ts";
import { IN_ANNOTATION, Scope } from "./scope.ts";

const FUTURE_FEATURES = new Set(
  "nested_scopes generators division absolute_import with_statement print_function unicode_literals barry_as_FLUFL generator_stop annotations".split(
    " ",
  ),
);

/** Where the statement stands. */
interface Place {
  readonly loop: boolean;
  /** In an `except*` block, and in none of its loops. */
  readonly star: boolean;
}

const OUTSIDE: Place = { loop: false, star: false };

/**
 * Checks what the grammar leaves to CPython's symbol table and compiler: statements out of place, declarations of names,
 * `from __future__`. Throws a SourceFault at the first fault.
 */
export class StatementChecks extends ExpressionChecks {
  readonly nonlocals: { readonly name: string; readonly offset: number; readonly scope: Scope }[] = [];

  private keepsAnnotations = false;

  module(body: readonly Statement[]): void {
    let future = true;
    body.forEach((statement, i) => {
      const docstring = i === 0 && statement.type === "Expression" && statement.value.type === "String";
      const importsFuture = statement.type === "ImportFrom" && isFuture(statement);
      if (importsFuture && !future) {
        throw new SourceFault("from __future__ imports must occur at the beginning of the file", statement.start);
      }
      future &&= importsFuture || docstring;
      if (importsFuture) this.keepsAnnotations ||= statement.names.some(({ name }) => name === "annotations");
      this.statement(statement, OUTSIDE);
    });
  }

  private body(body: readonly Statement[], place: Place): void {
    for (const statement of body) {
      if (statement.type === "ImportFrom" && isFuture(statement)) {
        throw new SourceFault("from __future__ imports must occur at the beginning of the file", statement.start);
      }
      this.statement(statement, place);
    }
  }

  private statement(statement: Statement, place: Place): void {
    switch (statement.type) {
      case "Function":
        this.function(statement);
        return;
      case "Class":
        this.class(statement);
        return;
      case "Return":
        this.return(statement, place);
        return;
      case "Break":
      case "Continue":
        this.jump(statement.type, statement.start, place);
        return;
      case "Import":
      case "ImportFrom":
        this.import(statement);
        return;
      case "Global":
      case "Nonlocal":
        this.declare(statement.type, statement.names);
        return;
      case "TypeAlias":
        this.scope.assign(statement.name.id);
        this.inScope(this.typeScope(statement.typeParameters), () => {
          this.lazy(statement.value, "a type alias");
        });
        return;
      case "Assign":
        this.expression(statement.value);
        for (const target of statement.targets) this.target(target);
        return;
      case "AnnAssign":
        if (statement.simple && statement.target.type === "Name") {
          this.scope.annotate(statement.target.id, statement.target.start);
        }
        this.annotation(statement.annotation);
        if (statement.value) this.expression(statement.value);
        this.target(statement.target);
        return;
      case "AugAssign":
        this.target(statement.target);
        this.expression(statement.value);
        return;
      case "Delete":
        for (const target of statement.targets) this.target(target);
        return;
      default:
        this.compound(statement, place);
    }
  }

  private compound(statement: Statement, place: Place): void {
    switch (statement.type) {
      case "For":
        if (statement.async) this.asyncOnly("'async for'", statement.start);
        this.expression(statement.iter);
        this.target(statement.target);
        this.body(statement.body, { loop: true, star: false });
        this.body(statement.orelse?.body ?? [], place);
        return;
      case "While":
        this.expression(statement.test);
        this.body(statement.body, { loop: true, star: false });
        this.body(statement.orelse?.body ?? [], place);
        return;
      case "If":
        for (const { test, body } of statement.branches) {
          this.expression(test);
          this.body(body, place);
        }
        this.body(statement.orelse?.body ?? [], place);
        return;
      case "With":
        if (statement.async) this.asyncOnly("'async with'", statement.start);
        for (const { context, target } of statement.items) {
          this.expression(context);
          if (target) this.target(target);
        }
        this.body(statement.body, place);
        return;
      case "Try":
        this.try(statement, place);
        return;
      case "Match":
        this.expression(statement.subject);
        for (const { captures, values, guard, body } of statement.cases) {
          for (const value of values) this.expression(value);
          for (const { id } of captures) this.scope.assign(id);
          if (guard) this.expression(guard);
          this.body(body, place);
        }
        return;
      default:
        visitStatementExpressions(statement, (node) => {
          this.expression(node);
        });
    }
  }

  private try(node: TryNode, place: Place): void {
    this.body(node.body, place);
    for (const { filter, name, body } of node.handlers) {
      if (filter) this.expression(filter);
      if (name !== null) this.scope.assign(name);
      this.body(body, node.star ? { loop: false, star: true } : place);
    }
    this.body(node.orelse?.body ?? [], place);
    this.body(node.finalbody?.body ?? [], place);
  }

  private function(node: FunctionNode): void {
    for (const decorator of node.decorators) this.expression(decorator);
    visitDefaults(node.parameters, (fallback) => {
      this.expression(fallback);
    });
    this.scope.assign(node.name);
    const outer = this.typeScope(node.typeParameters);
    this.inScope(outer, () => {
      for (const annotation of annotationsOf(node)) this.annotation(annotation);
    });
    this.inScope(new Scope(node.async ? "async-function" : "function", outer), () => {
      for (const { name } of node.parameters) this.scope.parameter(name);
      if (!node.isRead) return;
      this.body(node.body, OUTSIDE);
      this.keepNonlocals();
      if (node.async && this.scope.generator) checkGeneratorReturns(node.body);
    });
  }

  /** Type parameters are bound in a scope between. */
  private typeScope(parameters: readonly TypeParameter[]): Scope {
    if (parameters.length === 0) return this.scope;
    const scope = new Scope("lazy", this.scope, "the definition of a generic");
    this.inScope(scope, () => {
      for (const { name, bound, fallback } of parameters) {
        scope.parameter(name);
        if (bound) this.lazy(bound, "a TypeVar bound");
        if (fallback) this.lazy(fallback, "a TypeVar default");
      }
    });
    return scope;
  }

  private annotation(node: Expression): void {
    if (this.keepsAnnotations) this.lazy(node, IN_ANNOTATION);
    else this.expression(node);
  }

  /** An expression with a scope of its own, which may not bind names or suspend. */
  private lazy(node: Expression, where: string): void {
    this.inScope(new Scope("lazy", this.scope, where), () => {
      this.expression(node);
    });
  }

  private class(node: ClassNode): void {
    for (const decorator of node.decorators) this.expression(decorator);
    this.scope.assign(node.name);
    this.inScope(this.typeScope(node.typeParameters), () => {
      for (const base of node.bases) this.item(base);
      for (const { value } of node.keywords) this.expression(value);
      this.keywords(node.keywords);
      this.inScope(new Scope("class", this.scope), () => {
        this.body(node.body, OUTSIDE);
        this.keepNonlocals();
      });
    });
  }

  private return(node: ReturnNode, place: Place): void {
    if (!this.scope.isFunction) throw new SourceFault("'return' outside function", node.start);
    if (place.star) throw starFault(node.start);
    if (node.value?.type === "Starred") throw new SourceFault("can't use starred expression here", node.value.start);
    if (node.value) this.expression(node.value);
  }

  private jump(type: "Break" | "Continue", offset: number, place: Place): void {
    if (place.loop) return;
    if (place.star) throw starFault(offset);
    throw new SourceFault(type === "Break" ? "'break' outside loop" : "'continue' not properly in loop", offset);
  }

  private import(node: ImportNode | ImportFromNode): void {
    if (node.type === "ImportFrom" && isFuture(node)) checkFeatures(node);
    for (const { name, asname } of node.names) {
      if (name !== "*")
        this.scope.import(asname ?? (node.type === "Import" ? name.slice(0, `${name}.`.indexOf(".")) : name));
      else if (this.scope.kind !== "module") throw new SourceFault("import * only allowed at module level", node.start);
    }
  }

  private declare(
    type: "Global" | "Nonlocal",
    names: readonly { readonly id: string; readonly start: number }[],
  ): void {
    for (const { id, start } of names) {
      if (type === "Nonlocal" && this.scope.kind === "module") {
        throw new SourceFault("nonlocal declaration not allowed at module level", start);
      }
      this.scope.declare(id, type === "Global" ? "global" : "nonlocal", start);
    }
  }

  /** Enclosing functions may bind the name behind the nested one: judged when all has been read. */
  private keepNonlocals(): void {
    for (const nonlocal of this.scope.nonlocals) this.nonlocals.push({ ...nonlocal, scope: this.scope });
  }

  private asyncOnly(what: string, offset: number): void {
    if (this.scope.kind !== "async-function") throw new SourceFault(`${what} outside async function`, offset);
  }
}

function starFault(offset: number): SourceFault {
  return new SourceFault("'break', 'continue' and 'return' cannot appear in an except* block", offset);
}

function isFuture(node: ImportFromNode): boolean {
  return node.module === "__future__" && node.level === 0;
}

function checkFeatures(node: ImportFromNode): void {
  for (const { name, start } of node.names) {
    if (name === "braces") throw new SourceFault("not a chance", start);
    if (!FUTURE_FEATURES.has(name)) throw new SourceFault(`future feature ${name} is not defined`, start);
  }
}

function checkGeneratorReturns(body: readonly Statement[]): void {
  for (const statement of body) {
    if (statement.type === "Return" && statement.value) {
      throw new SourceFault("'return' with value in async generator", statement.start);
    }
    for (const nested of scopeBodies(statement)) checkGeneratorReturns(nested);
  }
}
