import { BYTE_ORDER_MARK } from "../text/line-index.ts";

const cookie = /^[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)/;
const firstLine = /^[ \t\f]*(?:#[^\r\n]*)?(?:\r\n?|\n)/;

export interface SourceCookie {
  /** As written. */
  readonly codec: string;
  readonly line: 1 | 2;
}

/** The encoding declaration in line 1, or in line 2 behind an empty line or a comment (PEP 263). */
export function findCookie(latin1: string): SourceCookie | undefined {
  const start = latin1.startsWith(BYTE_ORDER_MARK) ? latin1.slice(BYTE_ORDER_MARK.length) : latin1;
  const inFirst = cookie.exec(start)?.[1];
  if (inFirst) return { codec: inFirst, line: 1 };
  const skipped = firstLine.exec(start)?.[0];
  if (skipped === undefined) return undefined;
  const inSecond = cookie.exec(start.slice(skipped.length))?.[1];
  return inSecond ? { codec: inSecond, line: 2 } : undefined;
}

/** CPython's own normal form of a codec's name, which only knows UTF-8 and Latin-1. */
export function normalCodecName(codec: string): string {
  const start = codec.slice(0, 12).toLowerCase().replaceAll("_", "-");
  if (start === "utf-8" || start.startsWith("utf-8-")) return "utf-8";
  if (/^(?:latin-1|iso-8859-1|iso-latin-1)(?:-|$)/.test(start)) return "iso-8859-1";
  return codec;
}
