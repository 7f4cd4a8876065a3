import type { DiskName } from "../disk/list-names.ts";
import { CACHE_DIRECTORY } from "./entry-path.ts";

/** A listing as one line: what each name is, in the order of the directory. */
export function listingText(names: readonly DiskName[] | "unreadable" | "gone"): string {
  if (typeof names === "string") return names;
  let text = "";
  for (const entry of names) {
    const { name } = entry;
    if (entry.isFile()) text += `/f${name}`;
    // The cache itself may come and go.
    else if (!entry.isDirectory()) text += entry.isSymbolicLink() ? `/l${name}` : `/o${name}`;
    else if (name !== CACHE_DIRECTORY) text += `/d${name}`;
  }
  return text;
}
