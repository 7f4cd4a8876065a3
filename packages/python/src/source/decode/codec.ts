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
}

/** What is known of a codec; undefined where Python has none of that name. */
export function findCodec(codec: string): CodecInfo | undefined {
  known ??= readTable();
  return known.get(registryName(codec));
}

function readTable(): ReadonlyMap<string, CodecInfo> {
  const codecs = new Map<string, CodecInfo>();
  for (const line of CODEC_TABLE.split("\n")) {
    const [kind = "", detail = "", name = "", reason = "", names = ""] = line.split("|");
    const info = { kind: kind as CodecInfo["kind"], detail, name, reason };
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
