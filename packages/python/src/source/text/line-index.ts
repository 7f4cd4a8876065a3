const newline = /\r\n?|\n/g;

/** Lines of a text in which every character is a byte; `\n`, `\r\n` and a lone `\r` end a line, as in Python. */
export interface LineIndex {
  /** 1-based line of an offset. */
  line(offset: number): number;
  /** 0-based column of an offset, in bytes; the byte order mark counts as nothing. */
  column(offset: number): number;
  /** Offset of the first byte of a line, behind a byte order mark. */
  start(line: number): number;
}

export const BYTE_ORDER_MARK = "\xef\xbb\xbf";

/** Finds the lines as far as they are asked for. */
export function createLineIndex(text: string): LineIndex {
  const starts = new LineStarts(text);
  const start = (number: number): number => starts.offset(number);
  const line = (offset: number): number => starts.line(offset);
  return { line, start, column: (offset) => Math.max(offset - start(line(offset)), 0) };
}

class LineStarts {
  private readonly text: string;
  private readonly lone: boolean;
  private readonly starts: number[];
  /** All lines that begin up to this offset have been found. */
  private found = 0;

  constructor(text: string) {
    this.text = text;
    this.lone = text.includes("\r");
    this.starts = [text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0];
  }

  line(offset: number): number {
    while (this.found <= offset && this.next());
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(low, 1);
  }

  offset(line: number): number {
    while (this.starts.length < line && this.next());
    return this.starts[line - 1] ?? this.text.length;
  }

  /** Finds one more line; false where there is none. */
  private next(): boolean {
    if (this.found === Infinity) return false;
    const end = this.lone ? this.oddEnd() : this.text.indexOf("\n", this.found) + 1;
    this.found = end === 0 ? Infinity : end;
    if (end > 0) this.starts.push(end);
    return end > 0;
  }

  private oddEnd(): number {
    newline.lastIndex = this.found;
    return newline.test(this.text) ? newline.lastIndex : 0;
  }
}
