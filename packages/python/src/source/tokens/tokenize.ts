import { BYTE_ORDER_MARK } from "../text/line-index.ts";
import { decodeUtf8Text } from "../text/utf8-text.ts";
import { characterFault, checkIdentifier } from "./character-fault.ts";
import { middleEnd } from "./f-string-middle.ts";
import { Indentation } from "./indentation.ts";
import { numberEnd } from "./number-token.ts";
import { SourceFault } from "./source-fault.ts";
import { unterminated } from "./unterminated.ts";
import { closingQuote, stringOpening, type StringOpening } from "./string-token.ts";
import { firstBodyBehind, NONE_UNREAD, type UnreadBodies } from "./unread-bodies.ts";
import { KEYWORDS, type Tokens } from "./tokens.ts";

/** Of fields of one f-string, each in the format specification of the one before. */
const MAX_FIELDS = 3;
const MAX_NESTING = 200;
const blank = /[ \t\f]*/y;
const word = /[A-Za-z_\x80-\xff][\w\x80-\xff]*/y;
const operator = /\*\*=?|\/\/=?|<<=?|>>=?|->|:=|\.\.\.|<>|[<>=!+\-*/%@&|^]=|[<>=+\-*/%@&|^~.,:;!()[\]{}]/y;
const comment = /#[^\r\n]*/y;
const lineEnd = /\r\n?|\n/y;
const CLOSERS: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

const SINGLE: ReadonlySet<string> = new Set(["(", ")", "[", "]", "{", "}", ",", ";"]);

function isWordStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 128;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

interface Bracket {
  readonly open: string;
  readonly offset: number;
  /** Set where the bracket opens a field of an f-string. */
  readonly field: StringOpening | null;
}

/**
 * Splits a source (one character a byte) into tokens as CPython 3.12 does, f-strings included. Each unread body becomes one
 * token "body". Never throws.
 */
export function tokenize(text: string, from = sourceStart(text), unread = NONE_UNREAD): Tokens {
  return new Tokenizer(text, from, unread).run();
}

function sourceStart(text: string): number {
  return text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
}

class Tokenizer {
  private readonly text: string;
  private readonly kinds: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly comments: number[] = [];
  private readonly brackets: Bracket[] = [];
  private readonly fstrings: StringOpening[] = [];
  private readonly indentation = new Indentation();
  private readonly unread: UnreadBodies;
  private nextUnread: number;
  /** Offset of the unread body that has just been stepped over; -1 where there is none. */
  private bodyStart = -1;
  private at: number;

  constructor(text: string, from: number, unread: UnreadBodies) {
    this.text = text;
    this.at = from;
    this.unread = unread;
    this.nextUnread = from === 0 ? 0 : firstBodyBehind(unread, from);
  }

  run(): Tokens {
    let fault: SourceFault | null = null;
    try {
      this.line();
      while (this.at < this.text.length) this.token();
      this.finish();
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error;
      fault = error;
      this.push("fault", error.offset, error.offset);
    }
    return { kinds: this.kinds, starts: this.starts, ends: this.ends, comments: this.comments, fault };
  }

  private push(kind: string, start: number, end: number): void {
    this.kinds.push(kind);
    this.starts.push(start);
    this.ends.push(end);
  }

