import { CODEC_TABLE } from "./generated/codec-table.ts";

let known: ReadonlyMap<string, CodecInfo> | undefined;

/** A codec's name as Python's registry looks it up. */
export function registryName(codec: string): string {
  return codec
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "_")
    .replace(/^_+|_+$/g, "");
}

/** How Python decodes sources with a codec of its standard library. */
export interface CodecInfo {
  /** See scripts/sources/write-codec-table.py. */
  readonly kind: "bytes" | "multi" | "wide" | "other" | "never" | "binary";
  readonly detail: string;
  readonly name: string;
  readonly reason: string;
  /** Characters of ASCII that do not always stand for themselves, in hexadecimal. */
  readonly shifts: string;
  /** Of single bytes: the characters from 128 on, "^" where one is refused or that of Latin-1; empty where all are. */
  readonly characters: string;
}

/** What is known of a codec; undefined where Python has none of that name. */
export function findCodec(codec: string): CodecInfo | undefined {
  known ??= readTable();
  return known.get(registryName(codec));
}

/** Whether a source holds what its codec may read as something else than the characters of ASCII that stand there. */
export function hasShifts(latin1: string, codec: string): boolean {
  const shifts = findCodec(codec)?.shifts.replace(/../g, "\\x$&");
  return shifts ? new RegExp(`[${shifts}]`).test(latin1) : false;
}

function readTable(): ReadonlyMap<string, CodecInfo> {
  const codecs = new Map<string, CodecInfo>();
  for (const line of CODEC_TABLE.split("\n")) {
    const [kind = "", detail = "", name = "", reason = "", names = "", shifts = "", characters = ""] = line.split("|");
    const info = { kind: kind as CodecInfo["kind"], detail, name, reason, shifts, characters };
    for (const each of names.split(" ")) codecs.set(each, info);
  }
  return codecs;
}

const FAMILIES: readonly (readonly [RegExp, CodecFamily])[] = [
  [/^(?:utf_?8(?:_sig|_ucs[24])?|u8|utf|cp65001)$/, "utf-8"],
  [/^(?:latin_?1|latin|l1|iso_?8859_1(?:_1987)?|iso8859|8859|cp819|ibm819|iso_ir_100|csisolatin1)$/, "latin-1"],
];

export type CodecFamily = "utf-8" | "latin-1" | "other";

export function codecFamily(codec: string): CodecFamily {
  const name = registryName(codec);
  return FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? "other";
}
