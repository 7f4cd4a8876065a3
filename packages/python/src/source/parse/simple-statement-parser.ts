import type { Expression, NameNode, Statement, TypeParameter } from "../tree/nodes.ts";
import { checkTarget, expressionWord } from "./assign-target.ts";
import { ImportParser } from "./import-parser.ts";

/** Reads the statements that have no block of their own. */
export class SimpleStatementParser extends ImportParser {
  protected simpleStatement(): Statement {
    const { start } = this;
    switch (this.kind) {
      case "import":
        return this.importStatement();
      case "from":
        return this.importFrom();
      case "return":
        this.advance();
        return { type: "Return", value: this.optionalExpressions(), start, end: this.lastEnd };
      case "raise":
        return this.raise();
      case "pass":
      case "break":
      case "continue":
        return this.jump(this.kind);
      case "del":
        return this.delete();
      case "assert":
        return this.assert();
      case "global":
      case "nonlocal":
        return this.scope();
      default:
        return this.typeAlias() ?? this.expressionStatement();
    }
  }

  private optionalExpressions(): Expression | null {
    return this.atStatementEnd ? null : this.starExpressions();
  }

  protected get atStatementEnd(): boolean {
    return this.is("newline") || this.is(";") || this.is("end");
  }

  private jump(keyword: "pass" | "break" | "continue"): Statement {
    const { start } = this;
    this.advance();
    const type = ({ pass: "Pass", break: "Break", continue: "Continue" } as const)[keyword];
    return { type, start, end: this.lastEnd };
  }

  private raise(): Statement {
    const { start } = this;
    this.advance();
    const exception = this.atStatementEnd ? null : this.expression();
    const cause = exception && this.accept("from") ? this.expression() : null;
    return { type: "Raise", start, end: this.lastEnd, exception, cause };
  }

  private delete(): Statement {
    const { start } = this;
    this.advance();
    const targets: Expression[] = [];
    do {
      if (targets.length > 0 && this.atStatementEnd) break;
      const target = this.expression();
      checkTarget(target, true);
      targets.push(target);
    } while (this.accept(","));
    return { type: "Delete", start, end: this.lastEnd, targets };
  }

  private assert(): Statement {
    const { start } = this;
    this.advance();
    const test = this.expression();
    const message = this.accept(",") ? this.expression() : null;
    return { type: "Assert", start, end: this.lastEnd, test, message };
  }

  private scope(): Statement {
    const { start } = this;
    const type = this.is("global") ? "Global" : "Nonlocal";
    this.advance();
    const names: NameNode[] = [];
    do names.push(this.nameNode());
    while (this.accept(","));
    return { type, start, end: this.lastEnd, names };
  }

  /** `type X = ...`; undefined where `type` is a plain name. */
  private typeAlias(): Statement | undefined {
    if (!this.is("name") || this.peek() !== "name" || this.word !== "type") return undefined;
    const { start } = this;
    this.feature("type-alias", start);
    this.advance();
    const name = this.nameNode();
    const typeParameters = this.typeParameters();
    this.expect("=");
    const value = this.expression();
    return { type: "TypeAlias", start, end: value.end, name, typeParameters, value };
  }

  /** `[T: bound = default, *Ts, **P]`. */
  protected typeParameters(feature?: string): TypeParameter[] {
    const list: TypeParameter[] = [];
    if (!this.is("[")) return list;
    if (feature) this.feature(feature, this.start);
    this.advance();
    const names = new Set<string>();
    let fallbacks = false;
    do {
      if (this.is("]") && list.length > 0) break;
      const parameter = this.typeParameter();
      if (names.has(parameter.name)) this.fail(`duplicate type parameter '${parameter.name}'`, parameter.start);
      if (fallbacks && !parameter.fallback) {
        this.fail(`non-default type parameter '${parameter.name}' follows default type parameter`, parameter.start);
      }
      fallbacks ||= parameter.fallback !== null;
      names.add(parameter.name);
      list.push(parameter);
    } while (this.accept(","));
    this.expect("]");
    return list;
  }

