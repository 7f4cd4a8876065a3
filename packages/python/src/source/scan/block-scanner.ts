import { isClause, isFunction, mayFollow } from "./header-kind.ts";
import { LineStepper } from "./line-stepper.ts";

const MODULE = -1;

/** Keeps the headers of a source, and the blocks that are open at the line that is scanned. */
export abstract class BlockScanner extends LineStepper {
  protected headers: number[] = [];
  protected headerOffsets: number[] = [];
  protected headerParents: number[] = [];
  protected headerHeads: number[] = [];
  protected headerLineEnds: number[] = [];
  protected headerEnds: number[] = [];
  protected needsTree = false;
  /** Number of functions around the line. */
  protected functions = 0;
  /** Open blocks: column of the header, column of the body (-1 until its first line), index of the header. */
  private readonly columns: number[] = [];
  private readonly bodies: number[] = [];
  private readonly indexes: number[] = [];
  private depth = 0;
  private topColumn = MODULE;
  private bodyColumn = 0;
  private expectsBody = false;

  protected override begin(text: string): void {
    super.begin(text);
    this.headers = [];
    this.headerOffsets = [];
    this.headerParents = [];
    this.headerHeads = [];
    this.headerLineEnds = [];
    this.headerEnds = [];
    this.needsTree = false;
    this.functions = 0;
    this.depth = 0;
    this.topColumn = MODULE;
    this.bodyColumn = 0;
    this.expectsBody = false;
  }

  protected end(): void {
    if (this.expectsBody) this.suspicious = true;
    this.close(MODULE, this.text.length);
  }

  /** Index of the innermost header around the line. */
  protected get innermost(): number {
    return this.depth === 0 ? MODULE : (this.indexes[this.depth - 1] ?? MODULE);
  }

  /** Takes the column of a line, which begins at `start`. */
  protected indent(column: number, keyword: number, start: number): void {
    if (this.expectsBody) {
      this.expectsBody = false;
      if (column <= this.topColumn) this.suspicious = true;
      this.bodies[this.depth - 1] = column;
      this.bodyColumn = column;
    } else if (column !== this.bodyColumn) this.dedent(column);
    if (column <= this.topColumn && !isClause(keyword)) this.close(column, start);
  }

  private dedent(column: number): void {
    let known = column === 0;
    for (let i = this.depth - 1; i >= 0 && !known; i--) known = this.bodies[i] === column;
    if (!known || column > this.bodyColumn) this.suspicious = true;
    this.bodyColumn = column;
  }

  /** Closes the blocks whose headers do not stand left of `column`. */
  protected close(column: number, offset: number): void {
    const { columns, indexes } = this;
    while (this.depth > 0 && (columns[this.depth - 1] ?? 0) >= column) {
      this.depth--;
      const index = indexes[this.depth] ?? 0;
      if (isFunction(this.headers[index] ?? 0)) this.functions--;
      this.headerEnds[this.headerHeads[index] ?? index] = offset;
    }
    this.topColumn = this.depth === 0 ? MODULE : (columns[this.depth - 1] ?? MODULE);
  }

  /** Adds a header whose logical line is [`at`, `end`); `opens`: its block stands below it. */
  protected addHeader(code: number, at: number, end: number, column: number, opens: boolean, head: number): void {
    const index = this.headers.length;
    this.headers.push(code);
    this.headerOffsets.push(at);
    this.headerParents.push(this.innermost);
    this.headerHeads.push(head === -1 ? index : head);
    this.headerLineEnds.push(end);
    this.headerEnds.push(this.text.length);
    this.columns[this.depth] = column;
    this.bodies[this.depth] = opens ? -1 : column;
    this.indexes[this.depth] = index;
    this.depth++;
    this.topColumn = column;
    if (isFunction(code)) this.functions++;
    if (opens) this.expectsBody = true;
    else this.bodyColumn = column;
  }

  /** The first header of the statement that `else`, `except` and the like go on with; -1 where none is there. */
  protected clauseHead(clause: number, column: number, start: number): number {
    this.close(column + 1, start);
    const index = this.innermost;
    if (index === MODULE || this.topColumn !== column || !mayFollow(clause, this.headers[index] ?? 0)) {
      this.suspicious = true;
      this.needsTree = true;
      this.close(column, start);
      return -1;
    }
    this.depth--;
    this.topColumn = this.depth === 0 ? MODULE : (this.columns[this.depth - 1] ?? MODULE);
    return this.headerHeads[index] ?? index;
  }
}
