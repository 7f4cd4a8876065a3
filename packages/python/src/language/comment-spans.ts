/** A comment in a text of one character a byte: offsets of all of it, and what it says without its marks. */
export interface CommentSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Lines that begin with `#`: git's patterns, INI files, makefiles. */
export function hashLines(latin1: string): CommentSpan[] {
  return spansOf(latin1, /^[ \t]*(?<comment>#(?<text>[^\r\n]*))/gm);
}

/** https://toml.io/en/v1.0.0#comment: everything behind a `#` that stands in no string. What is not closed is a string. */
export function tomlComments(latin1: string): CommentSpan[] {
  const strings = String.raw`"""(?:[^\\]|\\[^])*?(?:"""|(?![^]))|'''[^]*?(?:'''|(?![^]))|"(?:[^"\\\n]|\\.)*"?|'[^'\n]*'?`;
  return spansOf(latin1, new RegExp(`${strings}|(?<comment>#(?<text>[^\\r\\n]*))`, "g"));
}

/** HTML comments, outside of fenced blocks and code spans (CommonMark 0.31, sections 4.5 and 6.1). */
export function markdownComments(latin1: string): CommentSpan[] {
  const fence = String.raw`^ {0,3}(?<fence>${"`{3,}"}|~{3,})[^\n]*\n[^]*?(?:^ {0,3}\k<fence>|(?![^]))`;
  const span = "(?<!`)(?<ticks>`+)(?!`)[^\\n]*?(?<!`)\\k<ticks>(?!`)";
  return spansOf(latin1, new RegExp(`${fence}|${span}|(?<comment><!--(?<text>(?:(?!<!--)[^])*?)-->)`, "gm"));
}

/** What the group `comment` matched, wherever it did. */
function spansOf(latin1: string, pattern: RegExp): CommentSpan[] {
  const spans: CommentSpan[] = [];
  for (const match of latin1.matchAll(pattern)) {
    const { comment, text = "" } = match.groups ?? {};
    if (comment === undefined) continue;
    const start = match.index + match[0].lastIndexOf(comment);
    spans.push({ start, end: start + comment.length, text });
  }
  return spans;
}
