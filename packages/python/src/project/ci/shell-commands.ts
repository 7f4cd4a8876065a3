/** One simple command of a shell script. */
export interface ShellCommand {
  /** Assignments in front of it, as written. */
  readonly assignments: ReadonlyMap<string, string>;
  /** The words, quotes removed; expansions (`$X`, `$(...)`, `${{ ... }}`) stay as written. */
  readonly words: readonly string[];
  /** 0-based line of its first word in the script. */
  readonly line: number;
}

/** Words that stand before a command without being one. */
const LEADING = new Set([
  "if",
  "then",
  "elif",
  "else",
  "while",
  "until",
  "do",
  "!",
  "{",
  "time",
  "exec",
  "command",
  "-",
  "@",
]);

/** The commands of a POSIX shell script in order, whatever the control flow around them. */
export function shellCommands(script: string): ShellCommand[] {
  return new ShellScan(script).run();
}

class ShellScan {
  readonly #text: string;
  readonly #commands: ShellCommand[] = [];
  #at = 0;
  #line = 0;
  #words: string[] = [];
  #word: string | undefined;
  #wordLine = 0;
  #heredocs: string[] = [];

  constructor(text: string) {
    this.#text = text.replaceAll("\r\n", "\n");
  }

  run(): ShellCommand[] {
    while (this.#at < this.#text.length) this.#step();
    this.#endCommand();
    return this.#commands;
  }

  #step(): void {
    const c = this.#text.charAt(this.#at);
    if (c === "\n") this.#endLine();
    else if (c === " " || c === "\t")
      this.#skip(1, () => {
        this.#endWord();
      });
    else if (c === "#" && this.#word === undefined) this.#at = this.#find("\n", this.#at);
    else if (c === "\\") this.#escape();
    else if (c === "'") this.#quoted("'");
    else if (c === '"') this.#quoted('"');
    else if (c === "$" || c === "`") this.#expansion();
    else if (c === ";" || c === "|" || c === "&" || c === "(" || c === ")")
      this.#skip(1, () => {
        this.#endCommand();
      });
    else if (c === "<" || c === ">") this.#redirection();
    else this.#add(c);
  }

  #skip(count: number, then: () => void): void {
    this.#at += count;
    then();
  }

  #add(text: string): void {
    if (this.#word === undefined && this.#words.length === 0) this.#wordLine = this.#line;
    this.#word = (this.#word ?? "") + text;
    this.#at += text.length;
  }

  #find(text: string, from: number): number {
    const found = this.#text.indexOf(text, from);
    return found < 0 ? this.#text.length : found;
  }

  #escape(): void {
    const next = this.#text.charAt(this.#at + 1);
    this.#at++;
    if (next !== "\n") {
      if (next !== "") this.#add(next);
      return;
    }
    this.#at++;
    this.#line++;
  }

  #quoted(quote: string): void {
    this.#at++;
    if (this.#word === undefined) this.#add("");
    while (this.#at < this.#text.length && this.#text.charAt(this.#at) !== quote) {
      const c = this.#text.charAt(this.#at);
      if (c === "\n") this.#line++;
      if (quote === '"' && c === "\\" && /["\\$`]/.test(this.#text.charAt(this.#at + 1))) this.#at++;
      this.#add(this.#text.charAt(this.#at));
    }
    this.#at++;
  }

  /** `$X`, `${X}`, `${{ x }}`, `$(x)`, backquotes: kept as written. */
  #expansion(): void {
    const rest = this.#text.slice(this.#at, this.#at + 3);
    const close = rest === "${{" ? "}}" : rest.startsWith("${") ? "}" : rest.startsWith("$(") ? ")" : undefined;
    if (this.#text.charAt(this.#at) === "`") this.#addUntil("`", 1);
    else if (close === undefined) this.#add("$");
    else this.#addUntil(close, 2);
  }

  #addUntil(close: string, offset: number): void {
    const end = this.#find(close, this.#at + offset) + close.length;
    const text = this.#text.slice(this.#at, end);
    this.#add(text);
    this.#line += text.split("\n").length - 1;
  }

  #redirection(): void {
    const heredoc = /^<<-?\s*(["']?)([\w-]+)\1/.exec(this.#text.slice(this.#at, this.#at + 80));
    if (heredoc) this.#heredocs.push(heredoc[2] ?? "");
    if (this.#word !== undefined && !/^\d+$/.test(this.#word)) this.#endWord();
    this.#word = undefined;
    const form = heredoc ?? /^[<>]+&?[-\d]*[ \t]*/.exec(this.#text.slice(this.#at, this.#at + 80));
    this.#at += form?.[0].length ?? 1;
    if (heredoc || /&[-\d]/.test(form?.[0] ?? "")) return;
    const target = /^[^\s;|&()]+/.exec(this.#text.slice(this.#at));
    this.#at += target?.[0].length ?? 0;
  }

  #endLine(): void {
    this.#at++;
    this.#line++;
    this.#endCommand();
    for (const end of this.#heredocs.splice(0)) {
      while (this.#at < this.#text.length) {
        const to = this.#find("\n", this.#at);
        const line = this.#text.slice(this.#at, to).trim();
        this.#at = to + 1;
        this.#line++;
        if (line === end) break;
      }
    }
  }

  #endWord(): void {
    if (this.#word !== undefined) this.#words.push(this.#word);
    this.#word = undefined;
  }

  #endCommand(): void {
    this.#endWord();
    const words = this.#words;
    this.#words = [];
    const assignments = new Map<string, string>();
    while (words.length > 0) {
      const first = words[0] ?? "";
      const assignment = /^([A-Za-z_]\w*)=(.*)$/s.exec(first);
      if (assignment) assignments.set(assignment[1] ?? "", assignment[2] ?? "");
      else if (!LEADING.has(first)) break;
      words.shift();
    }
    if (words.length > 0 || assignments.size > 0) this.#commands.push({ assignments, words, line: this.#wordLine });
  }
}
