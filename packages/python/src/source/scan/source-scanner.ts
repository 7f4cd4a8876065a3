import { BYTE_ORDER_MARK } from "../text/line-index.ts";
import { BlockScanner } from "./block-scanner.ts";
import { headerCode, isClause, isDefinition } from "./header-kind.ts";
import { ASYNC, FROM, IMPORT, isWordCode, keywordAt, OLD, PATTERN, RAISE, TYPE } from "./keyword.ts";
import {
  BUILTIN_EXCEPTION,
  NEWER_DEFINITION,
  NEWER_HANDLER,
  NEWER_WITH,
  OLD_RAISE,
  OLD_STATEMENT,
  SOFT_KEYWORD,
  TYPE_ALIAS,
} from "./line-patterns.ts";
import { isPlainDecorator } from "./plain-decorator.ts";

/** What one quick pass over a source finds. Offsets are in bytes; arrays named alike are parallel. */
export interface SourceScan {
  /** Headers of blocks; the parent of a header at module level is -1. */
  readonly headers: readonly number[];
  readonly headerOffsets: readonly number[];
  readonly headerParents: readonly number[];
  /** First header of the statement that a clause belongs to. */
  readonly headerHeads: readonly number[];
  /** End of the header's own logical line. */
  readonly headerLineEnds: readonly number[];
  /** End of the statement, kept at its first header. */
  readonly headerEnds: readonly number[];
  /** Import statements: start, end, and the innermost header around. */
  readonly imports: readonly number[];
  /** Statements at the top of the module: where each begins, with its decorators, and the header that it begins with or -1. */
  readonly statements: readonly number[];
  readonly statementHeaders: readonly number[];
  /** Not every import statement is listed: some stand behind others on their line. */
  readonly hidesImports: boolean;
  /** What the headers and lines tell already: events of more kinds than are listed here; see `hidesEvents`. */
  readonly needsTree: boolean;
  /** Brackets, strings or indentation look wrong. */
  readonly suspicious: boolean;
  /** Offsets in lines that hold something that not every version accepts, or may. */
  readonly versioned: readonly number[];
}

/** Scans a source for imports and the blocks around them, as fast as can be. Never throws; `\r` alone must not end lines. */
export function scanSource(text: string): SourceScan {
  return scanner.scan(text);
}

const AT = 64;
const COLON = 58;
const ASYNC_DEF = headerCode("async def");
const CLASS = headerCode("class");
const WITH = headerCode("with");
const EXCEPT = headerCode("except");
const ASYNC_HEADERS: Readonly<Record<string, number>> = { def: ASYNC_DEF, for: headerCode("for"), with: WITH };

class SourceScanner extends BlockScanner {
  private imports: number[] = [];
  private statements: number[] = [];
  private statementHeaders: number[] = [];
  private decorated = false;
  private hidesImports = false;
  private filters = new Set<string>();
  private tabs = false;
  private spaces = false;

  scan(text: string): SourceScan {
    this.begin(text);
    let at = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    while (at < text.length) at = this.line(at) + 1;
    this.end();
    const { headers, headerOffsets, headerParents, headerHeads } = this;
    const { headerLineEnds, headerEnds, imports, suspicious, versioned } = this;
    const { statements, statementHeaders, hidesImports, needsTree } = this;
    this.text = "";
    const blocks = { headers, headerOffsets, headerParents, headerHeads, headerLineEnds, headerEnds };
    return { ...blocks, statements, statementHeaders, hidesImports, imports, suspicious, versioned, needsTree };
  }

  protected override begin(text: string): void {
    super.begin(text);
    this.imports = [];
    this.statements = [];
    this.statementHeaders = [];
    this.decorated = false;
    this.hidesImports = false;
    if (this.filters.size > 0) this.filters = new Set();
    this.tabs = false;
    this.spaces = false;
  }

  /** Takes the logical line that begins at `start`; returns the offset of the newline that ends it. */
  private line(start: number): number {
    const { text } = this;
    let at = start;
    let code = text.charCodeAt(at);
    let column = 0;
    while (code === 32 || code === 9 || code === 12) {
      if (code === 32) column++;
      else if (code === 9) column = this.tab(column);
      else column = 0;
      code = text.charCodeAt(++at);
    }
    if (code === 10 || at >= text.length) return at;
    if (code === 35 || code === 13 || code === 92) return this.oddLine(at, code, column);
    if (column > 0 && text.charCodeAt(start) === 32) this.space();
    return this.statement(at, code, column, start);
  }

  /** A line is indented by spaces: others by tabs may not agree. */
  private space(): void {
    if (this.tabs) this.suspicious = true;
    this.spaces = true;
  }

  private tab(column: number): number {
    if (column % 8 !== 0 || this.spaces) this.suspicious = true;
    this.tabs = true;
    return (Math.floor(column / 8) + 1) * 8;
  }

  /** Comments, empty lines with `\r\n`, and lines that begin with a backslash. */
  private oddLine(at: number, code: number, column: number): number {
    if (code === 13 && this.text.charCodeAt(at + 1) === 10) return at + 1;
    if (code === 35) {
      const end = this.text.indexOf("\n", at);
      return end === -1 ? this.text.length : end;
    }
    this.suspicious = true;
    this.needsTree = true;
    return this.statement(at, code, column, at);
  }

