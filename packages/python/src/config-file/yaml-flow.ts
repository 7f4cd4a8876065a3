import type { YamlEntry, YamlNode } from "./yaml-node.ts";
import type { YamlText } from "./yaml-text.ts";

type Anchors = (name: string) => YamlNode | undefined;

const MAX_DEPTH = 100;

/** A flow collection or a quoted scalar from its first character; leaves the cursor behind it. */
export function readFlow(text: YamlText, parentIndent: number, anchors: Anchors): YamlNode {
  return new FlowReader(text, parentIndent, anchors).node(0);
}

class FlowReader {
  readonly #text: YamlText;
  readonly #parentIndent: number;
  readonly #anchors: Anchors;

  constructor(text: YamlText, parentIndent: number, anchors: Anchors) {
    this.#text = text;
    this.#parentIndent = parentIndent;
    this.#anchors = anchors;
  }

  node(depth: number): YamlNode {
    const text: YamlText = this.#text;
    if (depth > MAX_DEPTH) text.fail("nested too deep");
    const rest = text.rest;
    const char = rest[0];
    if (char === "[") return this.#sequence(depth);
    if (char === "{") return this.#mapping(depth);
    if (char === '"' || char === "'") return text.quoted();
    if (char === "*") {
      const name = /^\*([^\s,[\]{}]+)/.exec(rest);
      const node = name && this.#anchors(name[1] ?? "");
      if (!node) text.fail("unknown alias");
      text.column += name[0].length;
      return node;
    }
    if (/^[&!?|>%@`]/.test(rest)) text.fail(`unexpected '${rest}'`);
    return this.#plain();
  }

  #sequence(depth: number): YamlNode {
    const text: YamlText = this.#text;
    const line = text.line;
    const items: YamlNode[] = [];
    text.column++;
    while (this.#skip() !== "]") {
      const item = this.node(depth + 1);
      if (this.#skip() === ":" && this.#isColon(item)) {
        const value = this.#pairValue(depth);
        const name = item.kind === "scalar" ? item.text : text.fail("a key must be a scalar");
        items.push({ kind: "mapping", entries: new Map([[name, { value, line: item.line }]]), line: item.line });
      } else items.push(item);
      this.#separator("]");
    }
    text.column++;
    return { kind: "sequence", items, line };
  }

  #mapping(depth: number): YamlNode {
    const text: YamlText = this.#text;
    const line = text.line;
    const entries = new Map<string, YamlEntry>();
    text.column++;
    while (this.#skip() !== "}") {
      const key = this.node(depth + 1);
      if (key.kind !== "scalar") text.fail("a key must be a scalar");
      if (entries.has(key.text)) text.fail(`the key '${key.text}' stands twice`);
      const empty: YamlNode = { kind: "scalar", text: "", quoted: false, line: text.line };
      const value = this.#skip() === ":" ? this.#pairValue(depth) : empty;
      entries.set(key.text, { value, line: key.line });
      this.#separator("}");
    }
    text.column++;
    return { kind: "mapping", entries, line };
  }

  #isColon(key: YamlNode): boolean {
    return key.kind !== "scalar" || key.quoted || /^:(?:[\s,[\]{}]|$)/.test(this.#text.rest);
  }

  #pairValue(depth: number): YamlNode {
    this.#text.column++;
    const next = this.#skip();
    if (next === "," || next === "}" || next === "]")
      return { kind: "scalar", text: "", quoted: false, line: this.#text.line };
    return this.node(depth + 1);
  }

  #separator(close: string): void {
    const next = this.#skip();
    if (next === ",") this.#text.column++;
    else if (next !== close) this.#text.fail(`expected ',' or '${close}'`);
  }

  /** Steps over blanks, comments and line ends; the character that comes next. */
  #skip(): string {
    const text: YamlText = this.#text;
    for (;;) {
      const rest = text.rest;
      const blank = rest.search(/\S/);
      const isComment = blank >= 0 && rest[blank] === "#" && (blank > 0 || text.column === 0);
      if (blank >= 0 && !isComment) {
        text.column += blank;
        return text.rest[0] ?? "";
      }
      text.row++;
      text.column = 0;
      const line = text.lines[text.row];
      if (line === undefined) text.fail("a flow collection is not closed");
      if (line.trim() !== "" && line.search(/[^ ]/) <= this.#parentIndent && !/^\s*[\]}#]/.test(line)) {
        text.fail("a flow collection must be indented deeper than its parent");
      }
    }
  }

  #plain(): YamlNode {
    const text: YamlText = this.#text;
    const line = text.line;
    const parts: string[] = [];
    for (;;) {
      const match = /^(?:[^\s,[\]{}:#]|:(?![\s,[\]{}]|$)|(?<=\S)#|[ \t]+(?![#\s]))+/.exec(text.rest);
      if (!match) break;
      parts.push(match[0].trim());
      text.column += match[0].length;
      if (text.rest.trim() !== "") break;
      this.#skip();
    }
    if (parts.length === 0) text.fail(`unexpected '${text.rest}'`);
    return { kind: "scalar", text: parts.join(" "), quoted: false, line };
  }
}
