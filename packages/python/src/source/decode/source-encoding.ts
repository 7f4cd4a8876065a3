import { ALL_VERSIONS, NO_VERSIONS, versionRange } from "../../versions/version-set.ts";
import type { EncodingVerdict } from "../source-facts.ts";
import { BYTE_ORDER_MARK, createLineIndex } from "../text/line-index.ts";
import { tokenize } from "../tokens/tokenize.ts";
import { codecFamily, findCodec, type CodecInfo } from "./codec.ts";
import { multibyteFault } from "./multibyte-fault.ts";
import { findCookie, normalCodecName, type SourceCookie } from "./source-cookie.ts";
import { findUtf8Fault, type Utf8Fault } from "./utf8-fault.ts";

const unusual = /[\x80-\xff\0]/;
const UTF8: EncodingVerdict = fine("utf-8");

/** How CPython decodes a source given as bytes (one character a byte), and whether it can. */
export function readEncoding(latin1: string): EncodingVerdict {
  const cookie = findCookie(latin1);
  const plain = !unusual.test(latin1);
  if (!cookie && plain) return UTF8;
  if (latin1.includes("\0")) return nullBytes(latin1);
  const codec = cookie ? normalCodecName(cookie.codec) : "utf-8";
  if (cookie && latin1.startsWith(BYTE_ORDER_MARK) && codec !== "utf-8") {
    return failing("utf-8", `encoding problem: ${codec} with BOM`, cookie.line);
  }
  if (codec === "utf-8") return plain ? UTF8 : lenientUtf8(latin1);
  if (codec === "iso-8859-1") return fine(codec);
  return cookie ? declared(latin1, cookie) : UTF8;
}

function fine(name: string): EncodingVerdict {
  return { name, failsOn: NO_VERSIONS, message: null, exception: null, valueErrorOn: NO_VERSIONS, line: 0 };
}

function failing(name: string, message: string, line: number): EncodingVerdict {
  return { name, failsOn: ALL_VERSIONS, message, exception: "SyntaxError", valueErrorOn: NO_VERSIONS, line };
}

function nullBytes(latin1: string): EncodingVerdict {
  const wide = /^(?:\xff\xfe|\xfe\xff)/.test(latin1) || /^[^\0]\0[^\0]\0|^\0[^\0]\0[^\0]/.test(latin1);
  const line = createLineIndex(latin1).line(latin1.indexOf("\0"));
  const verdict = failing(wide ? "utf-16" : "utf-8", "source code string cannot contain null bytes", line);
  return { ...verdict, valueErrorOn: versionRange("3.8", "3.10") };
}

