import type { FileTree, SourceComment } from "@pylayout/core";
import { sourceComments } from "../source/comments/source-comments.ts";
import { createLineIndex } from "../source/text/line-index.ts";
import { decodeUtf8Text } from "../source/text/utf8-text.ts";
import { hashLines, markdownComments, tomlComments, type CommentSpan } from "./comment-spans.ts";
import { yamlComments } from "./yaml-comments.ts";

type Reader = (latin1: string) => readonly SourceComment[];

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/\.py$/, sourceComments],
  [/\.toml$/, placed(tomlComments)],
  [/\.ya?ml$/, placed(yamlComments)],
  [/\.(?:md|markdown)$/i, placed(markdownComments)],
  [/(?:^|\/)(?:\.gitignore|\.gitattributes|\.dockerignore|MANIFEST\.in|Makefile)$|\.(?:ini|cfg)$/, placed(hashLines)],
];

/** The comments of a file, found by the tokens of its kind, never inside strings; none where the kind is not known. */
export function fileComments(tree: FileTree, path: string): readonly SourceComment[] {
  const reader = readerOf(path);
  const entry = reader === undefined ? undefined : tree.follow(path);
  const latin1 = entry?.kind === "file" ? tree.readLatin1(entry) : undefined;
  return latin1 === undefined ? [] : (reader?.(latin1) ?? []);
}

/** Whether files of this name can hold comments. */
export function hasComments(path: string): boolean {
  return readerOf(path) !== undefined;
}

function readerOf(path: string): Reader | undefined {
  return READERS.find(([pattern]) => pattern.test(path))?.[1];
}

function placed(read: (latin1: string) => readonly CommentSpan[]): Reader {
  return (latin1) => {
    const lines = createLineIndex(latin1);
    return read(latin1).map(({ start, end, text }) => {
      const line = lines.line(start);
      const ownLine = latin1.slice(lines.start(line), start).trim() === "";
      return { line, start, end, text: decodeUtf8Text(text), ownLine };
    });
  };
}
