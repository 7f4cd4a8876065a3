import { contentHash, type FileTree, type Fix } from "@pylayout/core";

/** The edit that writes a file anew as UTF-8, where its bytes show what they are: UTF-16 with or without a mark. */
export function reencode(tree: FileTree, path: string): Fix | undefined {
  const entry = tree.follow(path);
  const bytes = entry?.kind === "file" ? tree.read(entry) : undefined;
  if (bytes === undefined || bytes.length < 2 || bytes.length % 2 !== 0) return undefined;
  const order = byteOrder(bytes);
  if (order === undefined) return undefined;
  const text = decode(bytes, order);
  if (text === undefined) return undefined;
  const change = { start: 0, end: bytes.length, text };
  return { safety: "unsafe", edits: [{ op: "edit", path, base: contentHash(bytes), changes: [change] }] };
}

/** By the byte order mark, else by where the null bytes of ASCII letters stand. */
function byteOrder(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const first = bytes.subarray(0, 64);
  const nulls = [0, 1].map((odd) => first.filter((byte, i) => i % 2 === odd && byte === 0).length);
  if (nulls[0] === 0 && nulls[1] === first.length / 2) return "utf-16le";
  if (nulls[1] === 0 && nulls[0] === first.length / 2) return "utf-16be";
  return undefined;
}

function decode(bytes: Uint8Array, order: "utf-16le" | "utf-16be"): string | undefined {
  try {
    const text = new TextDecoder(order, { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
