import type { Expression, Keyword } from "../tree/nodes.ts";
import { DisplayParser } from "./display-parser.ts";

interface Arguments {
  readonly args: Expression[];
  readonly keywords: Keyword[];
  /** A `**` stands among them. */
  unpacks: boolean;
}

/** Reads what follows an atom: attributes, calls, subscripts. */
export abstract class CallParser extends DisplayParser {
  protected abstract atom(): Expression;

  protected primary(): Expression {
    let node = this.atom();
    for (let length = 0; ; length++) {
      this.chain(length);
      if (this.is(".")) {
        this.advance();
        const attr = this.name();
        node = { type: "Attribute", start: node.start, end: this.lastEnd, value: node, attr };
      } else if (this.is("(")) {
        const { args, keywords } = this.arguments();
        node = { type: "Call", start: node.start, end: this.lastEnd, func: node, args, keywords };
      } else if (this.is("[")) {
        this.advance();
        const index = this.slices();
        if (!this.is("]")) this.failMissingComma();
        this.advance();
        node = { type: "Subscript", start: node.start, end: this.lastEnd, value: node, index };
      } else return node;
    }
  }

  private slices(): Expression {
    const { start } = this;
    const first = this.slice();
    if (!this.is(",")) {
      return first.type === "Starred" && !first.alone ? this.sequence("Tuple", [first], start) : first;
    }
    const items = [first];
    while (this.accept(",")) {
      if (this.is("]")) break;
      items.push(this.slice());
    }
    return this.sequence("Tuple", items, start);
  }

  private slice(): Expression {
    const { start } = this;
    if (this.is("*")) {
      this.feature("star-index", start);
      return this.starredExpression();
    }
    const parts: Expression[] = [];
    if (!this.is(":")) {
      const first = this.namedExpression();
      if (first.type === "NamedExpr" && first.start === start) this.feature("walrus-index", start);
      if (!this.is(":") || (first.type === "NamedExpr" && first.start === start)) return first;
      parts.push(first);
    }
    for (let colons = 0; colons < 2 && this.accept(":"); colons++) {
      if (!this.is(":") && !this.is("]") && !this.is(",")) parts.push(this.expression());
    }
    return { type: "Slice", start, end: this.lastEnd, parts };
  }

  /** Arguments in parentheses; the cursor stands on the opening one. */
  protected arguments(): Arguments {
    this.advance();
    const list: Arguments = { args: [], keywords: [], unpacks: false };
    while (!this.is(")")) {
      const { start } = this;
      if (this.is("**")) this.doubleStarArgument(list);
      else if (this.is("name") && this.peek() === "=") this.keywordArgument(list);
      else if (this.positionalArgument(list)) this.checkSoleGenerator(list, start);
      if (!this.accept(",")) break;
    }
    if (!this.is(")")) this.failMissingComma();
    this.advance();
    return list;
  }

  private doubleStarArgument(list: Arguments): void {
    const { start } = this;
    this.advance();
    const value = this.expression();
    list.keywords.push({ name: null, value, start, end: value.end });
    list.unpacks = true;
  }

  private keywordArgument(list: Arguments): void {
    const { start } = this;
    const name = this.name();
    this.advance();
    if (name === "__debug__") this.fail("cannot assign to __debug__", start);
    const value = this.expression();
    if (this.atComprehension) this.fail("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", start);
    list.keywords.push({ name, value, start, end: value.end });
  }

  /** Takes a positional or starred argument; true where it is a generator without parentheses of its own. */
  private positionalArgument(list: Arguments): boolean {
    const { start } = this;
    if (this.is("*")) {
      if (list.unpacks) this.fail("iterable argument unpacking follows keyword argument unpacking", start);
      list.args.push(this.starredExpression());
      return false;
    }
    const value = this.namedExpression();
    if (this.is("=")) this.fail('expression cannot contain assignment, perhaps you meant "=="?', start);
    if (list.keywords.length > 0) {
      this.fail(`positional argument follows keyword argument${list.unpacks ? " unpacking" : ""}`, start);
    }
    if (!this.atComprehension) {
      list.args.push(value);
      return false;
    }
    if (value.type === "NamedExpr" && value.start === start) this.feature("walrus-generator-argument", start);
    const generators = this.generators();
    const end = this.lastEnd;
    list.args.push({ type: "Comprehension", start, end, form: "generator", element: value, value: null, generators });
    return true;
  }

  private checkSoleGenerator(list: Arguments, start: number): void {
    const sole = list.args.length + list.keywords.length === 1;
    if (!sole || !this.is(")")) this.fail("Generator expression must be parenthesized", start);
  }
}
