import type { DirectoryEntry, FileTree, MemoryFile } from "@pylayout/core";

/** Files by path, as `memorySource` takes them. */
export type Files = Readonly<Record<string, MemoryFile>>;

interface OpenDirectory {
  readonly indent: number;
  readonly path: string;
}

/**
 * Reads a tree drawn as an indented outline:
 *
 *     app/
 *       __init__.py
 *       main.py      | import app.lib
 *                    | print(app.lib)
 *       data.txt     | no newline here
 *                    \ no newline
 *       latest -> main.py
 *       empty/
 *
 * A directory ends in a slash. Content stands behind a bar, further lines behind further bars; each line ends with a
 * newline unless the outline says otherwise. A name in double quotes is read as JSON.
 * @throws Error that names the line
 */
export function parseOutline(outline: string): Files {
  return new OutlineReader().read(outline);
}

class OutlineReader {
  readonly #files: Record<string, MemoryFile> = {};
  readonly #open: OpenDirectory[] = [];
  /** The file that further content belongs to. */
  #last: string | undefined;
  /** Indent of the line before, where it is no directory. */
  #leafIndent: number | undefined;

  read(outline: string): Files {
    for (const [index, line] of outline.split("\n").entries()) {
      if (line.trim() === "") continue;
      try {
        this.#readLine(line);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`outline, line ${index + 1}: ${reason}: ${line.trim()}`, { cause: error });
      }
    }
    return this.#files;
  }

  #readLine(line: string): void {
    const text = line.trimStart();
    if (text.startsWith("|")) this.#addContent(text.slice(1));
    else if (text.startsWith("\\ no newline")) this.#cutNewline();
    else this.#addEntry(line.length - text.length, text);
  }

  #addEntry(indent: number, text: string): void {
    if (indent > (this.#leafIndent ?? indent)) throw new Error("what is above it is no directory");
    this.#leafIndent = undefined;
    while ((this.#open.at(-1)?.indent ?? -1) >= indent) this.#open.pop();
    const { name, rest } = splitName(text);
    const parent = this.#open.at(-1)?.path ?? "";
    const path = `${parent}${name}`;
    if (Object.hasOwn(this.#files, path)) throw new Error("this path was drawn before");
    if (parent !== "" && Object.hasOwn(this.#files, parent)) Reflect.deleteProperty(this.#files, parent);
    this.#last = undefined;
    if (name.endsWith("/")) {
      if (rest !== "") throw new Error("a directory has no content");
      this.#files[path] = null;
      this.#open.push({ indent, path });
      return;
    }
    this.#leafIndent = indent;
    if (rest.startsWith("->")) {
      this.#files[path] = { symlink: rest.slice(2).trim() };
      return;
    }
    this.#files[path] = "";
    this.#last = path;
    if (rest !== "") this.#addContent(rest.slice(1));
  }

  #addContent(text: string): void {
    if (this.#last === undefined) throw new Error("content without a file");
    this.#files[this.#last] = `${this.#content()}${text.startsWith(" ") ? text.slice(1) : text}\n`;
  }

  #cutNewline(): void {
    if (this.#last === undefined) throw new Error("no file to take a newline from");
    this.#files[this.#last] = this.#content().replace(/\n$/, "");
  }

  #content(): string {
    const content = this.#last === undefined ? undefined : this.#files[this.#last];
    return typeof content === "string" ? content : "";
  }
}

function splitName(text: string): { readonly name: string; readonly rest: string } {
  const quoted = /^"(?:[^"\\]|\\.)*"\/?/.exec(text)?.[0];
  if (quoted !== undefined) {
    const slash = quoted.endsWith("/") ? "/" : "";
    const name = JSON.parse(slash === "" ? quoted : quoted.slice(0, -1)) as string;
    return { name: name + slash, rest: text.slice(quoted.length).trimStart() };
  }
  const bar = /\s(?:\||->)/.exec(text);
  if (bar === null) return { name: text.trim(), rest: "" };
  return { name: text.slice(0, bar.index).trim(), rest: text.slice(bar.index).trimStart() };
}

/** Draws a tree so that equal trees give equal text. Names and contents that no outline can hold are shown as JSON. */
export function printOutline(tree: FileTree): string {
  const lines: string[] = [];
  printDirectory(tree, tree.root, "", lines);
  return lines.join("\n");
}

function printDirectory(tree: FileTree, directory: DirectoryEntry, indent: string, lines: string[]): void {
  const entries = [...directory.children.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const name = indent + printName(entry.name);
    if (entry.kind === "directory") {
      lines.push(`${name}/`);
      printDirectory(tree, entry, `${indent}  `, lines);
    } else if (entry.kind === "symlink") lines.push(`${name} -> ${entry.target}`);
    else if (entry.kind === "submodule") lines.push(`${name} (submodule)`);
    else lines.push(...printFile(name, tree.read(entry)));
  }
}

function printName(name: string): string {
  return /^[^\s"|\\][^"|\\\n\r]*(?<!\s)$/.test(name) && !/\s(\||->)/.test(name) ? name : JSON.stringify(name);
}

function printFile(name: string, bytes: Uint8Array | undefined): string[] {
  if (bytes === undefined) return [`${name} (unreadable)`];
  const text = decodeExactly(bytes);
  if (text === undefined)
    return [`${name} (bytes ${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ")})`];
  if (text === "") return [name];
  const contents = text.split("\n");
  const last = contents.pop();
  const shown = last === "" || last === undefined ? contents : [...contents, last];
  const margin = " ".repeat(name.length);
  const lines = shown.map((content, index) => `${index === 0 ? name : margin} | ${content}`);
  return last === "" ? lines : [...lines, `${margin} \\ no newline`];
}

function decodeExactly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
