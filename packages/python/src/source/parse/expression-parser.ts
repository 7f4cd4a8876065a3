import type { Expression, NameNode } from "../tree/nodes.ts";
import { checkTarget, expressionWord } from "./assign-target.ts";
import { CallParser } from "./call-parser.ts";

const PRECEDENCE: ReadonlyMap<string, number> = new Map(
  [["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "//", "%", "@"]].flatMap((operators, i) =>
    operators.map((operator) => [operator, i + 1] as const),
  ),
);
const COMPARISONS: ReadonlySet<string> = new Set(["<", ">", "==", ">=", "<=", "!=", "in", "not", "is"]);
const CONSTANTS: ReadonlyMap<string, boolean | null | undefined> = new Map<string, boolean | null | undefined>([
  ["None", null],
  ["True", true],
  ["False", false],
  ["...", undefined],
]);
/** Tokens that may follow an expression list's last comma. */
const LIST_ENDS: ReadonlySet<string> = new Set([")", "]", "}", "=", ":", "newline", ";", "end", "fend", "!"]);

/** Single tokens that are a whole expression where one of `ENDS` follows. */
const ATOMS: ReadonlySet<string> = new Set(["name", "string", "number", "None", "True", "False"]);
const ENDS: ReadonlySet<string> = new Set([",", ")", "]", "}", "newline", ":", "="]);

/** Reads expressions: operators from the loosest to the tightest, then atoms. */
export class ExpressionParser extends CallParser {
  /** `a, *b, c`: a tuple where there is a comma. `feature` marks stars that not every version accepts here. */
  protected starExpressions(feature?: string): Expression {
    const { start } = this;
    const first = this.starredOrExpression(feature);
    if (!this.is(",")) return first;
    const items = [first];
    while (this.accept(",")) {
      if (LIST_ENDS.has(this.kind) || this.isAugmented) break;
      items.push(this.starredOrExpression(feature));
    }
    return this.sequence("Tuple", items, start);
  }

  protected get isAugmented(): boolean {
    return this.kind.length > 1 && this.kind.endsWith("=") && !COMPARISONS.has(this.kind) && !this.is(":=");
  }

  private starredOrExpression(feature: string | undefined): Expression {
    if (!this.is("*")) return this.expression();
    if (feature) this.feature(feature, this.start);
    return this.starred();
  }

  protected fieldExpression(): Expression {
    const value = this.is("yield") ? this.yieldExpression() : this.starExpressions();
    return value.type === "Starred" ? { alone: "field", ...value } : value;
  }

  protected starAnnotation(): Expression {
    this.feature("star-annotation", this.start);
    return this.starred();
  }

  protected namedExpression(): Expression {
    if (this.is("name") && this.peek() === ":=") {
      const target = this.nameNode();
      checkTarget(target);
      this.advance();
      const value = this.expression();
      return { type: "NamedExpr", start: target.start, end: value.end, target, value };
    }
    const value = this.expression();
    if (this.is(":=")) this.fail(`cannot use assignment expressions with ${expressionWord(value)}`, value.start);
    return value;
  }

  protected nameNode(): NameNode {
    const { start } = this;
    const id = this.name();
    return { type: "Name", start, end: this.lastEnd, id };
  }

  protected expression(): Expression {
    if (ENDS.has(this.peek()) && ATOMS.has(this.kind)) return this.atom();
    this.enter();
    const node = this.is("lambda") ? this.lambda() : this.conditional();
    this.leave();
    return node;
  }

  private conditional(): Expression {
    const body = this.disjunction();
    if (!this.accept("if")) return body;
    const test = this.disjunction();
    this.expect("else", "expected 'else' after 'if' expression");
    const orelse = this.expression();
    return { type: "Conditional", start: body.start, end: orelse.end, test, body, orelse };
  }

  private lambda(): Expression {
    const { start } = this;
    this.advance();
    const parameters = this.parameters(":", false);
    this.expect(":");
    const body = this.expression();
    return { type: "Lambda", start, end: body.end, parameters, body };
  }

  protected yieldExpression(): Expression {
    const { start } = this;
    this.advance();
    if (this.accept("from")) {
      const value = this.expression();
      return { type: "Yield", start, end: value.end, from: true, value };
    }
    const value = LIST_ENDS.has(this.kind) ? null : this.starExpressions();
    return { type: "Yield", start, end: this.lastEnd, from: false, value };
  }

  protected disjunction(): Expression {
    const first = this.conjunction();
    if (!this.is("or")) return first;
    const operands = [first];
    while (this.accept("or")) operands.push(this.conjunction());
    return { type: "BoolOp", start: first.start, end: this.lastEnd, operator: "or", operands };
  }

  private conjunction(): Expression {
    const first = this.inversion();
    if (!this.is("and")) return first;
    const operands = [first];
    while (this.accept("and")) operands.push(this.inversion());
    return { type: "BoolOp", start: first.start, end: this.lastEnd, operator: "and", operands };
  }

  private inversion(): Expression {
    if (!this.is("not")) return this.comparison();
    return this.nested(() => {
      const { start } = this;
      this.advance();
      const operand = this.inversion();
      return { type: "Unary", start, end: operand.end, operator: "not", operand };
    });
  }

  private comparison(): Expression {
    const first = this.bitwise();
    if (!COMPARISONS.has(this.kind)) return first;
    const operators: string[] = [];
    const operands = [first];
    while (COMPARISONS.has(this.kind)) {
      operators.push(this.comparisonOperator());
      operands.push(this.bitwise());
    }
    return { type: "Compare", start: first.start, end: this.lastEnd, operators, operands };
  }

  private comparisonOperator(): string {
    const operator = this.kind;
    this.advance();
    if (operator === "not") {
      this.expect("in");
      return "not in";
    }
    return operator === "is" && this.accept("not") ? "is not" : operator;
  }

  protected bitwise(): Expression {
    return this.binary(1);
  }

  private binary(minimum: number): Expression {
    let left = this.unary();
    for (;;) {
      const precedence = PRECEDENCE.get(this.kind);
      if (precedence === undefined || precedence < minimum) return left;
      const operators: string[] = [];
      const operands = [left];
      while (PRECEDENCE.get(this.kind) === precedence) {
        operators.push(this.kind);
        this.advance();
        operands.push(this.binary(precedence + 1));
      }
      left = { type: "Operation", start: left.start, end: this.lastEnd, operators, operands };
    }
  }

  private unary(): Expression {
    if (!this.is("-") && !this.is("+") && !this.is("~")) return this.power();
    return this.nested(() => {
      const { start, kind: operator } = this;
      this.advance();
      const operand = this.unary();
      return { type: "Unary", start, end: operand.end, operator, operand };
    });
  }

  private power(): Expression {
    const base = this.awaited();
    if (!this.is("**")) return base;
    return this.nested(() => {
      this.advance();
      const exponent = this.unary();
      return { type: "Operation", start: base.start, end: exponent.end, operators: ["**"], operands: [base, exponent] };
    });
  }

  private awaited(): Expression {
    if (!this.is("await")) return this.primary();
    const { start } = this;
    this.advance();
    const value = this.primary();
    return { type: "Await", start, end: value.end, value };
  }

  protected atom(): Expression {
    switch (this.kind) {
      case "name":
        return this.nameNode();
      case "string":
      case "fstart":
        return this.strings();
      case "number":
        return this.number();
      case "(":
        return this.nested(() => this.group());
      case "[":
        return this.nested(() => this.list());
      case "{":
        return this.nested(() => this.dictOrSet());
      default:
        return this.constant();
    }
  }

  private number(): Expression {
    const { start, end, word } = this;
    this.advance();
    const plain = /^(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|[\d_]+)$/.test(word);
    return { type: "Constant", start, end, text: word, value: plain ? Number(word.replaceAll("_", "")) : undefined };
  }

  private constant(): Expression {
    const { start, end, word } = this;
    if (!CONSTANTS.has(this.kind)) return this.fail();
    const value = CONSTANTS.get(this.kind);
    this.advance();
    return { type: "Constant", start, end, text: word, value };
  }
}
