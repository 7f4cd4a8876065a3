import { legacyFault } from "../syntax/legacy-f-string.ts";
import { closingQuote, closingTriple, stringOpening, type StringOpening } from "../tokens/string-token.ts";
import { fStringEnd } from "./f-string-end.ts";
import { DOUBLE, INSIDE, OUTSIDE, RECOVERY, SINGLE } from "./line-patterns.ts";

const NEWLINE = 10;
/** CPython allows 200 levels; the patterns step over one more. */
const MANY_BRACKETS = 199;
const MAX_RECOVERIES = 8;

/** Steps from one logical line to the next over strings, comments, brackets and continuations. */
export class LineStepper {
  /** Something may keep the source from compiling; whoever must know parses it. */
  suspicious = false;
  /** Offsets of what not every version accepts, or may not. */
  versioned: number[] = [];
  protected text = "";
  /** The comment that ends the line stepped over last; -1 where there is none. */
  protected comment = -1;
  /** The line stepped over last has a semicolon. */
  protected semicolon = false;
  private readonly open: number[] = [];
  private recoveries = 0;
  private tolerant = false;

  protected begin(text: string): void {
    this.text = text;
    this.suspicious = false;
    this.versioned = [];
    this.recoveries = 0;
    this.tolerant = false;
  }

  /** Offset of the newline (or the end of the text) that ends the logical line which goes on at `from`. */
  protected lineEnd(from: number): number {
    const { text } = this;
    let at = from;
    this.comment = -1;
    this.semicolon = false;
    for (;;) {
      OUTSIDE.lastIndex = at;
      OUTSIDE.test(text);
      at = OUTSIDE.lastIndex;
      const code = text.charCodeAt(at);
      if (code === NEWLINE) return at;
      if (code === 40 || code === 91 || code === 123) at = this.brackets(at);
      else if (at >= text.length) return text.length;
      else at = this.special(at, code);
    }
  }

  /** Steps over a character that the patterns leave. */
  private special(at: number, code: number): number {
    switch (code) {
      case 34: // "
      case 39: // '
        return this.string(at, code);
      case 35: // #
        this.comment = at;
        return this.physicalEnd(at);
      case 92: // \
        return this.continuation(at);
      case 33: // !
        if (this.text.charCodeAt(at + 1) !== 61) this.suspicious = true;
        return at + 1;
      case 59: // ;
        this.semicolon = true;
        return at + 1;
      default:
        // What closes no bracket, or stands outside strings in no source: ) ] } $ ? `; letters of other alphabets.
        this.suspicious = true;
        return at + 1;
    }
  }

  private physicalEnd(at: number): number {
    const end = this.text.indexOf("\n", at);
    return end === -1 ? this.text.length : end;
  }

  private continuation(at: number): number {
    const { text } = this;
    const next = text.charCodeAt(at + 1);
    if (next === NEWLINE) return at + 2;
    if (next === 13 && text.charCodeAt(at + 2) === NEWLINE) return at + 3;
    this.suspicious = true;
    return at + 1;
  }

  private string(at: number, code: number): number {
    const { text } = this;
    const before = text.charCodeAt(at - 1) | 32;
    if (before >= 97 && before <= 122) return this.prefixedString(at);
    if (text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code) {
      const close = closingTriple(text, code === 34 ? '"""' : "'''", at + 3);
      if (close !== -1) return close + 3;
      this.suspicious = true;
      return at + 3;
    }
    const plain = code === 34 ? DOUBLE : SINGLE;
    plain.lastIndex = at + 1;
    plain.test(text);
    const end = plain.lastIndex;
    return text.charCodeAt(end) === code ? end + 1 : this.prefixedString(at);
  }

  private prefixedString(at: number): number {
    const { text } = this;
    const opening = stringOpening(text, this.prefixStart(at)) ?? stringOpening(text, at);
    if (!opening) return at + 1;
    let end: number;
    if (/[ft]/.test(opening.prefix)) end = this.fString(opening, at);
    else {
      const close = closingQuote(text, opening);
      end = close === -1 ? -1 : close + (opening.triple ? 3 : 1);
    }
    if (end !== -1) return end;
    this.suspicious = true;
    return opening.triple ? opening.body : this.physicalEnd(at);
  }

  private fString(opening: StringOpening, quote: number): number {
    const end = fStringEnd(this.text, opening);
    const start = quote - opening.prefix.length;
    if (opening.prefix.includes("t") || (end !== -1 && legacyFault(this.text, start, end))) {
      this.versioned.push(start);
    }
    return end;
  }

  private prefixStart(quote: number): number {
    let start = quote;
    while (quote - start < 2 && /[bBfFrRtTuU]/.test(this.text.charAt(start - 1))) start--;
    return /[\w\x80-\xff]/.test(this.text.charAt(start - 1)) ? quote : start;
  }

  /** Steps over a bracket with all that it holds. */
  private brackets(start: number): number {
    const { text, open } = this;
    open.length = 0;
    let at = start;
    do {
      const code = text.charCodeAt(at);
      if (code === 40 || code === 91 || code === 123) {
        open.push(code);
        if (open.length >= MANY_BRACKETS) this.suspicious = true;
        at++;
      } else if (code === 41 || code === 93 || code === 125) {
        if (!closes(open.pop() ?? 0, code)) this.suspicious = true;
        at++;
        if (open.length === 0) break;
      } else if (code === 59) {
        this.suspicious = true;
        at++;
      } else if (code !== NEWLINE) at = this.special(at, code);
      at = this.inside(at);
      if (at >= text.length) return this.unclosed(start);
    } while (!this.recovered(at));
    this.comment = -1;
    return at;
  }

  private inside(at: number): number {
    const pattern = this.tolerant ? OUTSIDE : INSIDE;
    pattern.lastIndex = at;
    pattern.test(this.text);
    const end = pattern.lastIndex;
    return this.tolerant && this.text.charCodeAt(end) === NEWLINE && !this.startsStatement(end + 1) ? end + 1 : end;
  }

  private recovered(at: number): boolean {
    return this.tolerant && this.text.charCodeAt(at) === NEWLINE && this.startsStatement(at + 1);
  }

  private startsStatement(at: number): boolean {
    RECOVERY.lastIndex = at;
    return RECOVERY.test(this.text);
  }

  /** A bracket that the text never closes must not swallow it: reads again, and ends brackets where statements begin. */
  private unclosed(start: number): number {
    this.suspicious = true;
    if (this.tolerant || this.recoveries++ > MAX_RECOVERIES) return this.text.length;
    this.tolerant = true;
    return this.brackets(start);
  }
}

function closes(open: number, close: number): boolean {
  return open === 40 ? close === 41 : open === 91 ? close === 93 : open === 123 && close === 125;
}
