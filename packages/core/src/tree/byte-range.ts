import type { Position, Range } from "../rule/message.ts";

/** A range of bytes of a file of one character a byte, in lines and code points from 1. CR, LF and CRLF end lines. */
export function byteRange(latin1: string, start: number, end: number = start): Range {
  return { start: bytePosition(latin1, start), end: bytePosition(latin1, end) };
}

function bytePosition(latin1: string, offset: number): Position {
  let line = 1;
  let from = 0;
  for (const lineEnd of latin1.matchAll(/\r\n?|\n/g)) {
    const next = lineEnd.index + lineEnd[0].length;
    if (next > offset) break;
    line++;
    from = next;
  }
  let column = 1;
  for (let at = from; at < offset; at++) if ((latin1.charCodeAt(at) & 0xc0) !== 0x80) column++;
  return { line, column };
}
