import { nameBytes } from "@pylayout/node";
import { pathToFileURL } from "node:url";

/** A POSIX path as a relative URI reference, byte by byte: names need not be UTF-8. */
export function uriPath(path: string): string {
  return [...nameBytes(path)].map(uriByte).join("");
}

/** A path below an absolute directory as a `file:` URL. */
export function fileUrl(root: string, path: string): string {
  const base = pathToFileURL(root).href.replace(/\/$/, "");
  return path === "" ? base : `${base}/${uriPath(path)}`;
}

function uriByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[\w.~/-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
