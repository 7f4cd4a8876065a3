import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { kindOf } from "../disk/kind-of.ts";
import { isBareSpecifier } from "./specifier.ts";

/** Where a package lies, as seen from a directory, else from pylayout's own installation; undefined where neither has it. */
export function packageDirectory(specifier: string, directory: string): string | undefined {
  if (!isBareSpecifier(specifier)) return undefined;
  const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
  return search(name, directory) ?? search(name, dirname(fileURLToPath(import.meta.url)));
}

function search(name: string, directory: string): string | undefined {
  for (let at = directory; ; at = dirname(at)) {
    const found = join(at, "node_modules", name);
    if (kindOf(found) !== "none") return found;
    if (at === dirname(at)) return undefined;
  }
}