  private typeParameter(): TypeParameter {
    const { start } = this;
    const star = this.accept("*");
    const plain = !star && !this.accept("**");
    const name = this.name();
    const bound = plain && this.accept(":") ? this.expression() : null;
    let fallback: Expression | null = null;
    if (this.is("=")) {
      this.feature("type-parameter-default", this.start);
      this.advance();
      fallback = star && this.is("*") ? this.starred() : this.expression();
    }
    return { start, end: this.lastEnd, name, bound, fallback };
  }

  private expressionStatement(): Statement {
    const { start } = this;
    const parenthesized = this.is("(");
    const first = this.is("yield") ? this.yieldExpression() : this.starExpressions();
    if (this.is("=")) return this.assignment(first);
    if (this.is(":")) return this.annotated(first, !parenthesized && first.type === "Name");
    if (this.isAugmented) return this.augmented(first);
    if (first.type === "Starred") this.fail("can't use starred expression here", start);
    if (!this.atStatementEnd) this.failStatement(first);
    return { type: "Expression", start, end: this.lastEnd, value: first };
  }

  private failStatement(first: Expression): never {
    const python2 = first.type === "Name" && (first.id === "print" || first.id === "exec");
    if (python2 && !this.is("fault")) {
      this.fail(`Missing parentheses in call to '${first.id}'. Did you mean ${first.id}(...)?`, first.start);
    }
    this.fail();
  }

  private assignment(first: Expression): Statement {
    const targets: Expression[] = [];
    let value = first;
    while (this.accept("=")) {
      if (value.type === "Starred") this.fail("starred assignment target must be in a list or tuple", value.start);
      this.checkAssigned(value);
      targets.push(value);
      value = this.is("yield") ? this.yieldExpression() : this.starExpressions();
    }
    if (value.type === "Starred") this.fail("can't use starred expression here", value.start);
    if (!this.atStatementEnd) this.fail();
    return { type: "Assign", start: first.start, end: this.lastEnd, targets, value };
  }

  private checkAssigned(target: Expression): void {
    if (target.type === "Yield") this.fail("assignment to yield expression not possible", target.start);
    if (looksLikeComparison(target)) {
      const word = expressionWord(target);
      this.fail(`cannot assign to ${word} here. Maybe you meant '==' instead of '='?`, target.start);
    }
    checkTarget(target);
  }

  private annotated(target: Expression, simple: boolean): Statement {
    if (target.type === "Tuple" || target.type === "List") {
      this.fail(`only single target (not ${target.type.toLowerCase()}) can be annotated`, target.start);
    }
    if (target.type !== "Name" && target.type !== "Attribute" && target.type !== "Subscript") {
      this.fail("illegal target for annotation", target.start);
    }
    checkTarget(target);
    this.advance();
    const annotation = this.expression();
    let value: Expression | null = null;
    if (this.accept("=")) value = this.is("yield") ? this.yieldExpression() : this.starExpressions();
    if (value?.type === "Starred") this.fail("can't use starred expression here", value.start);
    if (!this.atStatementEnd) this.fail();
    return { type: "AnnAssign", start: target.start, end: this.lastEnd, target, annotation, value, simple };
  }

  private augmented(target: Expression): Statement {
    if (target.type !== "Name" && target.type !== "Attribute" && target.type !== "Subscript") {
      this.fail(`'${expressionWord(target)}' is an illegal expression for augmented assignment`, target.start);
    }
    checkTarget(target);
    const operator = this.kind;
    this.advance();
    const value = this.is("yield") ? this.yieldExpression() : this.starExpressions("star-augmented");
    if (value.type === "Starred") this.fail("can't use starred expression here", value.start);
    if (!this.atStatementEnd) this.fail();
    return { type: "AugAssign", start: target.start, end: this.lastEnd, target, operator, value };
  }
}

/** Python suggests `==` for these, which no one means to assign to. */
function looksLikeComparison(target: Expression): boolean {
  const { type } = target;
  if (type === "Constant")
    return typeof target.value === "number" || (target.value === undefined && target.text !== "...");
  return ["String", "JoinedString", "Call", "Operation", "Unary", "Await", "Set", "Dict"].includes(type);
}
