import type { ContentMemo } from "../tree/content-memo.ts";
import type { FileTree } from "../tree/file-tree.ts";

/** A node handed to rules. `path` decides which configuration applies; a directory's path names the directory. */
export interface LintNode {
  readonly path: string;
  readonly kind: "file" | "directory" | "project";
}

/** A comment of a file, for suppressions: found by the language's own tokens, never inside strings. */
export interface SourceComment {
  /** 1-based line on which the comment stands. */
  readonly line: number;
  /** 0-based offset in bytes of the comment's first character in the file. */
  readonly start: number;
  /** 0-based offset in bytes behind its last character. */
  readonly end: number;
  /** The comment's text without its marker. */
  readonly text: string;
  /** Nothing but white space stands before it on its line. */
  readonly ownLine: boolean;
}

/** A part of a tree that can be linted without the rest: a project of a monorepo. */
export interface TreePart {
  /** Its directory; what lies in no other part belongs to "". */
  readonly path: string;
  /** How much there is to do, in files. */
  readonly weight: number;
}

/** The node types of a language: a map from name to node, as `create(context)` returns visitors for them. */
export type NodeMap = Readonly<Record<string, LintNode>>;

/**
 * The one seam that keeps Python out of the core: a language builds a model of a tree and walks it.
 * Both must be free of side effects on the tree.
 */
export interface Language<Model = unknown, Nodes extends object = NodeMap> {
  readonly name: string;
  readonly nodeTypes: readonly (keyof Nodes & string)[];
  /**
   * Builds what rules ask questions of. Knowledge is computed when first asked for. `settings` are those of the root;
   * `settingsAt` gives those of a path, which differ where config entries with `files` carry settings. `memo`: what is made
   * of the files' contents may be kept there for the next run, and taken from there.
   */
  createModel(
    tree: FileTree,
    settings: Readonly<Record<string, unknown>>,
    settingsAt?: (path: string) => Readonly<Record<string, unknown>>,
    memo?: ContentMemo,
  ): Model;
  /** Calls `visit` for every node of a wanted type, in a stable order; of the given parts only, where they are given. */
  traverse(
    model: Model,
    wanted: ReadonlySet<string>,
    visit: (type: keyof Nodes & string, node: LintNode) => void,
    parts?: ReadonlySet<string>,
  ): void;
  /** The parts of a tree in the order of `traverse`, "" first; there is only one if absent. */
  parts?(model: Model): readonly TreePart[];
  /** The comments of a file, for suppressions; empty where the file kind has none. */
  comments(tree: FileTree, path: string): readonly SourceComment[];
  /** False where a file of this name can hold no comment; all may if absent. */
  hasComments?(path: string): boolean;
  /** The file that stands for a directory: its position for surfaces that know only files, and its file-level comments. */
  standIn?(tree: FileTree, directory: string): string | undefined;
  /** JSON Schemas of the settings that it knows, by name in camelCase; any name may be given if absent. */
  readonly settings?: Readonly<Record<string, object>>;
  /** Problems in the values of the given settings, for the person who wrote them. */
  checkSettings?(settings: Readonly<Record<string, unknown>>): readonly (string | SettingProblem)[];
}

/** What is wrong with one setting. */
export interface SettingProblem {
  /** The setting's key, in camelCase. */
  readonly key: string;
  /** A sentence without a full stop, such as `must be a list of globs`. */
  readonly what: string;
  readonly hint?: string;
}

/** Any language, as the engine holds it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- model and nodes belong to the language's own rules
export type AnyLanguage = Language<any, any>;
