import type { ExceptHandler, Expression, IfBranch, MatchCase, Statement, TryNode, WithItem } from "../tree/nodes.ts";
import { checkTarget } from "./assign-target.ts";
import { DefinitionParser } from "./definition-parser.ts";

/** Reads the statements that have blocks. */
export abstract class CompoundStatementParser extends DefinitionParser {
  protected compound(): Statement | undefined {
    switch (this.kind) {
      case "if":
        return this.if();
      case "for":
        return this.for(this.start, false);
      case "while":
        return this.while();
      case "try":
        return this.try();
      case "with":
        return this.with(this.start, false);
      case "def":
        return this.function(this.start, false, []);
      case "class":
        return this.class([]);
      case "@":
        return this.decorated();
      case "async":
        return this.async();
      case "name":
        return this.word === "match" ? this.match() : undefined;
      default:
        return undefined;
    }
  }

  private if(): Statement {
    const { start } = this;
    const branches: IfBranch[] = [];
    let keyword = "if";
    while (this.is(keyword)) {
      const at = this.start;
      this.advance();
      const test = this.namedExpression();
      const suite = this.suite(`'${keyword}' statement`);
      branches.push({ ...suite, start: at, test });
      keyword = "elif";
    }
    const orelse = this.else();
    return { type: "If", start, end: this.lastEnd, branches, orelse };
  }

  private for(start: number, async: boolean): Statement {
    this.advance();
    const target = this.targetList();
    this.expect("in");
    const iter = this.starExpressions("star-for");
    if (iter.type === "Starred") this.fail("cannot use starred expression here", iter.start);
    const { body } = this.suite("'for' statement");
    const orelse = this.else();
    return { type: "For", start, end: this.lastEnd, async, target, iter, body, orelse };
  }

  private while(): Statement {
    const { start } = this;
    this.advance();
    const test = this.namedExpression();
    const { body } = this.suite("'while' statement");
    const orelse = this.else();
    return { type: "While", start, end: this.lastEnd, test, body, orelse };
  }

  private try(): TryNode {
    const { start } = this;
    this.advance();
    const { body } = this.suite("'try' statement");
    const handlers: ExceptHandler[] = [];
    let star: boolean | undefined;
    while (this.is("except")) star = this.handler(handlers, star);
    const orelse = handlers.length > 0 ? this.else() : null;
    const finalbody = this.clause("finally", "'finally' statement");
    if (handlers.length === 0 && !finalbody) this.fail("expected 'except' or 'finally' block");
    return { type: "Try", start, end: this.lastEnd, star: star ?? false, body, handlers, orelse, finalbody };
  }

  private handler(handlers: ExceptHandler[], stars: boolean | undefined): boolean {
    const { start } = this;
    if (handlers.at(-1)?.filter === null) this.fail("default 'except:' must be last", handlers.at(-1)?.start);
    this.advance();
    const star = this.is("*");
    if (star) {
      this.feature("except-star", this.start);
      this.advance();
      if (this.is(":")) this.fail("expected one or more exception types");
    }
    if (stars !== undefined && stars !== star) this.fail("cannot have both 'except' and 'except*' on the same 'try'");
    const filter = this.is(":") ? null : this.handlerFilter();
    const name = filter && this.accept("as") ? this.handlerName() : null;
    handlers.push({ ...this.suite(`'except${star ? "*" : ""}' statement`), start, filter, name });
    return star;
  }

  private handlerName(): string {
    const { start } = this;
    const name = this.name();
    if (name === "__debug__") this.fail("cannot assign to __debug__", start);
    return name;
  }

  private handlerFilter(): Expression {
    const { start } = this;
    const first = this.expression();
    if (!this.is(",")) return first;
    this.feature("except-without-parentheses", start);
    const items = [first];
    while (this.accept(",")) {
      if (this.is(":")) break;
      items.push(this.expression());
    }
    if (this.is("as")) this.fail("multiple exception types must be parenthesized when using 'as'", start);
    return this.sequence("Tuple", items, start);
  }

  private with(start: number, async: boolean): Statement {
    this.advance();
    const items = this.withItems();
    const { body } = this.suite("'with' statement");
    return { type: "With", start, end: this.lastEnd, async, items, body };
  }

  private withItems(): WithItem[] {
    const items = this.is("(") ? this.attempt(() => this.parenthesizedItems()) : undefined;
    return items ?? this.plainItems();
  }

  private parenthesizedItems(): WithItem[] {
    const { start } = this;
    this.advance();
    const items: WithItem[] = [];
    do {
      if (this.is(")")) break;
      items.push(this.withItem());
    } while (this.accept(","));
    this.expect(")");
    if (!this.is(":") || items.length === 0 || items.some(({ context }) => context.type === "Starred")) this.fail();
    if (items.some((item) => item.target)) this.feature("parenthesized-with", start);
    return items;
  }

  private plainItems(): WithItem[] {
    const items: WithItem[] = [];
    do items.push(this.withItem());
    while (this.accept(","));
    return items;
  }

  private withItem(): WithItem {
    const { start } = this;
    const context = this.expression();
    let target: Expression | null = null;
    if (this.accept("as")) {
      target = this.is("*") ? this.starred() : this.primary();
      checkTarget(target);
      if (target.type === "Starred") this.fail("starred assignment target must be in a list or tuple", target.start);
    }
    return { context, target, start, end: this.lastEnd };
  }

  private async(): Statement {
    const { start } = this;
    this.advance();
    if (this.is("def")) return this.function(start, true, []);
    if (this.is("for")) return this.for(start, true);
    if (this.is("with")) return this.with(start, true);
    return this.fail();
  }

  /** A `match` statement; undefined where `match` is a plain name. */
  private match(): Statement | undefined {
    const { start } = this;
    const subject = this.attempt(() => this.matchSubject());
    if (!subject) return undefined;
    this.feature("match", start);
    const cases: MatchCase[] = [];
    while (this.is("name") && this.word === "case") cases.push(this.case());
    if (!this.is("dedent") && !this.is("end")) this.fail();
    cases.slice(0, -1).forEach((each) => {
      if (each.irrefutable) this.fail("wildcard makes remaining patterns unreachable", each.start);
    });
    this.accept("dedent");
    return { type: "Match", start, end: this.lastEnd, subject, cases };
  }

  private matchSubject(): Expression {
    this.advance();
    const subject = this.matchSubjects();
    this.expect(":");
    this.expect("newline");
    this.expect("indent");
    if (!this.is("name") || this.word !== "case") this.fail();
    return subject;
  }

  private matchSubjects(): Expression {
    const { start } = this;
    const first = this.starredOrNamed();
    if (!this.is(",")) {
      if (first.type === "Starred") this.fail();
      return first;
    }
    const items = [first];
    while (this.accept(",")) {
      if (this.is(":")) break;
      items.push(this.starredOrNamed());
    }
    return this.sequence("Tuple", items, start);
  }

  private case(): MatchCase {
    const { start } = this;
    this.advance();
    const pattern = this.casePattern();
    return { ...this.suite("'case' statement"), start, ...pattern };
  }
}
