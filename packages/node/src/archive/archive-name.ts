import { dirname } from "node:path";
import { kindOf } from "../disk/kind-of.ts";

/** The archives that Python packaging knows: wheels, source distributions (PEP 625) and zip files. */
const ARCHIVE = /\.(?:whl|tar\.gz|tgz|zip)$/i;

/** The archive file that a path names, or into which it leads; undefined where there is none. */
export function archiveAt(path: string): string | undefined {
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    if (ARCHIVE.test(at) && kindOf(at) === "file") return at;
  }
  return undefined;
}

export function isTarball(path: string): boolean {
  return /\.(?:tar\.gz|tgz)$/i.test(path);
}

/** The archive's name without its suffix: what it should unpack to. */
export function archiveStem(path: string): string {
  return path.replace(/^.*[/\\]/, "").replace(ARCHIVE, "");
}
