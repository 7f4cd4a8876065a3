import type { ChangeEdit, TextChange } from "../edit/edit.ts";
import type { SourceComment } from "../language/language.ts";
import { decodeLatin1 } from "../tree/decode-bytes.ts";
import { directivePattern, namesIn } from "./directive.ts";
import type { CommentText, JudgedComment } from "./judged-comment.ts";

/** The edit that takes rules out of a comment's directive: names of the list, the directive, the comment or its line. */
export function removeDirective(
  { path, comment, text }: Pick<JudgedComment, "path" | "comment" | "text">,
  rules: ReadonlySet<string>,
): ChangeEdit | undefined {
  const match = directivePattern.exec(comment.text);
  if (match === null) return undefined;
  const kept = namesIn(match[2] ?? "").filter((name) => !rules.has(name));
  const change = kept.length > 0 ? shortenList(text, comment, match[2] ?? "", kept) : cut(text, comment, match);
  return change && { op: "edit", path, base: text.base, changes: [change] };
}

/** What `removeDirective` must know of a comment's file. */
export function commentText(bytes: Uint8Array, comment: SourceComment): Omit<CommentText, "base"> {
  let { start, end } = comment;
  while (start > 0 && (bytes[start - 1] === 0x20 || bytes[start - 1] === 0x09)) start--;
  if (bytes[end] === 0x0d) end++;
  if (bytes[end] === 0x0a) end++;
  return {
    written: decodeLatin1(bytes.subarray(comment.start, comment.end)),
    blanks: comment.start - start,
    lineBreak: end - comment.end,
  };
}

function shortenList(
  { written }: CommentText,
  comment: SourceComment,
  list: string,
  kept: readonly string[],
): TextChange | undefined {
  const names = decodeLatin1(new TextEncoder().encode(list)).trim();
  const start = written.indexOf(names, written.indexOf("pylayout:"));
  return start < 0
    ? undefined
    : { start: comment.start + start, end: comment.start + start + names.length, text: kept.join(", ") };
}

function cut(text: CommentText, comment: SourceComment, match: RegExpExecArray): TextChange | undefined {
  const before = comment.text.slice(0, match.index).trim();
  const after = comment.text.slice(match.index + match[0].length).trim();
  return before === "" && after === "" ? cutComment(text, comment) : cutSegment(text, comment);
}

/** Takes one of several directives that share a comment, as in `# noqa: E501  # pylayout: disable=x`. */
function cutSegment({ written }: CommentText, comment: SourceComment): TextChange | undefined {
  if (!written.startsWith("#")) return undefined;
  const own = written.indexOf("pylayout:");
  const hash = written.lastIndexOf("#", own);
  const next = written.indexOf("#", own);
  const start = hash === 0 ? 0 : written.slice(0, hash).trimEnd().length;
  const end = next < 0 ? written.length : next;
  return { start: comment.start + start, end: comment.start + end, text: hash === 0 || next < 0 ? "" : "  " };
}

function cutComment({ blanks, lineBreak }: CommentText, { start, end, ownLine }: SourceComment): TextChange {
  return { start: start - blanks, end: ownLine ? end + lineBreak : end, text: "" };
}