/** UTF-8 by default or by the very name "utf-8": only strings and names are ever decoded, comments are not. */
function lenientUtf8(latin1: string): EncodingVerdict {
  let fault = findUtf8Fault(latin1);
  if (!fault) return UTF8;
  const tokens = tokenize(latin1);
  const { comments } = tokens;
  for (let i = 0; i < comments.length && fault; i += 2) {
    const end = comments[i + 1] ?? 0;
    if (fault.offset >= end) continue;
    if (fault.offset < (comments[i] ?? 0)) break;
    fault = findUtf8Fault(latin1, end);
  }
  if (!fault) return UTF8;
  const { offset } = fault;
  const at = tokens.starts.findLastIndex((start) => start <= offset);
  const kind = tokens.kinds[at] ?? "";
  const token = tokens.starts[at] ?? 0;
  const line = lineOf(latin1, offset);
  if (kind === "string" && /^(?:b|rb|br)["']/i.test(latin1.slice(token, token + 3))) {
    return failing("utf-8", "bytes can only contain ASCII literal characters", line);
  }
  const start = contentsStart(latin1, kind, token, offset);
  const end = kind === "name" ? (tokens.ends[at] ?? offset) : offset + latin1.slice(offset).search(/["'\\]|$/);
  return failing("utf-8", `(unicode error) ${cannotDecode(latin1, fault, start, end)}`, line);
}

/** Where the run of bytes begins that CPython decodes at once, to which its message's position refers. */
function contentsStart(latin1: string, kind: string, tokenStart: number, offset: number): number {
  if (kind !== "string") return kind === "fmiddle" || kind === "name" ? tokenStart : offset;
  const opening = /^([A-Za-z]*)("""|'''|"|')/.exec(latin1.slice(tokenStart, tokenStart + 6));
  const body = tokenStart + (opening?.[0].length ?? 0);
  const raw = /r/i.test(opening?.[1] ?? "");
  const end = latin1.indexOf(opening?.[2] ?? "'", offset);
  if (raw || !latin1.slice(body, end).includes("\\")) return body;
  let start = offset;
  while (start > body && latin1.charCodeAt(start - 1) >= 0x80) start--;
  return start;
}

function cannotDecode(latin1: string, fault: Utf8Fault, start: number, end: number): string {
  const ends = fault.reason === "invalid continuation byte" && fault.offset + fault.length >= end;
  return `'utf-8' codec can't decode ${bytesAt(latin1, fault, start)}: ${ends ? "unexpected end of data" : fault.reason}`;
}

/** The bytes of a fault and their position, as Python words them. */
function bytesAt(latin1: string, { offset, length }: Utf8Fault, start: number): string {
  const position = offset - start;
  if (length > 1) return `bytes in position ${position}-${position + length - 1}`;
  return `byte 0x${latin1.charCodeAt(offset).toString(16).padStart(2, "0")} in position ${position}`;
}

function lineOf(latin1: string, offset: number): number {
  return createLineIndex(latin1).line(offset);
}

function declared(latin1: string, { codec, line }: SourceCookie): EncodingVerdict {
  const info = findCodec(codec);
  if (!info) return failing(codec, `unknown encoding: ${codec}`, line);
  if (codecFamily(codec) === "utf-8") return strictUtf8(latin1, codec);
  switch (info.kind) {
    case "bytes":
      return strictBytes(latin1, codec, info);
    case "multi":
      return multipleBytes(latin1, codec, info);
    case "wide":
      return failing(codec, `'${info.name.replaceAll("_", "-")}' codec can't decode the source`, line);
    case "other":
      return failing(codec, `invalid non-printable character U+00${info.detail}`, 1);
    case "never":
      return failing(codec, info.reason, line);
    case "binary": {
      const message = `'${codec}' is not a text encoding; use codecs.decode() to handle arbitrary codecs`;
      return failing(codec, message, line);
    }
  }
}

function strictUtf8(latin1: string, codec: string): EncodingVerdict {
  const fault = findUtf8Fault(latin1);
  if (!fault) return fine("utf-8");
  const message = `'utf-8' codec can't decode ${bytesAt(latin1, fault, 0)}: ${fault.reason}`;
  return failing(codec, message, lineOf(latin1, fault.offset));
}

/** A codec of single bytes, of which it refuses some. */
function strictBytes(latin1: string, codec: string, { detail, name, reason }: CodecInfo): EncodingVerdict {
  if (detail === "") return fine(codec);
  const refused = detail === "all" ? /[\x80-\xff]/ : new RegExp(`[${detail.replace(/../g, "\\x$&")}]`);
  const offset = latin1.search(refused);
  return offset === -1 ? fine(codec) : undecodable(latin1, codec, name, offset, reason);
}

function multipleBytes(latin1: string, codec: string, { name }: CodecInfo): EncodingVerdict {
  const offset = multibyteFault(latin1, name);
  return offset === -1 ? fine(codec) : undecodable(latin1, codec, name, offset, "illegal multibyte sequence");
}

function undecodable(latin1: string, codec: string, name: string, offset: number, reason: string): EncodingVerdict {
  const byte = latin1.charCodeAt(offset).toString(16);
  const message = `'${name}' codec can't decode byte 0x${byte} in position ${offset}: ${reason}`;
  return failing(codec, message, lineOf(latin1, offset));
}
