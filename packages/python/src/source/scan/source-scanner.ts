import { BYTE_ORDER_MARK } from "../text/line-index.ts";
import { headerCode, isDefinition, isFunction, mayFollow, type Header } from "./header-kind.ts";
import {
  FROM_SYS,
  BUILTIN_EXCEPTION,
  CALLED,
  IMPORT_CALLS,
  IMPORTS_CALLS,
  KEYWORD,
  MARKER,
  NEWER_HEADER,
  OLD_RAISE,
  OLD_STATEMENT,
  SOFT_KEYWORD,
  TYPE_ALIAS,
} from "./line-patterns.ts";
import { isPlainDecorator } from "./plain-decorator.ts";
import { LineStepper } from "./line-stepper.ts";

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
  /** Only the syntax tree tells all events. */
  readonly needsTree: boolean;
  /** Brackets, strings or indentation look wrong. */
  readonly suspicious: boolean;
  /** Something is there that not every version accepts, or may be. */
  readonly versioned: boolean;
}

/** Scans a source for imports and the blocks around them, as fast as can be. Never throws; `\r` alone must not end lines. */
export function scanSource(text: string): SourceScan {
  return new SourceScanner(text).scan();
}

const AT = 64;
const EXCEPT = headerCode("except");

class SourceScanner extends LineStepper {
  private readonly headers: number[] = [];
  private readonly headerOffsets: number[] = [];
  private readonly headerParents: number[] = [];
  private readonly headerHeads: number[] = [];
  private readonly headerLineEnds: number[] = [];
  private readonly headerEnds: number[] = [];
  private readonly imports: number[] = [];
  private readonly called = new Set<string>();
  private readonly filters = new Set<string>();
  /** Open blocks: column of the header, column of the body (-1 until its first line), index of the header. */
  private readonly columns: number[] = [];
  private readonly bodies: number[] = [];
  private readonly indexes: number[] = [];
  private functions = 0;
  private bodyColumn = 0;
  private expectsBody = false;
  private tabs = false;
  private spaces = false;
  private needsTree = false;

  scan(): SourceScan {
    const { text } = this;
    this.needsTree = text.includes("__import__");
    let at = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    while (at < text.length) at = this.line(at) + 1;
    if (this.expectsBody) this.suspicious = true;
    this.close(-1, text.length);
    const { headers, headerOffsets, headerParents, headerHeads } = this;
    const { headerLineEnds, headerEnds, imports, suspicious, versioned } = this;
    const needsTree = this.needsTree || this.callsSideEffects();
    const statements = { headers, headerOffsets, headerParents, headerHeads, headerLineEnds, headerEnds };
    return { ...statements, imports, suspicious, versioned, needsTree };
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
    if (column % 8 !== 0) this.suspicious = true;
    if (this.spaces) this.suspicious = true;
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
    const keyword = this.keyword(at, code);
    this.indent(column);
    if (column <= this.top() && !isClause(keyword)) this.close(column, start);
    switch (keyword) {
      case "":
        break;
      case "import":
      case "from":
        return this.importLine(at);
      case "match":
      case "case":
      case "print":
      case "exec":
        this.softKeyword(at, keyword);
        break;
      case "raise":
        if (this.functions === 0) this.needsTree = true;
        if (matchesAt(OLD_RAISE, this.text, at)) this.suspicious = true;
        break;
      case "type":
        if (matchesAt(TYPE_ALIAS, this.text, at)) this.versioned = true;
        break;
      case "async":
        return this.asyncLine(at, column);
      default:
        return this.headerLine(keyword, at, column, start);
    }
    const end = this.lineEnd(at);
    if (code === AT && !isPlainDecorator(this.text, at, end)) this.versioned = true;
    this.simpleLine(at, end);
    return end;
  }

  private keyword(at: number, code: number): string {
    // a c d e f i m p r t w
    if (code < 97 || code > 119 || ((1 << (code - 97)) & 0x4a913d) === 0) return "";
    KEYWORD.lastIndex = at;
    return KEYWORD.test(this.text) ? this.text.slice(at, KEYWORD.lastIndex) : "";
  }

  private top(): number {
    return this.columns.at(-1) ?? -1;
  }

  /** Compares a line's column with the blocks that are open. */
  private indent(column: number): void {
    if (this.expectsBody) {
      this.expectsBody = false;
      const last = this.bodies.length - 1;
      if (column <= this.top()) this.suspicious = true;
      this.bodies[last] = column;
      this.bodyColumn = column;
    } else if (column !== this.bodyColumn) this.dedent(column);
  }

  private dedent(column: number): void {
    let known = column === 0;
    for (let i = this.bodies.length - 1; i >= 0 && !known; i--) known = this.bodies[i] === column;
    if (!known || column > this.bodyColumn) this.suspicious = true;
    this.bodyColumn = column;
  }

  /** Closes the blocks whose headers do not stand left of `column`. */
  private close(column: number, offset: number): void {
    const { columns, bodies, indexes } = this;
    while (columns.length > 0 && (columns.at(-1) ?? 0) >= column) {
      columns.pop();
      bodies.pop();
      const index = indexes.pop() ?? 0;
      if (isFunction(this.headers[index] ?? 0)) this.functions--;
      this.headerEnds[this.headerHeads[index] ?? index] = offset;
    }
  }

  private simpleLine(at: number, end: number): void {
    const { text } = this;
    const line = text.slice(at, end);
    if (text.charCodeAt(end - 1) === 58 && !line.includes("#")) this.suspicious = true;
    if (line.includes(";") && line.includes("import")) this.needsTree = true;
    if (this.functions === 0) this.moduleLine(line);
  }

