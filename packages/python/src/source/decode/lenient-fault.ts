import { versionRange } from "../../versions/version-set.ts";
import type { EncodingVerdict } from "../source-facts.ts";
import { BYTE_ORDER_MARK } from "../text/line-index.ts";
import { tokenize } from "../tokens/tokenize.ts";
import type { Tokens } from "../tokens/tokens.ts";
import { findUtf8Fault, undecodableUtf8, type Utf8Fault } from "./utf8-fault.ts";

export interface LenientFault {
  readonly offset: number;
  /** By version, the newest last. */
  readonly messages: EncodingVerdict["messages"];
}

const PREFIX = "(unicode error) ";

/** The first fault in UTF-8 that Python decodes token by token: only strings and names, never comments. */
export function lenientFault(latin1: string): LenientFault | undefined {
  let fault = findUtf8Fault(latin1);
  if (!fault) return undefined;
  const tokens = tokenize(latin1);
  const { comments } = tokens;
  for (let i = 0; i < comments.length && fault; i += 2) {
    const end = comments[i + 1] ?? 0;
    if (fault.offset >= end) continue;
    if (fault.offset < (comments[i] ?? 0)) break;
    fault = findUtf8Fault(latin1, end);
  }
  if (!fault) return undefined;
  const { offset } = fault;
  const at = tokens.starts.findLastIndex((start) => start <= offset);
  return { offset, messages: messagesIn(latin1, fault, tokens, at) };
}

type Messages = LenientFault["messages"];

function messagesIn(latin1: string, fault: Utf8Fault, tokens: Tokens, at: number): Messages {
  const kind = tokens.kinds[at];
  const start = tokens.starts[at] ?? 0;
  const end = tokens.ends[at] ?? fault.offset;
  if (kind === "string") return inString(latin1, fault, start, end, openFString(tokens, at) !== undefined);
  if (kind === "fmiddle") return inFString(latin1, fault, start, end, openFString(tokens, at) ?? 0);
  const message = PREFIX + inRun(latin1, fault, /[\w\x80-\xff]/);
  return upTo("3.8", "invalid character in identifier", "3.9", message);
}

function inString(latin1: string, fault: Utf8Fault, start: number, end: number, nested: boolean): Messages {
  const [, prefix = "", quote = ""] = /^([A-Za-z]*)("""|'''|"|')/.exec(latin1.slice(start, start + 6)) ?? [];
  if (/b/i.test(prefix)) {
    const message = "bytes can only contain ASCII literal characters";
    return upTo("3.9", `${message}.`, "3.10", message);
  }
  const body = start + prefix.length + quote.length;
  const whole = /r/i.test(prefix) || !latin1.slice(body, end).includes("\\");
  const detail = whole ? undecodableUtf8(latin1, fault, body, end - quote.length) : inRun(latin1, fault);
  const message = PREFIX + detail;
  if (!nested) return [{ on: versionRange("3.8"), message }];
  // The expressions of f-strings had a parser of their own.
  return [
    { on: versionRange("3.8", "3.8"), message },
    { on: versionRange("3.9", "3.11"), message: `f-string: ${message}` },
    { on: versionRange("3.12"), message },
  ];
}

function inFString(latin1: string, fault: Utf8Fault, start: number, end: number, opening: number): Messages {
  const token = undecodableUtf8(latin1, fault, start, end);
  const raw = /^[A-Za-z]*r/i.test(latin1.slice(opening, opening + 2));
  return upTo("3.11", PREFIX + (raw ? token : inRun(latin1, fault)), "3.12", token);
}

/** Names are decoded whole, and beside escapes bytes that are not ASCII, one run after the other. */
function inRun(latin1: string, fault: Utf8Fault, member = /[\x80-\xff]/): string {
  let [start, end] = [fault.offset, fault.offset + 1];
  const first = latin1.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  while (start > first && member.test(latin1.charAt(start - 1))) start--;
  while (member.test(latin1.charAt(end))) end++;
  return undecodableUtf8(latin1, fault, start, end);
}

function upTo(last: "3.8" | "3.9" | "3.11", older: string, first: "3.9" | "3.10" | "3.12", newer: string): Messages {
  return [
    { on: versionRange("3.8", last), message: older },
    { on: versionRange(first), message: newer },
  ];
}

/** Offset of the f-string around a token; undefined where there is none. */
function openFString({ kinds, starts }: Tokens, at: number): number | undefined {
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    if (kinds[i] === "fend") depth++;
    else if (kinds[i] === "fstart" && depth-- === 0) return starts[i];
  }
  return undefined;
}
