import ignore, { type Ignore } from "ignore";
import { fromByteString } from "../disk/byte-name.ts";
import { CandidateFilter } from "./candidate-filter.ts";

/** One line of an ignore file. */
export interface IgnorePattern {
  /** 1-based. */
  readonly line: number;
  /** As written. */
  readonly text: string;
  readonly negated: boolean;
}

/** The patterns of one ignore file. Paths are byte strings from the work tree's top, directories with a slash at the end. */
export class PatternFile {
  /** Where the patterns stand, for messages: relative to the top, or absolute. */
  readonly origin: string;
  readonly #base: string;
  readonly #text: string;
  readonly #ignoreCase: boolean;
  #filter: CandidateFilter | undefined;
  #matcher: Ignore | undefined;
  #lines: readonly { readonly pattern: IgnorePattern; readonly matcher: Ignore }[] | undefined;

  /** `base`: the byte string of the directory the patterns are relative to, "" or with a slash at its end. */
  constructor(origin: string, base: string, bytes: Buffer, ignoreCase: boolean) {
    this.origin = origin;
    this.#base = base;
    this.#text = bytes.toString("latin1").replace(/^\u00ef\u00bb\u00bf/, "");
    this.#ignoreCase = ignoreCase;
  }

  /**
   * Whether the last pattern that matches the path ignores it; undefined where none matches. Only for paths in
   * directories that no pattern of this file ignores.
   */
  decide(path: string): boolean | undefined {
    const name = path.slice(this.#base.length);
    this.#filter ??= new CandidateFilter(this.#text.split(/\r?\n/), this.#ignoreCase);
    if (!this.#filter.mayMatch(name)) return undefined;
    this.#matcher ??= ignore({ ignorecase: this.#ignoreCase, allowRelativePaths: true }).add(this.#text);
    const { ignored, unignored } = this.#matcher.test(name);
    return ignored ? true : unignored ? false : undefined;
  }

  /** Whether the file speaks about a path at all: it lies below the file's directory. */
  covers(path: string): boolean {
    return path.startsWith(this.#base);
  }

  /** The last pattern that matches the path itself, whatever becomes of the directories above it. */
  match(path: string): IgnorePattern | undefined {
    this.#lines ??= parseLines(this.#text, this.#ignoreCase);
    const name = path.slice(this.#base.length);
    return this.#lines.findLast(({ matcher }) => matcher.test(name).unignored)?.pattern;
  }
}

/** A pattern on its own is held negated: the library then never answers for a directory above the path. */
function parseLines(text: string, ignoreCase: boolean): { pattern: IgnorePattern; matcher: Ignore }[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line === "" || line.startsWith("#")) return [];
    const negated = line.startsWith("!");
    const matcher = ignore({ ignorecase: ignoreCase, allowRelativePaths: true }).add(negated ? line : `!${line}`);
    return [{ pattern: { line: index + 1, text: fromByteString(line), negated }, matcher }];
  });
}
