import { Buffer } from "node:buffer";
import { TextDecoder } from "node:util";

const LITTLE_BOM = Buffer.from([0xff, 0xfe]);

/** Encodes text as git's iconv would for a checkout; undefined where the encoding or a character is beyond us. */
export function encodeText(text: string, encoding: string): Buffer | undefined {
  const name = encoding.toLowerCase();
  const little = Buffer.from(text, "utf16le");
  if (name === "utf-16le") return little;
  if (name === "utf-16be") return little.swap16();
  // glibc's UTF-16 is little-endian behind a byte order mark.
  if (name === "utf-16" || name === "utf-16le-bom") return Buffer.concat([LITTLE_BOM, little]);
  return encodeByTable(text, name);
}

/** The Encoding Standard's decoders, turned around: one and two bytes a character. */
function encodeByTable(text: string, name: string): Buffer | undefined {
  const table = tableOf(name);
  const bytes: number[] = [];
  for (const character of text) {
    const found = table?.get(character);
    if (found === undefined) return undefined;
    bytes.push(...found);
  }
  return Buffer.from(bytes);
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]> | undefined>();

function tableOf(name: string): ReadonlyMap<string, readonly number[]> | undefined {
  if (!tables.has(name)) tables.set(name, buildTable(name));
  return tables.get(name);
}

function buildTable(name: string): ReadonlyMap<string, readonly number[]> | undefined {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(name, { fatal: true });
  } catch {
    return undefined;
  }
  const table = new Map<string, readonly number[]>();
  const add = (bytes: number[]): boolean => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if (character !== "" && !table.has(character)) table.set(character, bytes);
      return true;
    } catch {
      return false;
    }
  };
  const leads = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !add([byte]));
  for (const lead of leads) for (let trail = 0x30; trail < 256; trail++) add([lead, trail]);
  return table;
}
