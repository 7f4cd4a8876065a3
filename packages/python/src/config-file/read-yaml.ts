import { readFlow } from "./yaml-flow.ts";
import { YamlError, type YamlEntry, type YamlNode } from "./yaml-node.ts";
import { YamlText } from "./yaml-text.ts";

export type YamlResult =
  | { readonly ok: true; readonly root: YamlNode }
  | { readonly ok: false; readonly line: number; readonly message: string };

/** How deep collections may be nested. */
const MAX_DEPTH = 100;

/**
 * Reads the part of YAML that CI configuration is written in: one document of block and flow collections, all scalar
 * styles, anchors, aliases and merge keys. Explicit keys (`? `), keys of several lines and further documents are errors,
 * so that nothing is concluded from them. A full parser costs more than the rest of a small run (tested against one).
 */
export function readYaml(text: string): YamlResult {
  try {
    return { ok: true, root: new YamlReader(text).document() };
  } catch (error) {
    if (error instanceof YamlError) return { ok: false, line: error.line, message: error.message };
    throw error;
  }
}

class YamlReader {
  readonly #text: YamlText;
  readonly #anchors = new Map<string, YamlNode>();
  #depth = 0;

  constructor(text: string) {
    this.#text = new YamlText(text);
  }

  document(): YamlNode {
    const text: YamlText = this.#text;
    while (/^(?:%|\s*(?:#|$))/.test(text.lines[text.row] ?? "#") && text.row < text.lines.length) text.row++;
    if (/^---(?:\s|$)/.test(text.lines[text.row] ?? "")) {
      text.column = 3;
      text.endLine();
    }
    const root = this.#below(-1);
    if (text.nextContent() >= 0) text.fail("unexpected content behind the document");
    if (text.lines[text.row]?.startsWith("---")) text.fail("several documents in one file");
    return root;
  }

  /** The node on the following lines that are indented deeper than its parent. */
  #below(parentIndent: number, dashes = false): YamlNode {
    const indent = this.#text.nextContent();
    if (indent > parentIndent) return this.#node(parentIndent);
    if (dashes && indent === parentIndent && isDash(this.#text.rest)) return this.#sequence(indent);
    return { kind: "scalar", text: "", quoted: false, line: this.#text.line };
  }

  /** The node that starts at the cursor. */
  #node(parentIndent: number): YamlNode {
    if (++this.#depth > MAX_DEPTH) this.#text.fail("nested too deep");
    const rest = this.#text.rest;
    const isKey = keyOf(rest) !== undefined;
    const node = isDash(rest)
      ? this.#sequence(this.#text.column)
      : isKey
        ? this.#mapping(this.#text.column)
        : this.#value(parentIndent, false);
    this.#depth--;
    return node;
  }

  #sequence(indent: number): YamlNode {
    const text: YamlText = this.#text;
    const line = text.line;
    const items: YamlNode[] = [];
    do {
      const gap = /^-(\s*)/.exec(text.rest)?.[0].length ?? 1;
      text.column += gap;
      if (isBlank(text.rest)) {
        text.row++;
        items.push(this.#below(indent));
      } else if (text.rest.startsWith("&") || text.rest.startsWith("!")) items.push(this.#value(indent, false));
      else items.push(this.#node(indent));
    } while (text.nextContent() === indent && isDash(text.rest));
    if (text.nextContent() > indent) text.fail("unexpected indentation");
    return { kind: "sequence", items, line };
  }

  #mapping(indent: number): YamlNode {
    const text: YamlText = this.#text;
    const line = text.line;
    const entries = new Map<string, YamlEntry>();
    const merged: YamlNode[] = [];
    do {
      const key = keyOf(text.rest);
      if (!key) text.fail(`expected a key, not '${text.rest.trim()}'`);
      if (entries.has(key.name)) text.fail(`the key '${key.name}' stands twice`);
      const keyLine = text.line;
      text.column += key.length;
      const value = this.#value(indent, true);
      if (key.name === "<<") merged.push(value);
      else entries.set(key.name, { value, line: keyLine });
    } while (text.nextContent() === indent && !isDash(text.rest));
    if (text.nextContent() > indent) text.fail("unexpected indentation");
    for (const node of merged) mergeInto(entries, node);
    return { kind: "mapping", entries, line };
  }

  /** The value behind a key or a dash, or a lone one: on this line, or below. */
  #value(parentIndent: number, dashes: boolean): YamlNode {
    const text: YamlText = this.#text;
    const { anchor, tag } = this.#properties();
    const node = this.#bareValue(parentIndent, dashes);
    if (anchor !== undefined) this.#anchors.set(anchor, node);
    return tag === undefined || tag.startsWith("!!") ? node : { kind: "unknown", line: text.line };
  }

  #bareValue(parentIndent: number, dashes: boolean): YamlNode {
    const text: YamlText = this.#text;
    const rest = text.rest;
    if (isBlank(rest)) {
      text.row++;
      return this.#below(parentIndent, dashes);
    }
    const char = rest[0] ?? "";
    if (char === "|" || char === ">") return text.block(parentIndent);
    if (char === "*") return this.#alias();
    if (char === "[" || char === "{" || char === '"' || char === "'") {
      const node = readFlow(text, parentIndent, (name) => this.#anchors.get(name));
      text.endLine();
      return node;
    }
    if (/^(?:[%@`&!]|[?](?:\s|$))/.test(rest)) text.fail(`unexpected '${rest}'`);
    if (!dashes && keyOf(rest) !== undefined) return this.#mapping(text.column);
    if (isDash(rest)) text.fail("a sequence cannot begin on the line of its key");
    return text.plain(parentIndent);
  }

  #properties(): { anchor: string | undefined; tag: string | undefined } {
    const text: YamlText = this.#text;
    let anchor: string | undefined;
    let tag: string | undefined;
    text.column += /^\s*/.exec(text.rest)?.[0].length ?? 0;
    for (let match; (match = /^(&|!)(\S*)(?:\s+|$)/.exec(text.rest)); text.column += match[0].length) {
      if (match[1] === "&") anchor = match[2];
      else tag = `!${match[2] ?? ""}`;
    }
    return { anchor, tag };
  }

  #alias(): YamlNode {
    const text: YamlText = this.#text;
    const match = /^\*([^\s,[\]{}]+)/.exec(text.rest);
    const node = match && this.#anchors.get(match[1] ?? "");
    if (!node) text.fail("unknown alias");
    text.column += match[0].length;
    text.endLine();
    return node;
  }
}

function isDash(rest: string): boolean {
  return /^-(?:\s|$)/.test(rest);
}

function isBlank(rest: string): boolean {
  return /^\s*(?:$|#)/.test(rest);
}

/** The key at the start of a text, with how far it goes, its colon and the blanks behind it included. */
function keyOf(rest: string): { name: string; length: number } | undefined {
  const quoted = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*:(?:\s+|$)/.exec(rest);
  if (quoted) return { name: quoted[1] ?? (quoted[2] ?? "").replaceAll("''", "'"), length: quoted[0].length };
  if (!/^(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:]\S)/.test(rest)) return undefined;
  const colon = /:(?:\s+|$)/.exec(rest);
  if (!colon) return undefined;
  const name = rest.slice(0, colon.index);
  if (/\s#/.test(name)) return undefined;
  return { name: name.trimEnd(), length: colon.index + colon[0].length };
}

/** YAML 1.1 merge keys: what the mapping itself says wins. */
function mergeInto(entries: Map<string, YamlEntry>, node: YamlNode): void {
  if (node.kind === "sequence")
    node.items.forEach((item) => {
      mergeInto(entries, item);
    });
  if (node.kind !== "mapping") return;
  for (const [key, entry] of node.entries) if (!entries.has(key)) entries.set(key, entry);
}
