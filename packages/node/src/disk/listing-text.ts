import { CACHE_DIRECTORY } from "../cache/entry-path.ts";
import type { DiskName } from "./list-names.ts";

/** A listing as one line: what each name is, in the order of the directory. */
export function listingText(names: readonly DiskName[] | "unreadable" | "gone"): string {
  if (typeof names === "string") return names;
  const parts: string[] = [];
  for (const entry of names) {
    const { name } = entry;
    if (entry.isFile()) parts.push("/f", name);
    // The cache itself may come and go.
    else if (!entry.isDirectory()) parts.push(entry.isSymbolicLink() ? "/l" : "/o", name);
    else if (name !== CACHE_DIRECTORY) parts.push("/d", name);
  }
  return parts.join("");
}