  private match(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  /** The beginning of a logical line: skips empty ones and turns white space into indents and dedents. */
  private line(): void {
    for (;;) {
      const start = this.at;
      this.skipBlank();
      while (this.text.charAt(this.at) === "\\" && this.continuation()) this.skipBlank();
      if (this.text.charAt(this.at) === "#") this.comment();
      if (this.match(lineEnd)) this.at = lineEnd.lastIndex;
      else if (this.at >= this.text.length) {
        this.bodyBefore(this.at);
        return;
      } else {
        this.indent(start, this.indentEnd(start));
        return;
      }
    }
  }

  /** White space of the first physical line counts, whatever a backslash joins to it. */
  private indentEnd(start: number): number {
    blank.lastIndex = start;
    blank.test(this.text);
    if (blank.lastIndex > start || this.text.charAt(start) !== "\\") return blank.lastIndex;
    return start;
  }

  /** An unread body reaches up to the next statement, as one that has been read does. */
  private bodyBefore(end: number): void {
    if (this.bodyStart === -1) return;
    this.push("body", this.bodyStart, end);
    this.bodyStart = -1;
  }

  private indent(start: number, end: number): void {
    this.bodyBefore(end);
    const change = this.indentation.change(this.text, start, end);
    if (change > 0) this.push("indent", end, end);
    for (let i = change; i < 0; i++) this.push("dedent", end, end);
  }

  private skipBlank(): number {
    if (this.match(blank)) this.at = blank.lastIndex;
    return this.at;
  }

  private comment(): void {
    this.match(comment);
    this.comments.push(this.at, comment.lastIndex);
    this.at = comment.lastIndex;
  }

  /** A backslash at the end of a line. */
  private continuation(): boolean {
    this.at++;
    if (!this.match(lineEnd)) {
      if (this.at >= this.text.length) throw new SourceFault("unexpected EOF while parsing", this.at - 1);
      throw new SourceFault("unexpected character after line continuation character", this.at);
    }
    this.at = lineEnd.lastIndex;
    if (this.at >= this.text.length) throw new SourceFault("unexpected EOF while parsing", this.at);
    return true;
  }

  private token(): void {
    const { text } = this;
    let code = text.charCodeAt(this.at);
    while (code === 32 || code === 9 || code === 12) code = text.charCodeAt(++this.at);
    if (this.at >= text.length) return;
    if (isWordStart(code)) {
      this.match(word);
      this.word(word.lastIndex);
    } else if (code === 10 || code === 13) {
      this.match(lineEnd);
      this.newline(lineEnd.lastIndex);
    } else this.symbol(text.charAt(this.at), code);
  }

  private word(end: number): void {
    const start = this.at;
    const next = this.text.charCodeAt(end);
    if ((next === 34 || next === 39) && end - start <= 2) {
      const opening = stringOpening(this.text, start);
      if (opening) {
        this.string(opening);
        return;
      }
    }
    const name = this.text.slice(start, end);
    checkIdentifier(name, start);
    this.push(KEYWORDS.get(name) ?? "name", start, end);
    this.at = end;
  }

  private newline(end: number): void {
    const start = this.at;
    this.at = end;
    if (this.brackets.length > 0) return;
    const opensBlock = this.kinds.at(-1) === ":";
    this.push("newline", start, end);
    this.stepOverBody(end, opensBlock);
    this.line();
  }

  private stepOverBody(end: number, opensBlock: boolean): void {
    const { headerEnds, ends } = this.unread;
    while ((headerEnds[this.nextUnread] ?? Infinity) < end - 1) this.nextUnread++;
    if (!opensBlock || headerEnds[this.nextUnread] !== end - 1) return;
    this.bodyStart = end;
    this.at = ends[this.nextUnread] ?? end;
  }

  private symbol(char: string, code: number): void {
    if (SINGLE.has(char) && this.plainBrackets) this.single(char);
    else if (code === 35) this.comment();
    else if (code === 92) this.continuation();
    else if (code === 34 || code === 39) this.quoted();
    else if (isDigit(code) || (code === 46 && isDigit(this.text.charCodeAt(this.at + 1)))) {
      const end = numberEnd(this.text, this.at);
      this.push("number", this.at, end);
      this.at = end;
    } else if (this.match(operator)) this.operator(operator.lastIndex);
    else throw this.unknownCharacter();
  }

  /** Brackets and commas, which begin no longer operator. */
  private single(kind: string): void {
    const start = this.at;
    if (kind === ")" || kind === "]" || kind === "}") {
      this.close(kind, start);
      return;
    }
    if (kind in CLOSERS) this.open(kind, start, null);
    this.push(kind, start, start + 1);
    this.at = start + 1;
  }

  /** No field of an f-string is the innermost bracket. */
  private get plainBrackets(): boolean {
    return this.fstrings.length === 0 || !this.brackets.at(-1)?.field;
  }

  private unknownCharacter(): SourceFault {
    const [character = ""] = decodeUtf8Text(this.text.slice(this.at, this.at + 4));
    return characterFault(character, this.at);
  }

  private quoted(): void {
    const opening = stringOpening(this.text, this.at);
    if (opening) this.string(opening);
  }

  private string(opening: StringOpening): void {
    const start = this.at;
    if (/[ft]/.test(opening.prefix)) {
      this.push("fstart", start, opening.body);
      this.at = opening.body;
      this.fstrings.push(opening);
      this.middle(opening, false);
      return;
    }
    const close = closingQuote(this.text, opening);
    if (close === -1) throw unterminated(opening, start);
    this.at = close + (opening.triple ? 3 : 1);
    this.push("string", start, this.at);
  }

  private operator(end: number): void {
    const start = this.at;
    const top = this.brackets.at(-1);
    const kind = this.text.slice(start, end);
    if (top?.field && (kind === ":=" || kind === ":")) {
      this.push(":", start, start + 1);
      this.at = start + 1;
      this.middle(top.field, true);
      return;
    }
    if (kind === "<>") throw new SourceFault("invalid syntax", start);
    if (kind === "!" && !top?.field) throw new SourceFault("invalid syntax", start);
    if (kind in CLOSERS) this.open(kind, start, null);
    else if (kind === ")" || kind === "]" || kind === "}") {
      this.close(kind, start);
      return;
    }
    this.push(kind, start, end);
    this.at = end;
  }

  private open(kind: string, offset: number, field: StringOpening | null): void {
    if (this.brackets.length >= MAX_NESTING) throw new SourceFault("too many nested parentheses", offset);
    this.brackets.push({ open: kind, offset, field });
  }

  private close(kind: string, offset: number): void {
    const top = this.brackets.pop();
    if (!top) throw new SourceFault(`unmatched '${kind}'`, offset);
    if (CLOSERS[top.open] !== kind) throw this.mismatch(kind, offset, top);
    this.push(kind, offset, offset + 1);
    this.at = offset + 1;
    if (top.field) this.middle(top.field, this.brackets.at(-1)?.field === top.field);
  }

  private mismatch(kind: string, offset: number, top: Bracket): SourceFault {
    if (top.field) return new SourceFault(`f-string: unmatched '${kind}'`, offset);
    const message = `closing parenthesis '${kind}' does not match opening parenthesis '${top.open}'`;
    const isBelow = /[\r\n]/.test(this.text.slice(top.offset, offset));
    return new SourceFault(message, offset, "SyntaxError", null, isBelow ? top.offset : null);
  }

  /** Literal text of an f-string up to the next field or its end; `spec`: inside a format specification. */
  private middle(opening: StringOpening, spec: boolean): void {
    const start = this.at;
    const end = middleEnd(this.text, start, opening, spec);
    if (end === -1) throw unterminated(opening, start, "f-string");
    if (end > start) this.push("fmiddle", start, end);
    this.at = end;
    const char = this.text.charAt(end);
    if (char === "{") {
      const fields = spec ? this.brackets.filter(({ field }) => field === opening).length : 0;
      if (fields >= MAX_FIELDS) throw new SourceFault("f-string: expressions nested too deeply", end);
      this.open("{", end, opening);
      this.push("{", end, end + 1);
      this.at = end + 1;
    } else if (char === "}") {
      if (!spec) throw new SourceFault("f-string: single '}' is not allowed", end);
      this.close("}", end);
    } else if (spec) {
      throw new SourceFault("f-string: expecting '}'", end);
    } else {
      this.at = end + (opening.triple ? 3 : 1);
      this.push("fend", end, this.at);
      this.fstrings.pop();
    }
  }

  private finish(): void {
    const open = this.brackets.at(-1);
    if (open?.field) throw new SourceFault("f-string: expecting '}'", open.offset);
    if (open) throw new SourceFault(`'${open.open}' was never closed`, open.offset);
    const end = this.text.length;
    const last = this.kinds.at(-1);
    if (last !== undefined && last !== "newline" && last !== "dedent" && last !== "body")
      this.push("newline", end, end);
    for (let i = this.indentation.depth; i > 0; i--) this.push("dedent", end, end);
    this.push("end", end, end);
  }
}
