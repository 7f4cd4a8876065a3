export interface Utf8Fault {
  readonly offset: number;
  /** Number of bytes that belong to the broken character. */
  readonly length: number;
  readonly reason: "invalid start byte" | "invalid continuation byte" | "unexpected end of data";
}

const run = /[\x80-\xff]+/g;

/** The first byte that is no UTF-8, at or behind `from`. */
export function findUtf8Fault(latin1: string, from = 0): Utf8Fault | undefined {
  run.lastIndex = from;
  for (;;) {
    const found = run.exec(latin1);
    if (!found) return undefined;
    const fault = runFault(latin1, found.index, run.lastIndex);
    if (fault) return fault;
  }
}

/** The first fault in a run of bytes that are not ASCII. */
function runFault(latin1: string, start: number, end: number): Utf8Fault | undefined {
  let at = start;
  while (at < end) {
    const first = latin1.charCodeAt(at);
    const width = sequenceWidth(first);
    if (width === 0) return { offset: at, length: 1, reason: "invalid start byte" };
    for (let i = 1; i < width; i++) {
      const next = at + i;
      if (next >= latin1.length) return { offset: at, length: i, reason: "unexpected end of data" };
      if (!continues(first, latin1.charCodeAt(next), i)) {
        return { offset: at, length: i, reason: "invalid continuation byte" };
      }
    }
    at += width;
  }
  return undefined;
}

function sequenceWidth(first: number): number {
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

/** Overlong forms, surrogates and code points above U+10FFFF are ruled out by the second byte. */
function continues(first: number, byte: number, position: number): boolean {
  if (byte < 0x80 || byte > 0xbf) return false;
  if (position !== 1) return true;
  if (first === 0xe0) return byte >= 0xa0;
  if (first === 0xed) return byte <= 0x9f;
  if (first === 0xf0) return byte >= 0x90;
  return first !== 0xf4 || byte <= 0x8f;
}

/**
 * Python's message on a fault; positions count from `start`. What is decoded at once ends at `end`, where a character that is
 * broken off is not one that is badly continued.
 */
export function undecodableUtf8(latin1: string, fault: Utf8Fault, start: number, end = Infinity): string {
  const isCut = fault.reason === "invalid continuation byte" && fault.offset + fault.length >= end;
  return `'utf-8' codec can't decode ${bytesAt(latin1, fault, start)}: ${isCut ? "unexpected end of data" : fault.reason}`;
}

/** The bytes of a fault and their position, as Python words them. */
function bytesAt(latin1: string, { offset, length }: Utf8Fault, start: number): string {
  const position = offset - start;
  if (length > 1) return `bytes in position ${position}-${position + length - 1}`;
  return `byte 0x${latin1.charCodeAt(offset).toString(16).padStart(2, "0")} in position ${position}`;
}
