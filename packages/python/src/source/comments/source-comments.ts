import type { SourceComment } from "@pylayout/core";
import { createLineIndex } from "../text/line-index.ts";
import { decodeUtf8Text } from "../text/utf8-text.ts";
import { tokenize } from "../tokens/tokenize.ts";

const MAX_RESUMES = 20;
const lineEnd = /\r\n?|\n/g;

/** Comments of a Python source (one character a byte), found by its tokens, never inside strings. */
export function sourceComments(latin1: string): SourceComment[] {
  if (!latin1.includes("#")) return [];
  const lines = createLineIndex(latin1);
  return commentSpans(latin1).map(([start, end]) => {
    const line = lines.line(start);
    const before = latin1.slice(lines.start(line), start);
    return { line, start, end, text: decodeUtf8Text(latin1.slice(start + 1, end)), ownLine: before.trim() === "" };
  });
}

/** A fault ends the tokens; reading goes on with the next line. */
function commentSpans(latin1: string): (readonly [number, number])[] {
  const spans: (readonly [number, number])[] = [];
  let from = 0;
  for (let resumes = 0; resumes <= MAX_RESUMES; resumes++) {
    const { comments, fault } = tokenize(from === 0 ? latin1 : latin1.slice(from));
    for (let i = 0; i < comments.length; i += 2) spans.push([from + (comments[i] ?? 0), from + (comments[i + 1] ?? 0)]);
    if (!fault) return spans;
    lineEnd.lastIndex = from + fault.offset;
    if (!lineEnd.test(latin1)) return spans;
    from = lineEnd.lastIndex;
  }
  return spans;
}
