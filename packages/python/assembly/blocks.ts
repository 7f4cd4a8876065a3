// The blocks that are open at the line that is scanned.

import { addHeader } from "./findings";
import { isClause, isFunction, mayFollow } from "./keywords";
import { suspect } from "./lines";
import * as memory from "./memory";
import { at, put } from "./memory";

const MODULE: i32 = -1;

export let needsTree: bool = false;
/** Number of functions around the line. */
export let functions: i32 = 0;
let depth: i32 = 0;
let topColumn: i32 = MODULE;
let bodyColumn: i32 = 0;
let expectsBody: bool = false;

export function begin(): void {
  needsTree = false;
  functions = 0;
  depth = 0;
  topColumn = MODULE;
  bodyColumn = 0;
  expectsBody = false;
}

export function end(): void {
  if (expectsBody) suspect();
  close(MODULE, memory.length);
}

export function needTree(): void {
  needsTree = true;
}

/** Index of the innermost header around the line; -1 at the top. */
export function innermost(): i32 {
  return depth == 0 ? MODULE : at(memory.indexes, depth - 1);
}

/** Takes the column of a line, which begins at `start`. */
export function indent(column: i32, keyword: i32, start: i32): void {
  if (expectsBody) {
    expectsBody = false;
    if (column <= topColumn) suspect();
    put(memory.bodies, depth - 1, column);
    bodyColumn = column;
  } else if (column != bodyColumn) dedent(column);
  if (column <= topColumn && !isClause(keyword)) close(column, start);
}

function dedent(column: i32): void {
  let known = column == 0;
  for (let i = depth - 1; i >= 0 && !known; i--) known = at(memory.bodies, i) == column;
  if (!known || column > bodyColumn) suspect();
  bodyColumn = column;
}

/** Closes the blocks whose headers do not stand left of `column`. */
function close(column: i32, offset: i32): void {
  while (depth > 0 && at(memory.columns, depth - 1) >= column) {
    const index = at(memory.indexes, --depth);
    if (isFunction(at(memory.headers, index))) functions--;
    put(memory.headerEnds, at(memory.headerHeads, index), offset);
  }
  topColumn = depth == 0 ? MODULE : at(memory.columns, depth - 1);
}

/** Opens the block of a header whose logical line is [`offset`, `lineEnd`); `opens`: it stands below the line. */
export function open(kind: i32, offset: i32, lineEnd: i32, column: i32, opens: bool, head: i32): void {
  if (depth >= memory.MAX_DEPTH) {
    suspect();
    return;
  }
  const index = addHeader(kind, offset, lineEnd, innermost(), head);
  put(memory.columns, depth, column);
  put(memory.bodies, depth, opens ? -1 : column);
  put(memory.indexes, depth, index);
  depth++;
  topColumn = column;
  if (isFunction(kind)) functions++;
  if (opens) expectsBody = true;
  else bodyColumn = column;
}

/** The first header of the statement that `else`, `except` and the like go on with; -1 where none is there. */
export function clauseHead(clause: i32, column: i32, start: i32): i32 {
  close(column + 1, start);
  const index = innermost();
  if (index == MODULE || topColumn != column || !mayFollow(clause, at(memory.headers, index))) {
    suspect();
    needsTree = true;
    close(column, start);
    return -1;
  }
  depth--;
  topColumn = depth == 0 ? MODULE : at(memory.columns, depth - 1);
  return at(memory.headerHeads, index);
}
