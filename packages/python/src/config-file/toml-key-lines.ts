/** One part of a dotted key: bare, basic string or literal string. */
const keyPart = /[ \t]*(?:([A-Za-z0-9_-]+)|"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)')[ \t]*/y;
/** What matters inside a value: strings to step over, brackets, comments, the end of the line. */
const valuePart = /"""(?:[^\\]|\\[^])*?"{3,5}|'''[^]*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[[{]|[\]}]|#[^\n]*|\n/g;

/**
 * The 1-based line of every key and table header of a valid TOML text, by dotted path joined with NUL. Tables of an array
 * are listed with their index, the first one also without.
 */
export function tomlKeyLines(text: string): ReadonlyMap<string, number> {
  return new KeyScan(text).run();
}

class KeyScan {
  readonly #text: string;
  readonly #lines = new Map<string, number>();
  /** How many tables each array of tables has so far, by path with indexes. */
  readonly #counts = new Map<string, number>();
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  run(): ReadonlyMap<string, number> {
    let table: string[] = [];
    while (this.#at < this.#text.length) {
      this.#skipBlank();
      const char = this.#text[this.#at];
      if (char === "[") table = this.#header();
      else if (char !== "#" && char !== "\n" && char !== undefined) this.#record([...table, ...this.#key()]);
      this.#skipValue();
    }
    return this.#lines;
  }

  #header(): string[] {
    const isArray = this.#text.startsWith("[[", this.#at);
    this.#at += isArray ? 2 : 1;
    const path = this.#indexed(this.#key(), isArray);
    this.#at = this.#text.indexOf("\n", this.#at);
    if (this.#at < 0) this.#at = this.#text.length;
    this.#record(path);
    return path;
  }

  /** Puts the index of the current table behind every key that names an array of tables. */
  #indexed(keys: readonly string[], opensNew: boolean): string[] {
    const path: string[] = [];
    keys.forEach((key, i) => {
      path.push(key);
      const id = path.join("\0");
      let count = this.#counts.get(id);
      if (opensNew && i === keys.length - 1) this.#counts.set(id, (count = (count ?? 0) + 1));
      if (count !== undefined) path.push(String(count - 1));
    });
    return path;
  }

  /** Notes a key and those before it; where one is known, so are those before it. */
  #record(path: readonly string[]): void {
    for (let length = path.length; length > 0; length--) {
      const id = path.slice(0, length).join("\0");
      if (this.#lines.has(id)) return;
      this.#lines.set(id, this.#line);
      if (this.#counts.size > 0) this.#recordFirst(path.slice(0, length));
    }
  }

  /** A key in the first table of an array is also known without the index. */
  #recordFirst(path: readonly string[]): void {
    const id = path.filter((part) => !/^\d+$/.test(part)).join("\0");
    if (!this.#lines.has(id)) this.#lines.set(id, this.#line);
  }

  #key(): string[] {
    const parts: string[] = [];
    for (;;) {
      keyPart.lastIndex = this.#at;
      const match = keyPart.exec(this.#text);
      if (!match) return parts;
      parts.push(match[1] ?? match[2] ?? match[3] ?? "");
      this.#at = keyPart.lastIndex;
      if (this.#text[this.#at] !== ".") return parts;
      this.#at++;
    }
  }

  #skipBlank(): void {
    while (/[ \t\r]/.test(this.#text[this.#at] ?? "")) this.#at++;
  }

  /** To behind the newline that ends the statement. */
  #skipValue(): void {
    let depth = 0;
    valuePart.lastIndex = this.#at;
    for (let match = valuePart.exec(this.#text); match; match = valuePart.exec(this.#text)) {
      const part = match[0];
      if (part === "[" || part === "{") depth++;
      else if (part === "]" || part === "}") depth--;
      else if (part.includes("\n")) this.#line += part.split("\n").length - 1;
      if (part === "\n" && depth <= 0) {
        this.#at = valuePart.lastIndex;
        return;
      }
    }
    this.#at = this.#text.length;
  }
}
