import type { Expression, MatchCase, NameNode } from "../tree/nodes.ts";
import { ExpressionParser } from "./expression-parser.ts";

interface Pattern {
  readonly captures: NameNode[];
  readonly values: Expression[];
}

/** Reads the patterns of `match` statements (PEP 634). */
export class PatternParser extends ExpressionParser {
  /** Everything of a case up to its colon. */
  protected casePattern(): Pick<MatchCase, "captures" | "values" | "irrefutable" | "guard"> {
    const pattern: Pattern = { captures: [], values: [] };
    const irrefutable = this.openSequence(pattern);
    this.checkCaptures(pattern);
    const guard = this.accept("if") ? this.namedExpression() : null;
    return { ...pattern, irrefutable: irrefutable && guard === null, guard };
  }

  private checkCaptures(pattern: Pattern): void {
    const seen = new Set<string>();
    for (const { id, start } of pattern.captures) {
      if (seen.has(id)) this.fail(`multiple assignments to name '${id}' in pattern`, start);
      seen.add(id);
    }
  }

  /** Reads a pattern, or several with commas; true where it takes everything. */
  private openSequence(pattern: Pattern): boolean {
    const { start } = this;
    let stars = Number(this.is("*"));
    const irrefutable = this.starOrAs(pattern);
    if (!this.is(",")) {
      if (stars > 0) this.fail();
      return irrefutable;
    }
    while (this.accept(",")) {
      if (this.is(":") || this.is("if")) break;
      stars += Number(this.is("*"));
      this.starOrAs(pattern);
    }
    this.checkStars(stars, start);
    return false;
  }

  private starOrAs(pattern: Pattern): boolean {
    if (!this.accept("*")) return this.asPattern(pattern);
    this.capture(pattern);
    return false;
  }

  private checkStars(stars: number, start: number): void {
    if (stars > 1) this.fail("multiple starred names in sequence pattern", start);
  }

  private capture(pattern: Pattern): void {
    const node = this.nameNode();
    if (node.id !== "_") pattern.captures.push(node);
  }

  private asPattern(pattern: Pattern): boolean {
    return this.nested(() => {
      const irrefutable = this.orPattern(pattern);
      if (this.accept("as")) {
        if (this.word === "_") this.fail("cannot use '_' as a target");
        this.capture(pattern);
      }
      return irrefutable;
    });
  }

  private orPattern(pattern: Pattern): boolean {
    const first: Pattern = { captures: [], values: pattern.values };
    let irrefutable = this.closedPattern(first);
    const names = captureNames(first);
    while (this.accept("|")) {
      if (irrefutable) this.fail("wildcard makes remaining patterns unreachable");
      const next: Pattern = { captures: [], values: pattern.values };
      irrefutable = this.closedPattern(next);
      if (captureNames(next) !== names) this.fail("alternative patterns bind different names");
    }
    pattern.captures.push(...first.captures);
    return irrefutable;
  }

  private closedPattern(pattern: Pattern): boolean {
    switch (this.kind) {
      case "(":
        return this.bracketed(pattern, ")");
      case "[":
        this.bracketed(pattern, "]");
        return false;
      case "{":
        this.mapping(pattern);
        return false;
      case "name":
        return this.named(pattern);
      default:
        this.literal(pattern);
        return false;
    }
  }

  private bracketed(pattern: Pattern, close: string): boolean {
    const { start } = this;
    this.advance();
    let items = 0;
    let stars = 0;
    let irrefutable = false;
    while (!this.is(close)) {
      const star = this.is("*");
      stars += Number(star);
      irrefutable = this.starOrAs(pattern) && !star;
      items++;
      if (!this.accept(",")) break;
      items++;
    }
    this.expect(close);
    if (close === ")" && items === 1 && stars === 1) this.fail(undefined, start);
    this.checkStars(stars, start);
    return items === 1 && irrefutable;
  }

  private named(pattern: Pattern): boolean {
    if (this.peek() !== "." && this.peek() !== "(") {
      this.capture(pattern);
      return true;
    }
    const value = this.dotted();
    pattern.values.push(value);
    if (this.is("(")) this.classArguments(pattern);
    return false;
  }

  private dotted(): Expression {
    let node: Expression = this.nameNode();
    while (this.accept(".")) {
      const attr = this.name();
      node = { type: "Attribute", start: node.start, end: this.lastEnd, value: node, attr };
    }
    return node;
  }

  private classArguments(pattern: Pattern): void {
    this.advance();
    const names = new Set<string>();
    while (!this.is(")")) {
      if (this.is("name") && this.peek() === "=") {
        const { start } = this;
        const name = this.name();
        if (names.has(name)) this.fail(`attribute name repeated in class pattern: ${name}`, start);
        names.add(name);
        this.advance();
      } else if (names.size > 0) this.fail("positional patterns follow keyword patterns");
      this.asPattern(pattern);
      if (!this.accept(",")) break;
    }
    this.expect(")");
  }

  private mapping(pattern: Pattern): void {
    this.advance();
    while (!this.is("}")) {
      if (this.accept("**")) {
        if (this.word === "_") this.fail();
        this.capture(pattern);
        this.accept(",");
        if (!this.is("}")) this.fail();
        break;
      } else {
        if (this.is("name")) pattern.values.push(this.dottedKey());
        else this.literal(pattern);
        this.expect(":");
        this.asPattern(pattern);
      }
      if (!this.accept(",")) break;
    }
    this.expect("}");
  }

  private dottedKey(): Expression {
    const key = this.dotted();
    if (key.type === "Name") this.fail("mapping pattern keys may only match literals and attribute lookups", key.start);
    return key;
  }

  private literal(pattern: Pattern): void {
    const value = this.bitwiseLiteral();
    pattern.values.push(value);
  }

  /** Strings, None, True, False, and numbers with a sign or an imaginary part. */
  private bitwiseLiteral(): Expression {
    if (!this.is("-") && !this.is("number")) {
      const isLiteral = ["string", "fstart", "None", "True", "False"].some((kind) => this.is(kind));
      const { start } = this;
      const value = isLiteral ? this.atom() : this.fail();
      if (value.type === "JoinedString") this.fail("patterns may only match literals and attribute lookups", start);
      return value;
    }
    const { start } = this;
    this.accept("-");
    if (!this.is("number")) this.fail();
    const number = this.atom();
    if (!this.is("+") && !this.is("-")) return number;
    const operator = this.kind;
    this.advance();
    if (!this.is("number") || !/j$/i.test(this.word)) this.fail("imaginary number required in complex literal");
    return { type: "Operation", start, end: this.end, operators: [operator], operands: [number, this.atom()] };
  }
}

function captureNames(pattern: Pattern): string {
  return pattern.captures
    .map((node) => node.id)
    .sort()
    .join();
}
