import { SourceFault } from "./source-fault.ts";

const TAB = 8;
const MAX_INDENTS = 100;

/** CPython's stack of indentations: columns with tabs to multiples of 8, and again with tabs of 1, which must agree. */
export class Indentation {
  private readonly columns = [0];
  private readonly alternates = [0];

  /** Takes a line's white space; returns 1 for an indent, 0, or minus the number of dedents. */
  change(text: string, from: number, to: number): number {
    const { column, alternate } = measure(text, from, to);
    const top = this.columns.length - 1;
    if (column === this.columns[top]) return this.same(alternate, to);
    if (column > (this.columns[top] ?? 0)) return this.push(column, alternate, to);
    return -this.pop(column, alternate, to);
  }

  get depth(): number {
    return this.columns.length - 1;
  }

  private same(alternate: number, offset: number): number {
    if (alternate !== this.alternates.at(-1)) throw tabFault(offset);
    return 0;
  }

  private push(column: number, alternate: number, offset: number): number {
    if (this.columns.length >= MAX_INDENTS) {
      throw new SourceFault("too many levels of indentation", offset, "IndentationError");
    }
    if (alternate <= (this.alternates.at(-1) ?? 0)) throw tabFault(offset);
    this.columns.push(column);
    this.alternates.push(alternate);
    return 1;
  }

  private pop(column: number, alternate: number, offset: number): number {
    let dedents = 0;
    while (column < (this.columns.at(-1) ?? 0)) {
      this.columns.pop();
      this.alternates.pop();
      dedents++;
    }
    if (column !== this.columns.at(-1)) {
      throw new SourceFault("unindent does not match any outer indentation level", offset, "IndentationError");
    }
    if (alternate !== this.alternates.at(-1)) throw tabFault(offset);
    return dedents;
  }
}

function tabFault(offset: number): SourceFault {
  return new SourceFault("inconsistent use of tabs and spaces in indentation", offset, "TabError");
}

function measure(text: string, from: number, to: number): { column: number; alternate: number } {
  let column = 0;
  let alternate = 0;
  for (let i = from; i < to; i++) {
    const char = text.charCodeAt(i);
    if (char === 32) {
      column++;
      alternate++;
    } else if (char === 9) {
      column = (Math.floor(column / TAB) + 1) * TAB;
      alternate++;
    } else if (char === 12) {
      column = 0;
      alternate = 0;
    }
  }
  return { column, alternate };
}
