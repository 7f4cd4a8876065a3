import { byteString } from "../disk/byte-name.ts";
import type { IgnorePattern, PatternFile } from "./pattern-file.ts";

/** A pattern and the file it stands in. */
export interface IgnoreReason extends IgnorePattern {
  readonly origin: string;
}

/** Reads the ignore file of a directory (byte string, "" or with a slash at its end); undefined where there is none. */
export type ReadPatterns = (directory: string) => PatternFile | undefined;

/** What is known of a directory without asking; what is left out is found out when needed. */
export interface KnownOfDirectory {
  readonly isIgnored?: boolean | undefined;
  readonly hasPatterns?: boolean;
}

/**
 * What git ignores in one directory: gitignore(5). Patterns of deeper files win over those above, the repository's own
 * exclude file and then the user's come last; and nothing below an ignored directory can be taken back.
 * Everything is decided on demand, because most names are tracked and never asked about.
 */
export class IgnoreScope {
  readonly #parent: IgnoreScope | undefined;
  /** Byte string from the work tree's top, "" or with a slash at its end. */
  readonly #path: string;
  readonly #readPatterns: ReadPatterns;
  readonly #above: () => readonly PatternFile[];
  readonly #hasPatterns: boolean;
  #patterns: readonly PatternFile[] | undefined;
  #isIgnored: boolean | undefined;
  #isTakenBack: boolean | undefined;

  private constructor(
    parent: IgnoreScope | undefined,
    path: string,
    readPatterns: ReadPatterns,
    above: () => readonly PatternFile[],
    known: KnownOfDirectory,
  ) {
    this.#parent = parent;
    this.#path = path;
    this.#readPatterns = readPatterns;
    this.#above = above;
    this.#isIgnored = known.isIgnored;
    this.#hasPatterns = known.hasPatterns ?? true;
  }

  /** The work tree's top; `last` gives the files of least precedence, highest first. */
  static top(readPatterns: ReadPatterns, last: () => readonly PatternFile[]): IgnoreScope {
    return new IgnoreScope(undefined, "", readPatterns, last, { isIgnored: false });
  }

  /** The scope of a directory in this one. */
  enter(name: string, known: KnownOfDirectory = {}): IgnoreScope {
    const path = `${this.#path}${byteString(name)}/`;
    return new IgnoreScope(this, path, this.#readPatterns, () => this.patterns, known);
  }

  /** The files that speak about names in this directory, deepest first. */
  get patterns(): readonly PatternFile[] {
    if (this.#patterns === undefined) {
      const own = this.#hasPatterns ? this.#readPatterns(this.#path) : undefined;
      this.#patterns = own ? [own, ...this.#above()] : this.#above();
    }
    return this.#patterns;
  }

  /** Whether the directory itself, or one above it, is ignored. */
  get isIgnored(): boolean {
    this.#isIgnored ??= this.#parent !== undefined && (this.#parent.isIgnored || this.#parent.#decide(this.#path));
    return this.#isIgnored;
  }

  /** Whether git ignores an untracked name in this directory. */
  ignores(name: string, isDirectory: boolean): boolean {
    return this.isIgnored || this.#decide(this.#pathOf(name, isDirectory));
  }

  /** The pattern that ignores a name, where the directory itself is not ignored. */
  reason(name: string, isDirectory: boolean): IgnoreReason | undefined {
    const path = this.#pathOf(name, isDirectory);
    for (const file of this.patterns) {
      const pattern = file.match(path);
      if (pattern) return pattern.negated ? undefined : { ...pattern, origin: file.origin };
    }
    return undefined;
  }

  #pathOf(name: string, isDirectory: boolean): string {
    return this.#path + byteString(name) + (isDirectory ? "/" : "");
  }

  #decide(path: string): boolean {
    for (const file of this.patterns) {
      const verdict = this.#takenBack ? verdictOnItself(file, path) : file.decide(path);
      if (verdict !== undefined) return verdict;
    }
    return false;
  }

  /** Whether a deeper file took this directory, or one above it, back from a shallower file's pattern. */
  get #takenBack(): boolean {
    this.#isTakenBack ??=
      this.#parent !== undefined && (this.#parent.#takenBack || this.#parent.#takesBack(this.#path));
    return this.#isTakenBack;
  }

  #takesBack(path: string): boolean {
    const verdicts = this.patterns.map((file) => file.decide(path)).filter((verdict) => verdict !== undefined);
    return verdicts[0] === false && verdicts.includes(true);
  }
}

/** A pattern that matched a directory taken back since then says nothing about what lies below it. */
function verdictOnItself(file: PatternFile, path: string): boolean | undefined {
  const pattern = file.match(path);
  return pattern && !pattern.negated;
}
