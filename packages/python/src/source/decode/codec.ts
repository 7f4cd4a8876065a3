import { CODEC_NAMES } from "./generated/codec-names.ts";

let known: ReadonlySet<string> | undefined;

/** A codec's name as Python's registry looks it up. */
export function registryName(codec: string): string {
  return codec
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "_")
    .replace(/^_+|_+$/g, "");
}

export function isKnownCodec(codec: string): boolean {
  known ??= new Set(CODEC_NAMES.split(" "));
  return known.has(registryName(codec));
}

const FAMILIES: readonly (readonly [RegExp, CodecFamily])[] = [
  [/^(?:utf_?8(?:_sig|_ucs[24])?|u8|utf|cp65001)$/, "utf-8"],
  [/^(?:ascii|us|us_ascii|646|ansi_x3|iso646_us|iso_646|cp367|ibm367|csascii|iso_ir_6)/, "ascii"],
  [/^(?:latin_?1|latin|l1|iso_?8859_1(?:_1987)?|iso8859|8859|cp819|ibm819|iso_ir_100|csisolatin1)$/, "latin-1"],
  [/^(?:cp|windows_)?1252$/, "cp1252"],
  [/^(?:u|utf_?)(?:16|32)/, "wide"],
];

export type CodecFamily = "utf-8" | "ascii" | "latin-1" | "cp1252" | "wide" | "other";

export function codecFamily(codec: string): CodecFamily {
  const name = registryName(codec);
  return FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? "other";
}
