import type { TextChange } from "./edit.ts";

/** Replaces byte ranges; they must be sorted, apart from each other and inside the content. */
export function applyChanges(content: Uint8Array, changes: readonly TextChange[]): Uint8Array {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, text } of changes) {
    parts.push(content.subarray(at, start), encoder.encode(text));
    at = end;
  }
  parts.push(content.subarray(at));
  return concatenate(parts);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
