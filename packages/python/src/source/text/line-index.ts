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

/** Lets go of the text when the lines have been found. */
export function createLineIndex(text: string): LineIndex {
  const { length } = text;
  let source: string | undefined = text;
  let starts: number[] | undefined;
  const lines = (): number[] => {
    if (starts) return starts;
    starts = findLineStarts(source ?? "");
    source = undefined;
    return starts;
  };
  const line = (offset: number): number => {
    const all = lines();
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(low, 1);
  };
  const start = (number: number): number => lines()[number - 1] ?? length;
  return { line, start, column: (offset) => Math.max(offset - start(line(offset)), 0) };
}

function findLineStarts(text: string): number[] {
  const starts = [text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0];
  newline.lastIndex = 0;
  while (newline.test(text)) starts.push(newline.lastIndex);
  return starts;
}
