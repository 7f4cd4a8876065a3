import type { ComprehensionNode, Expression, Generator, SequenceNode } from "../tree/nodes.ts";
import { checkTarget } from "./assign-target.ts";
import { ParameterParser } from "./parameter-parser.ts";

/** Reads what stands in brackets: tuples, lists, sets, dicts and comprehensions. */
export abstract class DisplayParser extends ParameterParser {
  protected abstract namedExpression(): Expression;
  protected abstract disjunction(): Expression;
  protected abstract bitwise(): Expression;
  protected abstract yieldExpression(): Expression;

  protected get atComprehension(): boolean {
    return this.is("for") || (this.is("async") && this.peek() === "for");
  }

  protected group(): Expression {
    const { start } = this;
    this.advance();
    if (this.accept(")")) return this.sequence("Tuple", [], start, true);
    if (this.is("yield")) {
      const value = this.yieldExpression();
      this.closing(")");
      return value;
    }
    const first = this.starredOrNamed();
    if (this.atComprehension) return this.comprehension("generator", first, null, start, ")");
    if (this.is(",")) return this.rest("Tuple", first, start, ")");
    this.closing(")");
    return first.type === "Starred" ? { ...first, alone: "group" } : first;
  }

  protected list(): Expression {
    const { start } = this;
    this.advance();
    if (this.accept("]")) return this.sequence("List", [], start);
    const first = this.starredOrNamed();
    if (this.atComprehension) return this.comprehension("list", first, null, start, "]");
    return this.rest("List", first, start, "]");
  }

  protected dictOrSet(): Expression {
    const { start } = this;
    this.advance();
    if (this.accept("}")) return { type: "Dict", start, end: this.lastEnd, keys: [], values: [] };
    if (this.is("**")) return this.dict(start, null, this.doubleStarValue());
    const walrus = this.is("name") && this.peek() === ":=";
    this.markSetWalrus();
    const first = this.starredOrNamed();
    if ((first.type !== "Starred" || first.alone) && !walrus && this.accept(":")) {
      return this.dict(start, first, this.expression());
    }
    if (this.atComprehension) return this.comprehension("set", first, null, start, "}");
    return this.rest("Set", first, start, "}");
  }

  protected starredOrNamed(): Expression {
    return this.is("*") ? this.starred() : this.namedExpression();
  }

  protected starred(): Expression {
    const { start } = this;
    this.advance();
    const value = this.bitwise();
    return { type: "Starred", start, end: value.end, value };
  }

  /** In calls and, from 3.11 on, in subscripts: any expression may follow the star. */
  protected starredExpression(): Expression {
    const { start } = this;
    this.advance();
    const value = this.expression();
    return { type: "Starred", start, end: value.end, value };
  }

  protected sequence(
    type: SequenceNode["type"],
    items: Expression[],
    start: number,
    parenthesized = false,
  ): SequenceNode {
    return { type, start, end: this.lastEnd, items, parenthesized };
  }

  /** `for` clauses of a comprehension. */
  protected generators(): Generator[] {
    const list: Generator[] = [];
    while (this.atComprehension) {
      const { start } = this;
      const async = this.accept("async");
      this.advance();
      const target = this.targetList();
      this.expect("in");
      const iter = this.disjunction();
      const conditions: Expression[] = [];
      while (this.accept("if")) conditions.push(this.condition());
      list.push({ start, end: this.lastEnd, target, iter, conditions, async });
    }
    return list;
  }

  private condition(): Expression {
    if (!this.is("lambda")) return this.disjunction();
    this.feature("lambda-condition", this.start);
    return this.expression();
  }

  /** Targets of `for`, a tuple where there is a comma. */
  protected targetList(): Expression {
    const { start } = this;
    const items: Expression[] = [];
    let comma = false;
    do {
      items.push(this.is("*") ? this.starred() : this.bitwise());
      comma = this.accept(",");
    } while (comma && !this.is("in") && !this.is("="));
    const [first] = items;
    const target = items.length === 1 && !comma && first ? first : this.sequence("Tuple", items, start);
    if (target.type === "Starred") this.fail("starred assignment target must be in a list or tuple", start);
    checkTarget(target);
    return target;
  }

  private closing(kind: string): void {
    if (!this.is(kind)) this.failMissingComma();
    this.advance();
  }

  protected failMissingComma(): never {
    const begins = this.is("name") || this.is("number") || this.is("string");
    return this.fail(begins ? "invalid syntax. Perhaps you forgot a comma?" : undefined);
  }

  private rest(type: SequenceNode["type"], first: Expression, start: number, close: string): SequenceNode {
    const items = [first];
    while (this.accept(",")) {
      if (this.is(close)) break;
      if (type === "Set") this.markSetWalrus();
      items.push(this.starredOrNamed());
    }
    this.closing(close);
    return this.sequence(type, items, start, type === "Tuple");
  }

  private dict(start: number, key: Expression | null, value: Expression): Expression {
    if (this.atComprehension) {
      if (!key) this.fail("dict unpacking cannot be used in dict comprehension", start);
      return this.comprehension("dict", key, value, start, "}");
    }
    const keys = [key];
    const values = [value];
    while (this.accept(",")) {
      if (this.is("}")) break;
      if (this.is("**")) {
        keys.push(null);
        values.push(this.doubleStarValue());
        continue;
      }
      keys.push(this.expression());
      this.expect(":", "':' expected after dictionary key");
      values.push(this.expression());
    }
    this.closing("}");
    return { type: "Dict", start, end: this.lastEnd, keys, values };
  }

  private doubleStarValue(): Expression {
    this.advance();
    return this.bitwise();
  }

  private comprehension(
    form: ComprehensionNode["form"],
    element: Expression,
    value: Expression | null,
    start: number,
    close: string,
  ): ComprehensionNode {
    if (element.type === "Starred") this.fail("iterable unpacking cannot be used in comprehension", element.start);
    const generators = this.generators();
    this.closing(close);
    return { type: "Comprehension", start, end: this.lastEnd, form, element, value, generators };
  }

  private markSetWalrus(): void {
    if (this.is("name") && this.peek() === ":=") this.feature("walrus-set", this.start);
  }
}
