// The open brackets of a logical line, as far as the second look at a source needs them.

import { brackets as stack } from "./memory";

/** Bits of an open bracket besides its kind. */
export const SUBSCRIPT: u8 = 1;
export const CURLY: u8 = 2;
/** An assignment expression stands first in it. */
export const WALRUS: u8 = 4;
/** Round, and no call's. */
export const GROUP: u8 = 8;
/** A star stands first in such a bracket, and no comma yet. */
export const STARRED: u8 = 16;

export let depth: i32 = 0;
/** In the outermost bracket that is open. */
let hasFor: bool = false;
let hasAwait: bool = false;

export function begin(): void {
  depth = 0;
}

export function push(kind: u8): void {
  if (depth == 0) {
    hasFor = false;
    hasAwait = false;
  }
  store<u8>(stack + depth, kind);
  depth++;
}

export function pop(): void {
  if (depth > 0) depth--;
}

/** The bits of the innermost one; 0 where none is open. */
export function top(): u8 {
  return depth == 0 ? 0 : load<u8>(stack + depth - 1);
}

export function add(bit: u8): void {
  store<u8>(stack + depth - 1, top() | bit);
}

export function remove(bit: u8): void {
  if (depth > 0) store<u8>(stack + depth - 1, top() & ~bit);
}

/** Takes a `for` in a bracket; whether what stands before it makes it one that not every version accepts. */
export function takeFor(): bool {
  hasFor = true;
  return hasAwait || (top() & WALRUS) != 0;
}

/** Takes `await` or `async` in a bracket; whether a `for` stands before it. */
export function takeAwait(): bool {
  hasAwait = true;
  return hasFor;
}
