import { firstNotBelow } from "../text/first-not-below.ts";

/** Indented bodies of functions that are left unread, in order of the text. */
export interface UnreadBodies {
  /** Offset of the newline behind each header. */
  readonly headerEnds: readonly number[];
  /** Offset of the line behind each body. */
  readonly ends: readonly number[];
}

/** Index of the first unread body whose header ends behind an offset. */
export function firstBodyBehind({ headerEnds }: UnreadBodies, offset: number): number {
  return firstNotBelow(headerEnds, offset);
}

export const NONE_UNREAD: UnreadBodies = { headerEnds: [], ends: [] };
