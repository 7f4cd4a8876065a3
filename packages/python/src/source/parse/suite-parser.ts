import type { Statement, Suite } from "../tree/nodes.ts";
import { SimpleStatementParser } from "./simple-statement-parser.ts";

/** Reads blocks: on the line of their header, or indented below it. */
export abstract class SuiteParser extends SimpleStatementParser {
  protected abstract compound(): Statement | undefined;

  /** One statement, or several on one line. */
  protected statement(into: Statement[]): void {
    const compound = this.compound();
    if (compound) into.push(compound);
    else this.simpleStatements(into);
  }

  private simpleStatements(into: Statement[]): void {
    do into.push(this.simpleStatement());
    while (this.accept(";") && !this.is("newline") && !this.is("end"));
    if (!this.is("end")) this.expect("newline");
  }

  protected suite(after: string): Suite {
    if (!this.is(":")) this.fail("expected ':'");
    this.advance();
    const { start } = this;
    const body: Statement[] = [];
    if (!this.accept("newline")) {
      this.simpleStatements(body);
      return { start, end: this.lastEnd, body };
    }
    this.block(body, after);
    return { start, end: body.at(-1)?.end ?? start, body };
  }

  private block(body: Statement[], after: string): void {
    if (this.is("fault")) this.fail();
    if (!this.is("indent")) this.failBlock(after);
    this.advance();
    this.nested(() => {
      while (!this.is("dedent") && !this.is("end")) this.statement(body);
    });
    this.accept("dedent");
  }

  private failBlock(after: string): never {
    this.failWith(`expected an indented block after ${after}`, "IndentationError", this.lastLineStart);
  }

  protected else(): Suite | null {
    return this.clause("else", "'else' statement");
  }

  protected clause(keyword: string, after: string): Suite | null {
    const { start } = this;
    if (!this.accept(keyword)) return null;
    return { ...this.suite(after), start };
  }
}
