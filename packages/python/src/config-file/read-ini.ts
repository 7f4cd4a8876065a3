export type IniDialect = "configparser" | "iniconfig";

export interface IniValue {
  readonly value: string;
  /** 1-based line of the key. */
  readonly line: number;
  /** 1-based line of each line of `value`. */
  readonly lines: readonly number[];
}

export interface IniSection {
  readonly line: number;
  /** Keys as written; for configparser's `optionxform` (lower case, or none as setuptools sets it) ask twice. */
  readonly values: ReadonlyMap<string, IniValue>;
}

export type IniResult =
  | { readonly ok: true; readonly sections: ReadonlyMap<string, IniSection> }
  | { readonly ok: false; readonly line: number; readonly message: string };

/**
 * Reads an INI file as setuptools and tox do (configparser, strict, no interpolation) or as pytest does (iniconfig, without
 * stripping inline comments).
 */
export function readIni(text: string, dialect: IniDialect): IniResult {
  const scan = new IniScan();
  const lines = text.split(/\r\n|\n|\r/);
  try {
    if (dialect === "configparser") readConfigparser(lines, scan);
    else readIniconfig(lines, scan);
  } catch (error) {
    if (error instanceof IniError) return { ok: false, line: error.line, message: error.message };
    throw error;
  }
  return { ok: true, sections: scan.sections() };
}

class IniError extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

interface OpenValue {
  readonly line: number;
  parts: { text: string; line: number }[];
}

class IniScan {
  readonly #sections = new Map<string, { line: number; values: Map<string, OpenValue> }>();
  #current: { line: number; values: Map<string, OpenValue> } | undefined;
  last: OpenValue | undefined;

  open(name: string, line: number): void {
    if (this.#sections.has(name)) throw new IniError(line, `section '${name}' already exists`);
    this.#current = { line, values: new Map() };
    this.#sections.set(name, this.#current);
    this.last = undefined;
  }

  set(name: string, text: string, line: number): void {
    if (!this.#current) throw new IniError(line, "no section header before the first value");
    if (this.#current.values.has(name)) throw new IniError(line, `option '${name}' already exists`);
    this.last = { line, parts: [{ text, line }] };
    this.#current.values.set(name, this.last);
  }

  get hasSection(): boolean {
    return this.#current !== undefined;
  }

  sections(): ReadonlyMap<string, IniSection> {
    const closed = new Map<string, IniSection>();
    for (const [name, section] of this.#sections) {
      const values = new Map<string, IniValue>();
      for (const [key, { line, parts }] of section.values) {
        values.set(key, { line, value: parts.map((p) => p.text).join("\n"), lines: parts.map((p) => p.line) });
      }
      closed.set(name, { line: section.line, values });
    }
    return closed;
  }
}

/** configparser.RawConfigParser._read of CPython 3.8 to 3.13, with the default delimiters and comment prefixes. */
function readConfigparser(lines: readonly string[], scan: IniScan): void {
  let indent = 0;
  lines.forEach((raw, i) => {
    const value = raw.trim();
    if (/^[#;]/.test(value)) return;
    if (value === "") {
      scan.last?.parts.push({ text: "", line: i + 1 });
      return;
    }
    const column = raw.length - raw.trimStart().length;
    if (scan.last && column > indent) {
      scan.last.parts.push({ text: value, line: i + 1 });
      return;
    }
    indent = column;
    readConfigparserLine(value, i + 1, scan);
  });
  trimTrailing(scan);
}

function readConfigparserLine(value: string, line: number, scan: IniScan): void {
  const header = /^\[(.+)\]/.exec(value);
  trimTrailing(scan);
  if (header) {
    scan.open(header[1] ?? "", line);
    return;
  }
  if (!scan.hasSection) throw new IniError(line, "no section header before the first value");
  const delimiter = value.search(/[=:]/);
  if (delimiter < 1) throw new IniError(line, `neither a section nor an option: '${value}'`);
  scan.set(value.slice(0, delimiter).trimEnd(), value.slice(delimiter + 1).trimStart(), line);
}

/** `'\n'.join(value).rstrip()`: blank lines at the end of a value are no part of it. */
function trimTrailing(scan: IniScan): void {
  const parts = scan.last?.parts;
  while (parts && parts.length > 1 && parts.at(-1)?.text === "") parts.pop();
}

/** iniconfig's `parse_lines`, as `IniConfig(path)` of iniconfig 1 and 2 calls it. */
function readIniconfig(lines: readonly string[], scan: IniScan): void {
  lines.forEach((raw, i) => {
    const text = /^\s*[#;]/.test(raw) ? "" : raw.trimEnd();
    if (text === "") return;
    const line = i + 1;
    if (/^\s/.test(text)) {
      continueIniconfig(text.trim(), line, scan);
      return;
    }
    const header = text.startsWith("[") ? (text.split(/[#;]/)[0] ?? "").trimEnd() : "";
    if (header.endsWith("]")) {
      if (header === "[]") throw new IniError(line, "empty section name");
      scan.open(header.slice(1, -1), line);
      return;
    }
    if (text.startsWith("[")) {
      continueIniconfig(text.trim(), line, scan);
      return;
    }
    const value = /^([^=:]*)=(.*)$/.exec(text) ?? /^([^:]*):(.*)$/.exec(text);
    if (!value) throw new IniError(line, `unexpected line: '${text}'`);
    scan.set((value[1] ?? "").trim(), (value[2] ?? "").trim(), line);
  });
}

function continueIniconfig(text: string, line: number, scan: IniScan): void {
  if (!scan.last) throw new IniError(line, "unexpected value continuation");
  if (scan.last.parts[0]?.text === "") scan.last.parts = [{ text, line }];
  else scan.last.parts.push({ text, line });
}
