import type { FileTree, Position, Range } from "@pylayout/core";

/** A line (from 1) and a column in bytes (from 0) as a position in code points, both from 1. */
export function sourcePosition(tree: FileTree, path: string, line: number, byteColumn: number): Position {
  const entry = tree.follow(path);
  const text = entry?.kind === "file" ? (tree.readLatin1(entry) ?? "") : "";
  const start = lineStart(text, line);
  let column = 1;
  for (let at = start; at < start + byteColumn && at < text.length; at++) {
    if ((text.charCodeAt(at) & 0xc0) !== 0x80) column++;
  }
  return { line: Math.max(line, 1), column };
}

/** An empty range at that position. */
export function sourceRange(tree: FileTree, path: string, line: number, byteColumn: number): Range {
  const position = sourcePosition(tree, path, line, byteColumn);
  return { start: position, end: position };
}

/** Offset of the first character of a 1-based line; CR, LF and CRLF end lines. */
function lineStart(text: string, line: number): number {
  const ends = /\r\n?|\n/g;
  for (let n = 1; n < line; n++) if (ends.exec(text) === null) return text.length;
  return ends.lastIndex;
}
