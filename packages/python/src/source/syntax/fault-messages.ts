import { ALL_VERSIONS, versionRange, type PythonVersion } from "../../versions/version-set.ts";
import type { SyntaxIssue } from "../source-facts.ts";
import type { LineIndex } from "../text/line-index.ts";
import type { SourceFault } from "../tokens/source-fault.ts";

/** Messages that older versions have for a fault: [the newer message, last version with the older one, the older one]. */
const OLDER: readonly (readonly [RegExp, PythonVersion, string])[] = [
  [/^unterminated string literal/, "3.9", "EOL while scanning string literal"],
  [/^unterminated triple-quoted string/, "3.9", "EOF while scanning triple-quoted string literal"],
  [/was never closed$/, "3.9", "unexpected EOF while parsing"],
  [/^invalid (?:decimal|hexadecimal|octal|binary|imaginary) literal$/, "3.9", "invalid syntax"],
  [/^parameter without a default/, "3.11", "non-default argument follows default argument"],
  [/parameters cannot be parenthesized$/, "3.10", "invalid syntax"],
  [/^expected (?:':'|'\('|'else'|'except')/, "3.9", "invalid syntax"],
  [/^expected an indented block/, "3.9", "expected an indented block"],
  [/^invalid syntax\. /, "3.9", "invalid syntax"],
  [/^invalid non-printable character U\+00[017][0-9A-F]$/, "3.10", "invalid syntax"],
  [/^invalid (?:non-printable )?character/, "3.8", "invalid character in identifier"],
  [/^keyword argument repeated/, "3.8", "keyword argument repeated"],
  [/^bytes can only contain ASCII literal characters$/, "3.9", "bytes can only contain ASCII literal characters."],
  [/^f-string: valid expression required/, "3.11", "f-string: empty expression not allowed"],
];
const SUGGESTION = " here. Maybe you meant '==' instead of '='?";

/** What each version says of a fault in a text. */
export function faultMessages(fault: SourceFault, lines: LineIndex, text: string): SyntaxIssue["messages"] {
  const messages = olderMessages(fault, lines, lines.line(text.length));
  return hasEscapedQuote(fault, text) ? messages.flatMap(withHint) : messages;
}

type Messages = SyntaxIssue["messages"];

function withHint({ on, message }: Messages[number]): Messages {
  const hinted = on & versionRange("3.13");
  if (hinted === 0) return [{ on, message }];
  return [
    { on: on & ~hinted, message },
    { on: hinted, message: `${message}; perhaps you escaped the end quote?` },
  ];
}

/** Whether a string that its line does not end holds its own quote behind a backslash. */
function hasEscapedQuote({ message, offset }: SourceFault, text: string): boolean {
  if (!message.startsWith("unterminated string literal")) return false;
  const opening = offset + text.slice(offset, offset + 4).search(/["']/);
  const quote = text.charAt(opening);
  for (let at = opening + 1; at < text.length && !"\r\n".includes(text.charAt(at)); at++) {
    if (text.charAt(at) === "\\" && text.charAt(++at) === quote) return true;
  }
  return false;
}

function olderMessages(fault: SourceFault, lines: LineIndex, lastLine: number): Messages {
  const message = detailed(fault, lines, lastLine);
  const older = OLDER.find(([pattern]) => pattern.test(fault.message));
  const suggestion = message.endsWith(SUGGESTION);
  if (!older && !suggestion) return [{ on: ALL_VERSIONS, message }];
  const last = older?.[1] ?? "3.9";
  const old = fault.older ?? older?.[2] ?? message.slice(0, -SUGGESTION.length);
  const on = versionRange("3.8", last);
  return [
    { on, message: old },
    { on: ALL_VERSIONS & ~on, message },
  ];
}

function detailed(fault: SourceFault, lines: LineIndex, lastLine: number): string {
  const { message, offset, referent } = fault;
  if (referent !== null) return `${message} on line ${lines.line(referent)}`;
  if (!message.startsWith("unterminated")) return message;
  return `${message} (detected at line ${message.includes("triple") ? lastLine : lines.line(offset)})`;
}
