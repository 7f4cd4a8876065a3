// Where the text and what is found in it stand in the module's memory. All regions are laid out anew for a longer text.

/** First byte of the text. A byte 0 stands before it; a newline and a quote behind it, which every loop stops at. */
export let text: usize = 0;
export let length: i32 = 0;
/** Brackets that are open. */
export let brackets: usize = 0;

/** Open blocks: column of the header, column of the body (-1 until its first line), index of the header. */
export let columns: usize = 0;
export let bodies: usize = 0;
export let indexes: usize = 0;
export const MAX_DEPTH: i32 = 16384;

/** Hash table of names, 8 bytes a slot, and the slots that are taken, in order; all 0 between two texts. */
export let names: usize = 0;
export let taken: usize = 0;
export const SLOTS: i32 = 4096;

/** Stands directly before the lists. */
export let summary: usize = 0;
/** Lists of 32-bit integers, each with room for so many entries. */
export let headers: usize = 0;
export let headerOffsets: usize = 0;
export let headerParents: usize = 0;
export let headerHeads: usize = 0;
export let headerLineEnds: usize = 0;
export let headerEnds: usize = 0;
export let imports: usize = 0;
export let statements: usize = 0;
export let statementHeaders: usize = 0;
export let versioned: usize = 0;
export let questions: usize = 0;
export let room: i32 = 0;
export const LISTS: i32 = 11;

const PAGE: usize = 65536;
/** Entries of an import and of a question. */
const TRIPLE: usize = 3;

let next: usize = 0;

/** Lays out regions for a text of `size` bytes and lists of `entries` entries. */
export function layOut(size: i32, entries: i32): void {
  next = (__heap_base + 15) & ~15;
  // Always at the same place, unlike all that follows.
  names = region(<usize>SLOTS * 8);
  taken = integers(SLOTS);
  text = region(<usize>size + 32) + 16;
  length = size;
  brackets = region(<usize>size + 16);
  columns = integers(MAX_DEPTH);
  bodies = integers(MAX_DEPTH);
  indexes = integers(MAX_DEPTH);
  room = entries;
  summary = integers(LISTS + 1);
  headers = integers(entries);
  headerOffsets = integers(entries);
  headerParents = integers(entries);
  headerHeads = integers(entries);
  headerLineEnds = integers(entries);
  headerEnds = integers(entries);
  imports = region(<usize>entries * 4 * TRIPLE);
  statements = integers(entries);
  statementHeaders = integers(entries);
  versioned = integers(entries);
  questions = region(<usize>entries * 4 * TRIPLE);
  const pages = <i32>((next + PAGE - 1) / PAGE) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) unreachable();
}

function region(bytes: usize): usize {
  const start = next;
  next = (next + bytes + 15) & ~15;
  return start;
}

function integers(entries: i32): usize {
  return region(<usize>entries * 4);
}

/** Address of a list, by their order. */
export function list(index: i32): usize {
  if (index <= 6) return headers + <usize>index * (headerOffsets - headers);
  if (index == 7) return statements;
  if (index == 8) return statementHeaders;
  return index == 9 ? versioned : questions;
}

export function move(to: usize, from: usize, bytes: usize): void {
  memory.copy(to, from, bytes);
}

export function at(list: usize, index: i32): i32 {
  return load<i32>(list + ((<usize>index) << 2));
}

export function put(list: usize, index: i32, value: i32): void {
  store<i32>(list + ((<usize>index) << 2), value);
}

export function code(offset: i32): i32 {
  return load<u8>(text + <usize>offset);
}
