import { escapeRegExp } from "./fnmatch.ts";

/** One line of patterns, with the place where it is written. */
export interface PatternLine {
  readonly pattern: string;
  /** File that holds it, relative to the tree's root. */
  readonly path: string;
  /** 1-based; 0 for a pattern that the backend itself brings. */
  readonly line: number;
  /** Option that holds it; null for a line of a .gitignore. */
  readonly key: string | null;
}

interface CompiledLine {
  readonly line: PatternLine;
  readonly regExp: RegExp;
  readonly include: boolean;
}

/** Matches paths as pathspec's GitIgnoreSpec does, which hatchling and scikit-build-core use: not in every corner as git. */
export class GitignoreSpec {
  readonly #lines: readonly CompiledLine[];

  constructor(lines: readonly PatternLine[]) {
    this.#lines = lines.flatMap((line) => compile(line) ?? []);
  }

  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  matches(path: string): boolean {
    return this.match(path) !== undefined;
  }

  /** The line that decides for a path (a directory's ends in a slash); undefined where none matches or a negated one wins. */
  match(path: string): PatternLine | undefined {
    let decided: CompiledLine | undefined;
    let priority = 0;
    for (const compiled of this.#lines) {
      const found = compiled.regExp.exec(path);
      if (!found) continue;
      const byDirectory = found[1] === "/";
      const own = byDirectory ? 1 : 2;
      if ((compiled.include && byDirectory) || own >= priority) {
        decided = compiled;
        priority = own;
      }
    }
    return decided?.include === true ? decided.line : undefined;
  }
}

/** The lines of a .gitignore file. */
export function gitignoreLines(text: string, path: string): PatternLine[] {
  return text.split(/\r\n|\n|\r/).map((pattern, i) => ({ pattern, path, line: i + 1, key: null }));
}

function compile(line: PatternLine): CompiledLine | undefined {
  let pattern = line.pattern;
  if (!pattern.endsWith("\\ ")) pattern = pattern.trimEnd();
  if (pattern === "" || pattern === "/" || pattern.startsWith("#")) return undefined;
  const include = !pattern.startsWith("!");
  const source = translate(include ? pattern : pattern.slice(1));
  if (source === undefined) return undefined;
  try {
    return { line, include, regExp: new RegExp(source) };
  } catch {
    return undefined;
  }
}

function translate(pattern: string): string | undefined {
  const segments = pattern.split("/");
  const isDirectory = segments.at(-1) === "";
  if (segments[0] === "") segments.shift();
  else if (segments.length === 1 || (segments.length === 2 && segments[1] === "")) {
    if (segments[0] !== "**") segments.unshift("**");
  }
  if (segments.length === 0) return undefined;
  if (segments.at(-1) === "") segments[segments.length - 1] = "**";
  const collapsed = segments.filter((segment, i) => segment !== "**" || segments[i - 1] !== "**");
  const everything = collapsed.join("/");
  if (everything === "**" || everything === "**/*") return isDirectory ? "(/)" : "[^]";
  if (everything === "**/*/**") return isDirectory ? "(/)" : "/";
  return translateSegments(collapsed, isDirectory);
}

function translateSegments(segments: readonly string[], isDirectory: boolean): string | undefined {
  const last = segments.length - 1;
  let source = "";
  let needsSlash = false;
  for (const [i, segment] of segments.entries()) {
    if (segment === "**") {
      if (i === 0) source += "^(?:.+/)?";
      else if (i < last) {
        source += "(?:/.+)?";
        needsSlash = true;
      } else source += isDirectory ? "(/)" : "/";
      continue;
    }
    if (i === 0) source += "^";
    if (needsSlash) source += "/";
    const glob = segment === "*" ? "[^/]+" : translateSegment(segment);
    if (glob === undefined) return undefined;
    source += glob;
    if (i === last) source += "(?:(/)|$)";
    needsSlash = true;
  }
  return source;
}

function translateSegment(segment: string): string | undefined {
  let source = "";
  for (let i = 0; i < segment.length; i++) {
    const char = segment.charAt(i);
    if (char === "\\") {
      i++;
      if (i >= segment.length) return undefined;
      source += escapeRegExp(segment.charAt(i));
    } else if (char === "*") source += "[^/]*";
    else if (char === "?") source += "[^/]";
    else if (char === "[") {
      const end = closingBracket(segment, i);
      if (end < 0) return undefined;
      source += bracketExpression(segment.slice(i + 1, end));
      i = end;
    } else source += escapeRegExp(char);
  }
  return source;
}

function closingBracket(segment: string, open: number): number {
  let at = open + 1;
  if (segment[at] === "!" || segment[at] === "^") at++;
  if (segment[at] === "]") at++;
  return segment.indexOf("]", at);
}

function bracketExpression(inner: string): string {
  const negated = inner.startsWith("!") || inner.startsWith("^");
  const body = (negated ? inner.slice(1) : inner).replace(/[\\\][]/g, "\\$&");
  return `[${negated ? "^" : ""}${body}]`;
}
