import { ALL_VERSIONS, NO_VERSIONS, versionRange, type PythonVersion } from "../../versions/version-set.ts";
import type { EncodingVerdict } from "../source-facts.ts";
import { BYTE_ORDER_MARK, createLineIndex } from "../text/line-index.ts";
import { codecFamily, findCodec, type CodecInfo } from "./codec.ts";
import { multibyteFault } from "./multibyte-fault.ts";
import { findCookie, normalCodecName, type SourceCookie } from "./source-cookie.ts";
import { lenientFault } from "./lenient-fault.ts";
import { findUtf8Fault, undecodableUtf8 } from "./utf8-fault.ts";
import { wideFault } from "./wide-fault.ts";

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
  return {
    name,
    failsOn: NO_VERSIONS,
    message: null,
    messages: [],
    exception: null,
    valueErrorOn: NO_VERSIONS,
    line: 0,
  };
}

function failing(name: string, message: string, line: number): EncodingVerdict {
  const messages = [{ on: ALL_VERSIONS, message }];
  return { name, failsOn: ALL_VERSIONS, message, messages, exception: "SyntaxError", valueErrorOn: NO_VERSIONS, line };
}

/** The same with what versions up to `last` say instead. */
function worded(verdict: EncodingVerdict, last: PythonVersion, older: string): EncodingVerdict {
  const on = versionRange("3.8", last);
  const newer = verdict.messages.map(({ on: all, message }) => ({ on: all & ~on, message }));
  return { ...verdict, messages: [{ on, message: older }, ...newer] };
}

function nullBytes(latin1: string): EncodingVerdict {
  const wide = /^(?:\xff\xfe|\xfe\xff)/.test(latin1) || /^[^\0]\0[^\0]\0|^\0[^\0]\0[^\0]/.test(latin1);
  const line = createLineIndex(latin1).line(latin1.indexOf("\0"));
  const verdict = failing(wide ? "utf-16" : "utf-8", "source code string cannot contain null bytes", line);
  return { ...verdict, valueErrorOn: versionRange("3.8", "3.10") };
}

/** UTF-8 by default or by the very name "utf-8". */
function lenientUtf8(latin1: string): EncodingVerdict {
  const fault = lenientFault(latin1);
  if (!fault) return UTF8;
  const verdict = failing("utf-8", fault.messages.at(-1)?.message ?? "", lineOf(latin1, fault.offset));
  return { ...verdict, messages: fault.messages };
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
      return wide(latin1, codec, info, line);
    case "other": {
      const verdict = failing(codec, `invalid non-printable character U+00${info.detail}`, 1);
      return worded(verdict, "3.8", "invalid character in identifier");
    }
    case "never": {
      const wrapped = `decoding with '${info.name}' codec failed (UnicodeError: ${info.reason})`;
      return worded(failing(codec, info.reason, line), "3.11", wrapped);
    }
    case "binary": {
      const message = `'${codec}' is not a text encoding; use codecs.decode() to handle arbitrary codecs`;
      return failing(codec, message, line);
    }
  }
}

function strictUtf8(latin1: string, codec: string): EncodingVerdict {
  const fault = findUtf8Fault(withLastLineEnd(latin1));
  return fault ? failing(codec, undecodableUtf8(latin1, fault, 0), lineOf(latin1, fault.offset)) : fine("utf-8");
}

/** As Python ends the last line before it decodes. */
function withLastLineEnd(latin1: string): string {
  return /[\r\n]$/.test(latin1) ? latin1 : `${latin1}\n`;
}

function wide(latin1: string, codec: string, { name }: CodecInfo, line: number): EncodingVerdict {
  const fault = wideFault(withLastLineEnd(latin1), name);
  const verdict = failing(
    codec,
    fault?.message ?? `'${name.replaceAll("_", "-")}' codec can't decode the source`,
    line,
  );
  return fault?.older === undefined ? verdict : worded(verdict, "3.8", fault.older);
}

/** A codec of single bytes, of which it refuses some. */
function strictBytes(latin1: string, codec: string, { detail, name, reason }: CodecInfo): EncodingVerdict {
  if (detail === "") return fine(codec);
  const refused = detail === "all" ? /[\x80-\xff]/ : new RegExp(`[${detail.replace(/../g, "\\x$&")}]`);
  const offset = latin1.search(refused);
  return offset === -1 ? fine(codec) : undecodable(latin1, codec, name, offset, reason);
}

function multipleBytes(latin1: string, codec: string, info: CodecInfo): EncodingVerdict {
  const offset = multibyteFault(latin1, info);
  return offset === -1 ? fine(codec) : undecodable(latin1, codec, info.name, offset, "illegal multibyte sequence");
}

function undecodable(latin1: string, codec: string, name: string, offset: number, reason: string): EncodingVerdict {
  const byte = latin1.charCodeAt(offset).toString(16);
  const message = `'${name}' codec can't decode byte 0x${byte} in position ${offset}: ${reason}`;
  return failing(codec, message, lineOf(latin1, offset));
}
