// Lists of what is found. A list that is full is not written to: whoever scans gives more room and scans again.

import * as memory from "./memory";

/** Kinds of questions that are left to whoever asked for the scan; the values are offsets. */
export const SOFT_KEYWORD: i32 = 0;
export const OLD_STATEMENT: i32 = 1;
export const HANDLER: i32 = 2;
export const FORMATTED_STRING: i32 = 3;
/** Empty where there are too many names to tell. */
export const UNBOUND_NAME: i32 = 4;
/** A word that may do more at import than import, or that does so in an import statement. */
export const MARK: i32 = 5;

export let isFull: bool = false;
export let headerCount: i32 = 0;
export let importCount: i32 = 0;
export let statementCount: i32 = 0;
export let versionedCount: i32 = 0;
export let questionCount: i32 = 0;

export function begin(): void {
  isFull = false;
  headerCount = 0;
  importCount = 0;
  statementCount = 0;
  versionedCount = 0;
  questionCount = 0;
}

function hasRoom(count: i32): bool {
  if (count < memory.room) return true;
  isFull = true;
  return false;
}

export function addVersioned(offset: i32): void {
  if (hasRoom(versionedCount)) memory.put(memory.versioned, versionedCount++, offset);
}

export function addImport(start: i32, end: i32, header: i32): void {
  if (!hasRoom(importCount)) return;
  const place = 3 * importCount++;
  memory.put(memory.imports, place, start);
  memory.put(memory.imports, place + 1, end);
  memory.put(memory.imports, place + 2, header);
}

export function addStatement(start: i32): void {
  if (!hasRoom(statementCount)) return;
  memory.put(memory.statements, statementCount, start);
  memory.put(memory.statementHeaders, statementCount++, -1);
}

/** The statement added last begins with the header that is added next. */
export function headStatement(): void {
  if (statementCount > 0) memory.put(memory.statementHeaders, statementCount - 1, headerCount);
}

/** Adds a header and returns its index; `head` is -1 for one that begins a statement. */
export function addHeader(kind: i32, offset: i32, lineEnd: i32, parent: i32, head: i32): i32 {
  if (!hasRoom(headerCount)) return 0;
  const index = headerCount++;
  memory.put(memory.headers, index, kind);
  memory.put(memory.headerOffsets, index, offset);
  memory.put(memory.headerParents, index, parent);
  memory.put(memory.headerHeads, index, head == -1 ? index : head);
  memory.put(memory.headerLineEnds, index, lineEnd);
  memory.put(memory.headerEnds, index, memory.length);
  return index;
}

export function ask(kind: i32, start: i32, end: i32): void {
  if (!hasRoom(questionCount)) return;
  const place = 3 * questionCount++;
  memory.put(memory.questions, place, kind);
  memory.put(memory.questions, place + 1, start);
  memory.put(memory.questions, place + 2, end);
}
