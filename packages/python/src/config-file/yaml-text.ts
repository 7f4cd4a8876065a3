import { YamlError, type YamlNode } from "./yaml-node.ts";

/** Lines of a YAML text with a cursor, and the scalars that may span several of them. */
export class YamlText {
  readonly lines: readonly string[];
  row = 0;
  column = 0;

  constructor(text: string) {
    this.lines = text.replace(/^\uFEFF|(?:\r\n|\n|\r)$/g, "").split(/\r\n|\n|\r/);
  }

  get line(): number {
    return this.row + 1;
  }

  get rest(): string {
    return (this.lines[this.row] ?? "").slice(this.column);
  }

  fail(message: string): never {
    throw new YamlError(this.line, message);
  }

  /** Moves to the next line with content; its indentation, or -1 at the end of the document. */
  nextContent(): number {
    for (; this.row < this.lines.length; this.row++) {
      const line = this.lines[this.row] ?? "";
      if (/^(?:---|\.\.\.)(?:\s|$)/.test(line)) return -1;
      const indent = line.search(/[^ ]/);
      if (indent < 0 || line[indent] === "#") continue;
      if (line[indent] === "\t") {
        if (/^\s*(?:#|$)/.test(line)) continue;
        this.fail("a tab cannot indent");
      }
      this.column = indent;
      return indent;
    }
    return -1;
  }

  /** Checks that nothing but a comment follows, and moves to the next line. */
  endLine(): void {
    if (!/^(?:\s*$|\s+#)/.test(this.rest)) this.fail(`unexpected '${this.rest.trim()}'`);
    this.row++;
    this.column = 0;
  }

  /** A plain scalar outside flow collections, which goes on over deeper lines. */
  plain(parentIndent: number): YamlNode {
    const line = this.line;
    const first = this.rest;
    const parts = [withoutComment(first)];
    this.row++;
    let commented = parts[0] !== first.trimEnd();
    let blanks = 0;
    while (this.row < this.lines.length && !commented) {
      const raw = this.lines[this.row] ?? "";
      const text = raw.trim();
      if (text === "") blanks++;
      else {
        const indent = raw.search(/[^ ]/);
        if (indent <= parentIndent || text.startsWith("#") || (indent === 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(raw)))
          break;
        if (/:(?:\s|$)/.test(withoutComment(text))) this.fail("a plain scalar of several lines cannot hold a key");
        const part = withoutComment(text);
        commented = part !== text;
        parts.push(blanks > 0 ? "\n".repeat(blanks) : " ", part);
        blanks = 0;
      }
      this.row++;
    }
    this.column = 0;
    if (/:(?:\s|$)/.test(parts[0] ?? "")) throw new YamlError(line, "a mapping cannot stand inside a plain value");
    return { kind: "scalar", text: parts.join(""), quoted: false, line };
  }

  /** A quoted scalar from its opening quote; leaves the cursor behind the closing one. */
  quoted(): YamlNode {
    const line = this.line;
    const quote = this.rest[0];
    this.column++;
    const body = quote === "'" ? /(?:[^']|'')*/y : /(?:[^"\\]|\\.|\\$)*/y;
    let text = "";
    for (;;) {
      const raw = this.lines[this.row];
      if (raw === undefined) throw new YamlError(line, "a quoted scalar is not closed");
      body.lastIndex = this.column;
      const part = body.exec(raw)?.[0] ?? "";
      this.column += part.length;
      if (raw[this.column] === quote) {
        this.column++;
        text += part;
        break;
      }
      text = this.#foldQuoted(text + part, quote === '"');
    }
    return {
      kind: "scalar",
      text: quote === "'" ? text.replaceAll("''", "'") : unescapeDouble(text),
      quoted: true,
      line,
    };
  }

  /** Joins a quoted line with the next one that is not blank. */
  #foldQuoted(text: string, double: boolean): string {
    let blanks = 0;
    this.row++;
    while (this.row < this.lines.length && (this.lines[this.row] ?? "").trim() === "") {
      blanks++;
      this.row++;
    }
    this.column = Math.max(0, (this.lines[this.row] ?? "").search(/\S/));
    if (double && /(?:^|[^\\])(?:\\\\)*\\$/.test(text)) return text.slice(0, -1) + "\n".repeat(blanks);
    return text.replace(/[ \t]+$/, "") + (blanks > 0 ? "\n".repeat(blanks) : " ");
  }

  /** A literal (`|`) or folded (`>`) scalar from its header. */
  block(parentIndent: number): YamlNode {
    const header = /^([|>])(?:([+-])([1-9])?|([1-9])([+-])?)?\s*(?:$|\s#.*$)/.exec(this.rest);
    if (!header) this.fail(`unexpected '${this.rest}'`);
    const digit = header[3] ?? header[4];
    const chomp = header[2] ?? header[5] ?? "";
    this.row++;
    this.column = 0;
    const start = this.row;
    let indent = digit === undefined ? -1 : Math.max(parentIndent, 0) + Number(digit);
    const lines: string[] = [];
    for (; this.row < this.lines.length; this.row++) {
      const raw = this.lines[this.row] ?? "";
      const at = raw.search(/[^ ]/);
      if (at < 0) {
        lines.push(indent < 0 ? "" : raw.slice(indent));
        continue;
      }
      if (indent < 0 && at > parentIndent) indent = at;
      if (indent < 0 || at < indent || (at === 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(raw))) break;
      lines.push(raw.slice(indent));
    }
    const text = chomped(lines, chomp, header[1] === ">");
    return { kind: "scalar", text, quoted: true, line: start + 1 };
  }
}

function withoutComment(text: string): string {
  return text.replace(/(?:^|\s)#.*$/, "").trimEnd();
}

function chomped(lines: readonly string[], chomp: string, folded: boolean): string {
  let end = lines.length;
  while (end > 0 && lines[end - 1] === "") end--;
  const content = lines.slice(0, end);
  const body = folded ? fold(content) : content.join("\n");
  if (chomp === "-") return body;
  if (chomp === "+") return body + "\n".repeat(lines.length - end + (end > 0 ? 1 : 0));
  return end > 0 ? `${body}\n` : "";
}

/** Line folding of YAML 1.2, section 8.1.3: single breaks become spaces, except around blank and more indented lines. */
function fold(lines: readonly string[]): string {
  let text = "";
  let blanks = 0;
  let previous: string | undefined;
  for (const line of lines) {
    if (line === "") {
      blanks++;
      continue;
    }
    const deeper = /^[ \t]/.test(line) || (previous !== undefined && /^[ \t]/.test(previous));
    if (previous === undefined) text += "\n".repeat(blanks);
    else if (deeper) text += "\n".repeat(blanks + 1);
    else text += blanks > 0 ? "\n".repeat(blanks) : " ";
    text += line;
    blanks = 0;
    previous = line;
  }
  return text;
}

const escapes: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  t: "\t",
  "\t": "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\x1b",
  N: "\x85",
  _: "\xa0",
  L: "\u2028",
  P: "\u2029",
};

function unescapeDouble(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^]))/g,
    (_, x, u, U, char: string) => {
      const code = (x ?? u ?? U) as string | undefined;
      if (code === undefined) return escapes[char] ?? char;
      const point = Number.parseInt(code, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : "\uFFFD";
    },
  );
}
