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

/** The node types of a language: a map from name to node, as `create(context)` returns visitors for them. */
export type NodeMap = Readonly<Record<string, LintNode>>;

/**
 * The one seam that keeps Python out of the core: a language builds a model of a tree and walks it.
 * Both must be free of side effects on the tree.
 */
export interface Language<Model = unknown, Nodes extends object = NodeMap> {
  readonly name: string;
  readonly nodeTypes: readonly (keyof Nodes & string)[];
  /** Builds what rules ask questions of. Knowledge is computed when first asked for. */
  createModel(tree: FileTree, settings: Readonly<Record<string, unknown>>): Model;
  /** Calls `visit` for every node of a wanted type, in a stable order. */
  traverse(
    model: Model,
    wanted: ReadonlySet<string>,
    visit: (type: keyof Nodes & string, node: LintNode) => void,
  ): void;
  /** The comments of a file, for suppressions; empty where the file kind has none. */
  comments(tree: FileTree, path: string): readonly SourceComment[];
  /** Problems in the given settings, as sentences for the person who wrote them. */
  checkSettings?(settings: Readonly<Record<string, unknown>>): readonly string[];
}
