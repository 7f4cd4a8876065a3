import type { Unfinished } from "../engine/draft.ts";
import type { SourceComment } from "../language/language.ts";

/** A comment as far as an edit that takes it out must know its file. */
export interface CommentText {
  /** Hash of the file's content. */
  readonly base: string;
  /** The comment's bytes, one character each. */
  readonly written: string;
  /** Blanks before it, and bytes of the line break behind it. */
  readonly blanks: number;
  readonly lineBreak: number;
}

/** What is to be said of one directive, used or not; null: nothing. */
export interface JudgedDirective {
  readonly id: string;
  readonly unused: Unfinished | null;
  readonly used: Unfinished | null;
}

/** A comment of ours in which something may be wrong. Which of its directives silence something is known only at the end. */
export interface JudgedComment {
  readonly path: string;
  readonly comment: SourceComment;
  readonly text: CommentText;
  readonly directives: readonly JudgedDirective[];
}
