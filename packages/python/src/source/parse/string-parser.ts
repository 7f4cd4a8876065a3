import type { Expression, FieldNode, JoinedStringNode, StringNode } from "../tree/nodes.ts";
import { decodeUtf8Text } from "../text/utf8-text.ts";
import { newCharacters } from "./character-names.ts";
import { literalValue } from "./literal-value.ts";
import { StringLiteral } from "./string-literal.ts";
import { TokenCursor } from "./token-cursor.ts";

type Part = string | null | FieldNode;

interface StringRun {
  readonly start: number;
  readonly parts: Part[];
  bytes: boolean;
  text: boolean;
  joined: boolean;
  template: boolean;
}

/** Reads string literals: adjacent ones are one, with the fields of f-strings and t-strings. */
export abstract class StringParser extends TokenCursor {
  protected abstract fieldExpression(): Expression;

  protected strings(): StringNode | JoinedStringNode {
    return this.soleString() ?? this.stringRun();
  }

  /** A literal without a prefix, escapes and neighbours: most are like that. */
  private soleString(): StringNode | undefined {
    const next = this.peek();
    if (!this.is("string") || next === "string" || next === "fstart") return undefined;
    const { start, end, text } = this;
    const quote = text.charCodeAt(start);
    if (quote !== 34 && quote !== 39) return undefined;
    const isTriple = end - start >= 6 && text.charCodeAt(start + 1) === quote && text.charCodeAt(start + 2) === quote;
    const width = isTriple ? 3 : 1;
    const contents = text.slice(start + width, end - width);
    if (contents.includes("\\")) return undefined;
    this.advance();
    return new StringLiteral(start, end, contents);
  }

  private stringRun(): StringNode | JoinedStringNode {
    const run: StringRun = { start: this.start, parts: [], bytes: false, text: false, joined: false, template: false };
    while (this.is("string") || this.is("fstart")) {
      if (this.is("string")) this.plainString(run);
      else this.fString(run);
    }
    const { start } = run;
    const end = this.lastEnd;
    if (run.bytes && (run.text || run.joined)) this.fail("cannot mix bytes and nonbytes literals", start);
    if (run.template && run.text) this.fail("cannot mix t-string literals with string or bytes literals", start);
    if (run.joined) return { type: "JoinedString", start, end, template: run.template, parts: run.parts };
    return { type: "String", start, end, bytes: run.bytes, value: joinValues(run.parts) };
  }

  private plainString(run: StringRun): void {
    const { word } = this;
    const quote = word.search(/["']/);
    const prefix = word.slice(0, quote).toLowerCase();
    const triple = word.startsWith(word.charAt(quote).repeat(3), quote) && word.length - quote >= 6;
    const width = triple ? 3 : 1;
    if (prefix.includes("b")) run.bytes = true;
    else run.text = true;
    const contents = word.slice(quote + width, -width);
    run.parts.push(literalValue(contents, prefix, this.start));
    this.characterNames(contents, prefix);
    this.advance();
  }

  private fString(run: StringRun): void {
    const offset = this.start;
    const prefix = this.word.replace(/["']+$/, "").toLowerCase();
    run.joined = true;
    if (prefix.includes("t")) {
      run.template = true;
      this.feature("template-string", offset);
    } else {
      run.text = true;
    }
    this.advance();
    this.fStringParts(run.parts, prefix);
    this.feature("f-string", offset);
    this.expect("fend");
  }

  private fStringParts(parts: Part[], prefix: string): void {
    for (;;) {
      if (this.is("fmiddle")) {
        const contents = this.word.replace(/\{\{/g, "{").replace(/\}\}/g, "}");
        parts.push(literalValue(contents, prefix, this.start));
        this.characterNames(contents, prefix);
        this.advance();
      } else if (this.is("{")) parts.push(this.field(prefix));
      else return;
    }
  }

  private characterNames(contents: string, prefix: string): void {
    if (!contents.includes("\\N{") || /[rb]/.test(prefix)) return;
    for (const { since, message } of newCharacters(decodeUtf8Text(contents))) {
      this.feature(since === null ? "character-name" : `character-name-${since}`, this.start, message);
    }
  }

  private field(prefix: string): FieldNode {
    const { start } = this;
    this.advance();
    if (this.is("}")) this.fail("f-string: valid expression required before '}'");
    if (this.is("!") || this.is(":") || this.is("=")) {
      this.fail(`f-string: valid expression required before '${this.kind}'`);
    }
    const value = this.fieldExpression();
    let plain = !this.accept("=");
    if (this.accept("!")) {
      plain = false;
      this.conversion();
    }
    const format: Part[] = [];
    if (this.accept(":")) {
      plain = false;
      this.fStringParts(format, prefix);
    }
    if (!this.is("}")) this.fail("f-string: expecting '}'");
    this.advance();
    return { type: "Field", start, end: this.lastEnd, value, format, plain };
  }

  private conversion(): void {
    const { word } = this;
    if (!this.is("name")) this.fail("f-string: invalid conversion character");
    if (!/^[rsa]$/.test(word)) {
      this.fail(`f-string: invalid conversion character '${word}': expected 's', 'r', or 'a'`);
    }
    if (this.lastEnd !== this.start) this.fail("f-string: conversion type must come right after the exclamation mark");
    this.advance();
  }
}

function joinValues(parts: readonly Part[]): string | null {
  if (parts.length === 1) return typeof parts[0] === "string" ? parts[0] : null;
  let value = "";
  for (const part of parts) {
    if (typeof part !== "string") return null;
    value += part;
  }
  return value;
}
