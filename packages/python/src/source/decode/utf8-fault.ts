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
