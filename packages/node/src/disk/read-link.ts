import { readlinkSync } from "node:fs";
import { decodeName, diskPath } from "./byte-name.ts";
import { noteContent } from "./observations.ts";

/** The text of a symbolic link; undefined where it cannot be read. */
export function readLink(path: string): string | undefined {
  const target = targetOf(path);
  noteContent("", path, target !== undefined);
  return target;
}

function targetOf(path: string): string | undefined {
  try {
    return decodeName(readlinkSync(diskPath(path), { encoding: "buffer" }));
  } catch {
    return undefined;
  }
}
