import type { CommentSpan } from "./comment-spans.ts";

const BLOCK_HEADER = /(?:^|[\s:-])[|>](?:[+-]?[1-9]?|[1-9][+-])\s*$/;
/** Characters, with white space before a comment. */
const LONGEST_HEADER = 200;
const QUOTED = { "'": /(?:[^']|'')*(?:'|$)/y, '"': /(?:[^"\\]|\\[^])*(?:"|$)/y } as const;

/** Comments of YAML 1.2 (sections 6.6, 7.3 and 8.1): a `#` behind white space, outside of quoted and block scalars. */
export function yamlComments(latin1: string): CommentSpan[] {
  const comments: CommentSpan[] = [];
  let at = 0;
  while (at < latin1.length) {
    const indent = indentAt(latin1, at);
    const line = readLine(latin1, at + indent);
    if (line.comment !== undefined) comments.push(line.comment);
    at = line.block ? blockEnd(latin1, line.next, indent) : line.next;
  }
  return comments;
}

interface Line {
  readonly comment: CommentSpan | undefined;
  /** The line ends with the header of a block scalar. */
  readonly block: boolean;
  /** Where the next line begins; quoted scalars may have passed over several. */
  readonly next: number;
}

function readLine(latin1: string, start: number): Line {
  let previous = " ";
  for (let at = start; ; at++) {
    const char = latin1[at] ?? "\n";
    if (char === "\n") return { comment: undefined, block: isBlock(latin1, start, at), next: at + 1 };
    if (char === "#" && /\s/.test(previous)) return { ...commentAt(latin1, at), block: isBlock(latin1, start, at) };
    if ((char === "'" || char === '"') && /[\s[{,]/.test(previous)) {
      const body = QUOTED[char];
      body.lastIndex = at + 1;
      at += body.exec(latin1)?.[0].length ?? 0;
    }
    previous = char;
  }
}

function isBlock(latin1: string, start: number, end: number): boolean {
  return BLOCK_HEADER.test(latin1.slice(Math.max(start, end - LONGEST_HEADER), end));
}

function commentAt(latin1: string, start: number): Pick<Line, "comment" | "next"> {
  const stop = latin1.indexOf("\n", start);
  const lineEnd = stop < 0 ? latin1.length : stop;
  const end = latin1[lineEnd - 1] === "\r" ? lineEnd - 1 : lineEnd;
  return { comment: { start, end, text: latin1.slice(start + 1, end) }, next: lineEnd + 1 };
}

/** A block scalar reaches to the first line that is indented less than its own first line. */
function blockEnd(latin1: string, start: number, parentIndent: number): number {
  let own = -1;
  let at = start;
  while (at < latin1.length) {
    const stop = latin1.indexOf("\n", at);
    const next = stop < 0 ? latin1.length : stop + 1;
    if (latin1.slice(at, next).trim() !== "") {
      const indent = indentAt(latin1, at);
      if (own < 0 && indent <= parentIndent) return at;
      if (own < 0) own = indent;
      if (indent < own) return at;
    }
    at = next;
  }
  return at;
}

function indentAt(latin1: string, at: number): number {
  let indent = 0;
  while (latin1[at + indent] === " ") indent++;
  return indent;
}
