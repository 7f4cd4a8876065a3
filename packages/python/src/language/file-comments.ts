import { decodeUtf8, type FileTree, type SourceComment } from "@pylayout/core";
import { sourceComments } from "../source/comments/source-comments.ts";

/** Files in which a line that begins with `#` is a comment: git's patterns, and INI, YAML and requirements files. */
const HASH_LINES = /(?:^|\/)(?:\.gitignore|\.gitattributes|\.dockerignore|MANIFEST\.in|Makefile)$|\.(?:ini|cfg|ya?ml)$/;
const MARKUP = /\.(?:md|markdown)$/i;

/** The comments of a file: Python's by its tokens, whole lines of configuration, `<!-- -->` of Markdown. */
export function fileComments(tree: FileTree, path: string): readonly SourceComment[] {
  const reader = path.endsWith(".py")
    ? sourceComments
    : HASH_LINES.test(path)
      ? hashLines
      : MARKUP.test(path)
        ? markup
        : null;
  const entry = reader === null ? undefined : tree.follow(path);
  const latin1 = entry?.kind === "file" ? tree.readLatin1(entry) : undefined;
  return latin1 === undefined ? [] : (reader?.(latin1) ?? []);
}

function hashLines(latin1: string): SourceComment[] {
  return matches(latin1, /^[ \t]*#(.*)$/gm, "#");
}

function markup(latin1: string): SourceComment[] {
  return matches(latin1, /<!--([^]*?)-->/g, "<");
}

function matches(latin1: string, pattern: RegExp, mark: string): SourceComment[] {
  const comments: SourceComment[] = [];
  let line = 1;
  let counted = 0;
  for (const match of latin1.matchAll(pattern)) {
    const start = match.index + match[0].indexOf(mark);
    for (; counted < start; counted++) if (latin1[counted] === "\n") line++;
    const before = latin1.slice(latin1.lastIndexOf("\n", start - 1) + 1, start);
    const text = decodeLatin1AsUtf8(match[1] ?? "").replace(/\r$/, "");
    comments.push({
      line,
      start,
      end: match.index + match[0].replace(/\r$/, "").length,
      text,
      ownLine: before.trim() === "",
    });
  }
  return comments;
}

function decodeLatin1AsUtf8(latin1: string): string {
  return decodeUtf8(Uint8Array.from(latin1, (char) => char.charCodeAt(0)));
}
