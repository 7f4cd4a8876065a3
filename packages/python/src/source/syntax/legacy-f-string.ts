import { closingQuote, stringOpening } from "../tokens/string-token.ts";

/** Why Python before 3.12 rejects an f-string that PEP 701 allows. */
export interface LegacyFault {
  readonly feature:
    | "pep701-fstring-backslash"
    | "pep701-fstring-comment"
    | "pep701-fstring-newline"
    | "pep701-fstring-quotes"
    | "pep701-fstring-nesting";
  readonly offset: number;
  readonly message: string;
}

const MAX_LEVEL = 2;
const PAIRS: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/**
 * Reads the f-string at `start` as CPython 3.8 to 3.11 did: first as a plain string token, then field by field. `end` is where
 * the literal ends since 3.12; undefined where the old rules accept it just so.
 */
export function legacyFault(text: string, start: number, end: number): LegacyFault | undefined {
  const opening = stringOpening(text, start);
  if (!opening) return undefined;
  const close = closingQuote(text, opening);
  if (close === -1 || close >= end) return unclosed(text, opening.body, end);
  const width = opening.triple ? 3 : 1;
  const reader = new LegacyReader(text, close, opening.prefix.includes("r"));
  const fault = reader.read(opening.body);
  if (close + width === end) return fault;
  const message = fault?.message ?? "invalid syntax";
  if (fault?.feature === "pep701-fstring-backslash") return fault;
  return { feature: "pep701-fstring-quotes", offset: close, message };
}

/** A line ends inside a field. */
function unclosed(text: string, body: number, end: number): LegacyFault {
  const newline = text.slice(body, end).search(/[\r\n]/);
  const message = "unterminated string literal";
  return { feature: "pep701-fstring-newline", offset: newline === -1 ? body : body + newline, message };
}

class LegacyReader {
  private readonly text: string;
  private readonly end: number;
  private readonly raw: boolean;
  private at = 0;

  constructor(text: string, end: number, raw: boolean) {
    this.text = text;
    this.end = end;
    this.raw = raw;
  }

  read(start: number): LegacyFault | undefined {
    this.at = start;
    return this.literal(0);
  }

  private get char(): string {
    return this.at < this.end ? this.text.charAt(this.at) : "";
  }

  /** Literal text and fields up to the end, or up to the "}" that ends a format specification. */
  private literal(level: number): LegacyFault | undefined {
    while (this.at < this.end) {
      const { char } = this;
      const next = this.text.charAt(this.at + 1);
      if (char === "\\") this.escape(next);
      else if (char === "{" && next === "{" && level === 0) this.at += 2;
      else if (char === "{") {
        const fault = this.field(level);
        if (fault) return fault;
      } else if (char === "}" && level > 0) return undefined;
      else this.at += char === "}" && next === "}" ? 2 : 1;
    }
    return undefined;
  }

  private escape(next: string): void {
    const named = !this.raw && next === "N" && this.text.charAt(this.at + 2) === "{";
    const close = named ? this.text.indexOf("}", this.at) : -1;
    if (close !== -1) this.at = close + 1;
    else this.at += next === "{" || next === "}" ? 1 : 2;
  }

  private field(level: number): LegacyFault | undefined {
    if (level >= MAX_LEVEL) return this.fault("nesting", "f-string: expressions nested too deeply");
    this.at++;
    const fault = this.expression();
    if (fault) return fault;
    if (this.char === "=") this.skipDebug();
    if (this.char === "!") this.at += 2;
    if (this.char === ":") {
      this.at++;
      const inner = this.literal(level + 1);
      if (inner) return inner;
    }
    if (this.char !== "}") return this.fault("quotes", "f-string: expecting '}'");
    this.at++;
    return undefined;
  }

  private skipDebug(): void {
    this.at++;
    while (/\s/.test(this.char)) this.at++;
  }

  private expression(): LegacyFault | undefined {
    const open: string[] = [];
    let quote = "";
    for (; this.at < this.end; this.at++) {
      const { char } = this;
      if (char === "\\") return this.fault("backslash", "f-string expression part cannot include a backslash");
      if (quote !== "") {
        if (!this.text.startsWith(quote, this.at)) continue;
        this.at += quote.length - 1;
        quote = "";
      } else if (char === "'" || char === '"') {
        const fault = this.nestedFault();
        if (fault) return fault;
        quote = this.openQuote(char);
      } else if (char === "(" || char === "[" || char === "{") open.push(char);
      else if (char === "#") return this.fault("comment", "f-string expression part cannot include '#'");
      else if (open.length === 0 && "!:}=<>".includes(char)) {
        if (this.endsExpression(char)) return undefined;
      } else if (PAIRS[char] !== undefined && open.pop() !== PAIRS[char]) {
        return this.fault("quotes", `f-string: unmatched '${char}'`);
      }
    }
    if (quote !== "") return this.fault("quotes", "f-string: unterminated string");
    const last = open.at(-1);
    return last === undefined ? undefined : this.fault("quotes", `f-string: unmatched '${last}'`);
  }

  /** What is wrong with an f-string whose quotes open here, as a literal of its own. */
  private nestedFault(): LegacyFault | undefined {
    const [prefix = ""] = /\b[fFrR]{1,2}$/.exec(this.text.slice(Math.max(this.at - 3, 0), this.at)) ?? [];
    const opening = stringOpening(this.text, this.at - prefix.length);
    if (!opening?.prefix.includes("f")) return undefined;
    const { body, quote, triple } = opening;
    const close = this.text.indexOf(triple ? quote.repeat(3) : quote, body);
    if (close === -1 || close > this.end) return undefined;
    const newline = triple ? -1 : this.text.slice(body, close).search(/[\r\n]/);
    if (newline !== -1) return unclosed(this.text, body, close);
    const fault = new LegacyReader(this.text, close, opening.prefix.includes("r")).read(body);
    return fault && { ...fault, message: `f-string: ${fault.message}` };
  }

  private openQuote(char: string): string {
    const quote = this.text.startsWith(char.repeat(3), this.at) ? char.repeat(3) : char;
    this.at += quote.length - 1;
    return quote;
  }

  /** Comparison operators do not end an expression; steps over their second character. */
  private endsExpression(char: string): boolean {
    if (this.text.charAt(this.at + 1) === "=" && "!=<>".includes(char)) {
      this.at++;
      return false;
    }
    return char !== "<" && char !== ">";
  }

  private fault(kind: "backslash" | "comment" | "quotes" | "nesting", message: string): LegacyFault {
    return { feature: `pep701-fstring-${kind}`, offset: Math.min(this.at, this.end), message };
  }
}
