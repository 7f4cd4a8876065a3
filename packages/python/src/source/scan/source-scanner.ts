import { legacyFault } from "../syntax/legacy-f-string.ts";
import { firstNotBelow } from "../text/first-not-below.ts";
import { BYTE_ORDER_MARK } from "../text/line-index.ts";
import { BUILTIN_EXCEPTION, OLD_STATEMENT, SOFT_KEYWORD } from "./line-patterns.ts";
import { scanText, type ScannedLists } from "./wasm-scanner.ts";

const SUSPICIOUS = 1;
const NEEDS_TREE = 2;
const HIDES_IMPORTS = 4;
const CATCHES_OWN = 8;

/** What one quick pass over a source finds. Offsets are in bytes; arrays named alike are parallel. */
export class SourceScan {
  /** Not every import statement is listed: some stand behind others on their line. */
  readonly hidesImports: boolean;
  /** What the headers and lines tell already: events of more kinds than are listed here; see `hidesEvents`. */
  readonly needsTree: boolean;
  /** A handler's class may be assigned in the module: the headers alone do not tell what it is. */
  readonly catchesOwn: boolean;
  /** Brackets, strings or indentation look wrong. */
  readonly suspicious: boolean;
  /** Offsets in lines that hold something that not every version accepts, or may. */
  readonly versioned: readonly number[];
  private readonly lists: ScannedLists;

  constructor(lists: ScannedLists, { flags, versioned }: Answer) {
    this.lists = lists;
    this.versioned = versioned;
    this.suspicious = (flags & SUSPICIOUS) !== 0;
    this.needsTree = (flags & NEEDS_TREE) !== 0;
    this.hidesImports = (flags & HIDES_IMPORTS) !== 0;
    this.catchesOwn = (flags & CATCHES_OWN) !== 0;
  }

  /** Headers of blocks. */
  get headers(): Int32Array {
    return this.lists.list(0);
  }

  get headerOffsets(): Int32Array {
    return this.lists.list(1);
  }

  /** The parent of a header at module level is -1. */
  get headerParents(): Int32Array {
    return this.lists.list(2);
  }

  /** First header of the statement that a clause belongs to. */
  get headerHeads(): Int32Array {
    return this.lists.list(3);
  }

  /** End of the header's own logical line. */
  get headerLineEnds(): Int32Array {
    return this.lists.list(4);
  }

  /** End of the statement, kept at its first header. */
  get headerEnds(): Int32Array {
    return this.lists.list(5);
  }

  /** Import statements: start, end, and the innermost header around. */
  get imports(): Int32Array {
    return this.lists.list(6);
  }

  /** The first import statement at an offset or behind it, by its place among all. */
  firstImport(offset: number): number {
    return firstNotBelow(this.imports, offset, 3);
  }

  /** Statements at the top of the module: where each begins, with its decorators. */
  get statements(): Int32Array {
    return this.lists.list(7);
  }

  /** The header that each of these statements begins with, or -1. */
  get statementHeaders(): Int32Array {
    return this.lists.list(8);
  }
}

/** Scans a source for imports and the blocks around them, as fast as can be. Never throws; `\r` alone must not end lines. */
export function scanSource(text: string): SourceScan {
  const lists = scanText(text, text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0);
  return new SourceScan(lists, answer(text, lists));
}

const FILTER = /^except[ \t]*\(?[ \t]*([A-Za-z_]\w*)[ \t]*(?:\)|as\b|:)/;

/** Of more different classes that are caught nothing is asked: the time would grow with their square. */
const MOST_FILTERS = 200;
const NONE: readonly number[] = [];

interface Answer {
  readonly flags: number;
  readonly versioned: readonly number[];
}

/** Answers what the compiled scanner leaves to patterns: what is rare and not told by single characters. */
function answer(text: string, lists: ScannedLists): Answer {
  const questions = lists.list(10);
  if (questions.length === 0) return { flags: lists.flags, versioned: numbers(lists.list(9)) };
  const answers = new Answers(text, Array.from(lists.list(9)), lists.flags);
  for (let i = 0; i < questions.length; i += 3) {
    answers.add(questions[i] ?? 0, questions[i + 1] ?? 0, questions[i + 2] ?? 0);
  }
  return answers;
}

function numbers(list: Int32Array): readonly number[] {
  return list.length === 0 ? NONE : Array.from(list);
}

class Answers {
  readonly versioned: number[];
  flags: number;
  private readonly text: string;
  private readonly filters: string[] = [];

  constructor(text: string, versioned: number[], flags: number) {
    this.text = text;
    this.versioned = versioned;
    this.flags = flags;
  }

  /** Kinds are numbered in packages/python/assembly/findings.ts. */
  add(kind: number, start: number, end: number): void {
    const { text } = this;
    if (kind === 0) this.softKeyword(SOFT_KEYWORD, start);
    else if (kind === 1) this.softKeyword(OLD_STATEMENT, start);
    else if (kind === 2) this.filter(text.slice(start, end));
    else if (legacyFault(text, start, end)) this.versioned.push(start);
  }

  private softKeyword(pattern: RegExp, at: number): void {
    pattern.lastIndex = at;
    if (pattern.test(this.text)) this.flags |= SUSPICIOUS | NEEDS_TREE;
  }

  /** A handler's class that the module assigns itself may be a tuple of classes. */
  private filter(line: string): void {
    if ((this.flags & CATCHES_OWN) !== 0 || this.filters.length > MOST_FILTERS) return;
    const name = FILTER.exec(line)?.[1];
    if (name === undefined || BUILTIN_EXCEPTION.test(name) || this.filters.includes(name)) return;
    this.filters.push(name);
    if (this.isAssigned(name)) this.flags |= NEEDS_TREE | CATCHES_OWN;
  }

  private isAssigned(name: string): boolean {
    const { text } = this;
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
      const end = at + name.length;
      if (text.charCodeAt(text.charCodeAt(end) === 32 ? end + 1 : end) === 61) return true;
    }
    return false;
  }
}
