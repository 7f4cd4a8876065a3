import { contentHash } from "../edit/content-hash.ts";
import type { ChangeEdit, TextChange } from "../edit/edit.ts";
import type { SourceComment } from "../language/language.ts";
import { decodeLatin1 } from "../tree/decode-bytes.ts";
import { directivePattern, namesIn } from "./directive.ts";

/** The edit that takes rules out of a comment's directive: names of the list, the directive, the comment or its line. */
export function removeDirective(
  path: string,
  bytes: Uint8Array,
  comment: SourceComment,
  rules: ReadonlySet<string>,
): ChangeEdit | undefined {
  const match = directivePattern.exec(comment.text);
  if (match === null) return undefined;
  const kept = namesIn(match[2] ?? "").filter((name) => !rules.has(name));
  const change = kept.length > 0 ? shortenList(bytes, comment, match[2] ?? "", kept) : cut(bytes, comment, match);
  return change && { op: "edit", path, base: contentHash(bytes), changes: [change] };
}

function shortenList(
  bytes: Uint8Array,
  comment: SourceComment,
  list: string,
  kept: readonly string[],
): TextChange | undefined {
  const written = decodeLatin1(bytes.subarray(comment.start, comment.end));
  const names = decodeLatin1(new TextEncoder().encode(list)).trim();
  const start = written.indexOf(names, written.indexOf("pylayout:"));
  return start < 0
    ? undefined
    : { start: comment.start + start, end: comment.start + start + names.length, text: kept.join(", ") };
}

function cut(bytes: Uint8Array, comment: SourceComment, match: RegExpExecArray): TextChange | undefined {
  const before = comment.text.slice(0, match.index).trim();
  const after = comment.text.slice(match.index + match[0].length).trim();
  return before === "" && after === "" ? cutComment(bytes, comment) : cutSegment(bytes, comment);
}

/** Takes one of several directives that share a comment, as in `# noqa: E501  # pylayout: disable=x`. */
function cutSegment(bytes: Uint8Array, comment: SourceComment): TextChange | undefined {
  const written = decodeLatin1(bytes.subarray(comment.start, comment.end));
  if (!written.startsWith("#")) return undefined;
  const own = written.indexOf("pylayout:");
  const hash = written.lastIndexOf("#", own);
  const next = written.indexOf("#", own);
  const start = hash === 0 ? 0 : written.slice(0, hash).trimEnd().length;
  const end = next < 0 ? written.length : next;
  return { start: comment.start + start, end: comment.start + end, text: hash === 0 || next < 0 ? "" : "  " };
}

function cutComment(bytes: Uint8Array, comment: SourceComment): TextChange {
  let { start, end } = comment;
  while (start > 0 && (bytes[start - 1] === 0x20 || bytes[start - 1] === 0x09)) start--;
  if (comment.ownLine) {
    if (bytes[end] === 0x0d) end++;
    if (bytes[end] === 0x0a) end++;
  }
  return { start, end, text: "" };
}