  /** A line that importing the module executes. */
  private moduleLine(whole: string): void {
    const line = withoutLongStrings(whole);
    if (MARKER.test(line)) this.needsTree = true;
    CALLED.lastIndex = 0;
    const name = CALLED.exec(line)?.[1];
    if (name !== undefined) this.called.add(name);
  }

  private importLine(at: number): number {
    const end = this.lineEnd(at);
    this.imports.push(at, end, this.indexes.at(-1) ?? -1);
    const line = this.text.slice(at, end);
    if (line.includes(";") || FROM_SYS.test(line)) this.needsTree = true;
    if (!this.needsTree && IMPORTS_CALLS.test(line)) this.lookForCalls();
    return end;
  }

  /** Something with which modules can be imported by name has been imported. */
  private lookForCalls(): void {
    this.needsTree = IMPORT_CALLS.some((name) => this.text.includes(name));
  }

  private softKeyword(at: number, keyword: string): void {
    const pattern = keyword === "match" || keyword === "case" ? SOFT_KEYWORD : OLD_STATEMENT;
    if (!matchesAt(pattern, this.text, at)) return;
    this.needsTree = true;
    this.suspicious = true;
  }

  private asyncLine(at: number, column: number): number {
    const found = /^async[ \t]+(def|for|with)\b/.exec(this.text.slice(at, at + 40))?.[1];
    if (!found) {
      this.suspicious = true;
      return this.lineEnd(at);
    }
    return this.headerLine(found === "def" ? "async def" : found, at, column, at);
  }

  private headerLine(keyword: string, at: number, column: number, start: number): number {
    const header = keyword as Header;
    if (matchesAt(NEWER_HEADER, this.text, at)) this.versioned = true;
    const head = isClause(keyword) ? this.clauseHead(keyword, column, start) : -1;
    const index = this.headers.length;
    const end = this.lineEnd(at);
    this.headers.push(headerCode(header));
    this.headerOffsets.push(at);
    this.headerParents.push(this.indexes.at(-1) ?? -1);
    this.headerHeads.push(head === -1 ? index : head);
    this.headerLineEnds.push(end);
    this.headerEnds.push(this.text.length);
    this.openBlock(index, column, end, at);
    return end;
  }

  private openBlock(index: number, column: number, end: number, at: number): void {
    const line = this.text.slice(at, end);
    const definition = isDefinition(this.headers[index] ?? 0);
    if (this.headers[index] === EXCEPT) this.filter(line);
    if (this.functions === 0) {
      if (definition) this.definitionLine(line);
      else this.moduleLine(line);
    }
    this.columns.push(column);
    this.bodies.push(-1);
    this.indexes.push(index);
    if (isFunction(this.headers[index] ?? 0)) this.functions++;
    if (endsWithColon(line)) this.expectsBody = true;
    else this.inlineBody(line, column);
  }

  /** A handler's class that the module assigns itself may be a tuple of classes. */
  private filter(line: string): void {
    const name = /^except[ \t]*\(?[ \t]*([A-Za-z_]\w*)[ \t]*(?:\)|as\b|:)/.exec(line)?.[1];
    if (name === undefined || BUILTIN_EXCEPTION.test(name) || this.filters.has(name)) return;
    this.filters.add(name);
    if (this.text.includes(`${name} =`) || this.text.includes(`${name}=`)) this.needsTree = true;
  }

  private definitionLine(line: string): void {
    if (MARKER.test(line)) this.needsTree = true;
  }

  /** The block stands on the header's own line. */
  private inlineBody(line: string, column: number): void {
    if (!line.includes(":")) this.suspicious = true;
    if (line.includes("import") || (this.functions === 0 && /\braise\b/.test(line))) this.needsTree = true;
    this.bodies[this.bodies.length - 1] = column;
    this.bodyColumn = column;
  }

  /** The first header of the statement that `else`, `except` and the like go on with. */
  private clauseHead(keyword: string, column: number, start: number): number {
    this.close(column + 1, start);
    const index = this.indexes.at(-1);
    if (index === undefined || this.top() !== column || !mayFollow(keyword, this.headers[index] ?? 0)) {
      this.suspicious = true;
      this.needsTree = true;
      this.close(column, start);
      return -1;
    }
    const head = this.headerHeads[index] ?? index;
    this.columns.pop();
    this.bodies.pop();
    this.indexes.pop();
    return head;
  }

  /** The module calls a function of its own that changes what later imports find. */
  private callsSideEffects(): boolean {
    return this.headers.some((code, i) => {
      if (!isFunction(code) || this.called.size === 0) return false;
      const source = this.text.slice(this.headerOffsets[i], this.headerEnds[i]);
      const name = /^(?:async[ \t]+)?def[ \t]+(\w+)/.exec(source)?.[1];
      return name !== undefined && this.called.has(name) && MARKER.test(source);
    });
  }
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function isClause(keyword: string): boolean {
  return keyword === "else" || keyword === "elif" || keyword === "except" || keyword === "finally";
}

const tripleString = /'''(?:[^'\\]|\\[^]|'(?!'')){0,20000}'''|"""(?:[^"\\]|\\[^]|"(?!"")){0,20000}"""/g;

/** Documentation in strings says much about calls that no one makes. */
function withoutLongStrings(line: string): string {
  return line.length > 200 && (line.includes("'''") || line.includes('"""')) ? line.replace(tripleString, '""') : line;
}

const colonAtEnd = /:[ \t\f\r]*(?:#[^\n]*)?$/;

function endsWithColon(line: string): boolean {
  return line.endsWith(":") || colonAtEnd.test(line);
}