  private statement(at: number, code: number, column: number, start: number): number {
    const keyword = keywordAt(this.text, at, code);
    this.indent(column, keyword, start);
    if (column === 0 && !(keyword >= 0 && isClause(keyword))) this.top(at, code);
    if (keyword === -1) return this.simpleLine(at, code);
    if (keyword < IMPORT) return this.headerLine(keyword, at, column, start);
    switch (keyword) {
      case IMPORT:
      case FROM:
        return this.importLine(at);
      case ASYNC:
        return this.asyncLine(at, column);
      case RAISE:
        if (this.functions === 0) this.needsTree = true;
        if (matchesAt(OLD_RAISE, this.text, at)) this.suspicious = true;
        break;
      case TYPE:
        if (matchesAt(TYPE_ALIAS, this.text, at)) this.versioned.push(at);
        break;
      case PATTERN:
        this.softKeyword(at, SOFT_KEYWORD);
        break;
      case OLD:
        this.softKeyword(at, OLD_STATEMENT);
    }
    return this.simpleLine(at, code);
  }

  /** A statement at the top begins, or what its decorators belong to. */
  private top(at: number, code: number): void {
    if (!this.decorated) {
      this.statements.push(at);
      this.statementHeaders.push(-1);
    }
    this.decorated = code === AT;
  }

  private simpleLine(at: number, code: number): number {
    const { text } = this;
    const end = this.lineEnd(at);
    if (text.charCodeAt(end - 1) === COLON && this.comment === -1) this.suspicious = true;
    if (code === AT && !isPlainDecorator(text, at, end)) this.versioned.push(at);
    if (this.semicolon && text.slice(at, end).includes("import")) this.hideImports();
    return end;
  }

  private hideImports(): void {
    this.needsTree = true;
    this.hidesImports = true;
  }

  private importLine(at: number): number {
    const end = this.lineEnd(at);
    this.imports.push(at, end, this.innermost);
    if (this.semicolon) this.hideImports();
    return end;
  }

  private softKeyword(at: number, pattern: RegExp): void {
    if (!matchesAt(pattern, this.text, at)) return;
    this.needsTree = true;
    this.suspicious = true;
  }

  private asyncLine(at: number, column: number): number {
    const found = /^async[ \t]+(def|for|with)\b/.exec(this.text.slice(at, at + 40))?.[1];
    const header = found === undefined ? undefined : ASYNC_HEADERS[found];
    if (header !== undefined) return this.headerLine(header, at, column, at);
    this.suspicious = true;
    return this.lineEnd(at);
  }

  private headerLine(header: number, at: number, column: number, start: number): number {
    if (this.isNewer(header, at)) this.versioned.push(at);
    const head = isClause(header) ? this.clauseHead(header, column, start) : -1;
    const end = this.lineEnd(at);
    const opens = this.opensBlock(end);
    if (!opens) this.inlineBody(at, end);
    if (header === EXCEPT) this.filter(at, end);
    if (column === 0 && head === -1) this.statementHeaders[this.statementHeaders.length - 1] = this.headers.length;
    this.addHeader(header, at, end, column, opens, head);
    return end;
  }

  /** The header has a construct that is newer than 3.8: `with (`, `except *`, `except A, B`, `def f[`, `class A[`. */
  private isNewer(header: number, at: number): boolean {
    const { text } = this;
    if (header === EXCEPT) return matchesAt(NEWER_HANDLER, text, at);
    if (header === WITH) return matchesAt(NEWER_WITH, text, at);
    if (!isDefinition(header)) return false;
    let end = header === ASYNC_DEF ? text.indexOf("def", at) + 4 : at + (header === CLASS ? 6 : 4);
    while (end < text.length && isWordCode(text.charCodeAt(end))) end++;
    const code = text.charCodeAt(end);
    return code !== 40 && code !== COLON && matchesAt(NEWER_DEFINITION, text, at);
  }

  /** The line that has been stepped over ends in a colon. */
  private opensBlock(end: number): boolean {
    const { text } = this;
    if (this.comment === -1 && text.charCodeAt(end - 1) === COLON) return true;
    let last = (this.comment === -1 ? end : this.comment) - 1;
    let code = text.charCodeAt(last);
    while (code === 32 || code === 9 || code === 12 || code === 13) code = text.charCodeAt(--last);
    return code === COLON;
  }

  /** The block stands on the header's own line. */
  private inlineBody(at: number, end: number): void {
    const line = this.text.slice(at, end);
    if (!line.includes(":")) this.suspicious = true;
    if (line.includes("import")) this.hideImports();
    if (this.functions === 0 && /\braise\b/.test(line)) this.needsTree = true;
  }

  /** A handler's class that the module assigns itself may be a tuple of classes. */
  private filter(at: number, end: number): void {
    const line = this.text.slice(at, end);
    const name = /^except[ \t]*\(?[ \t]*([A-Za-z_]\w*)[ \t]*(?:\)|as\b|:)/.exec(line)?.[1];
    if (name === undefined || BUILTIN_EXCEPTION.test(name) || this.filters.has(name)) return;
    this.filters.add(name);
    if (this.text.includes(`${name} =`) || this.text.includes(`${name}=`)) this.needsTree = true;
  }
}

const scanner = new SourceScanner();

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
