import type { Unfinished } from "../engine/draft.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { FileTree } from "../tree/file-tree.ts";
import { readDirectives, type Directive } from "./directive.ts";

/** A directive with the line that it silences; 0 for the whole file. */
export interface PlacedDirective extends Directive {
  /** Tells it from all others of the tree. */
  readonly id: string;
  readonly path: string;
  readonly line: number;
}

/** Finds the comments that silence findings. Only files that have a finding are read, and of these few are tokenised. */
export class Suppressor {
  readonly #tree: FileTree;
  readonly #language: AnyLanguage;
  readonly #isRule: (name: string) => boolean;
  readonly #byFile = new Map<string, readonly PlacedDirective[]>();

  constructor(tree: FileTree, language: AnyLanguage, isRule: (name: string) => boolean) {
    this.#tree = tree;
    this.#language = language;
    this.#isRule = isRule;
  }

  /** The directives that silence a message's rule at its place. */
  silencing(message: Unfinished): PlacedDirective[] {
    return this.#candidates(message).filter((directive) => directive.rule === message.rule);
  }

  /** The directives of a file, in order. */
  directivesOf(path: string): readonly PlacedDirective[] {
    let directives = this.#byFile.get(path);
    if (directives === undefined) this.#byFile.set(path, (directives = this.#read(path)));
    return directives;
  }

  /** A directory is spoken for by the file that stands for it, a project by its anchor. */
  #candidates({ path, kind, range, anchor }: Unfinished): PlacedDirective[] {
    if (kind === "file") {
      const lines = range === null ? [] : [range.start.line, range.end.line];
      return this.directivesOf(path).filter(({ line }) => line === 0 || lines.includes(line));
    }
    const standIn = kind === "directory" ? this.#language.standIn?.(this.#tree, path) : undefined;
    const own = standIn === undefined ? [] : this.directivesOf(standIn).filter(({ line }) => line === 0);
    if (standIn === anchor.path) return own;
    return [...own, ...this.directivesOf(anchor.path).filter(({ line }) => line === 0 || line === anchor.line)];
  }

  #read(path: string): PlacedDirective[] {
    const entry = this.#tree.get(path);
    const text = entry?.kind === "file" ? this.#tree.readLatin1(entry) : undefined;
    if (text === undefined || !/pylayout:|noqa/i.test(text)) return [];
    const comments = this.#language.comments(this.#tree, path);
    const commentLines = new Set(comments.filter((comment) => comment.ownLine).map((comment) => comment.line));
    return comments
      .flatMap((comment) => readDirectives(comment, this.#isRule))
      .map((directive) => ({
        ...directive,
        id: `${path}:${directive.comment.start}:${directive.rule}`,
        path,
        line: silencedLine(directive, commentLines),
      }));
  }
}

/** "next-line" passes over lines that hold nothing but comments, so that directives can be stacked. */
function silencedLine({ scope, comment }: Directive, commentLines: ReadonlySet<number>): number {
  if (scope === "file") return 0;
  let line = comment.line;
  if (scope === "next-line")
    do line++;
    while (commentLines.has(line));
  return line;
}
