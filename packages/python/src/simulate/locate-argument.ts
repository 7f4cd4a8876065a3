import type { CollectionArgument } from "../pytest/session-plan.ts";
import type { SearchEntry } from "../resolve/resolution.ts";
import type { Simulation } from "./simulation.ts";

/** `search_pypath`: the file or directory of a module that --pyargs names; null where nothing of the tree bears the name. */
export function locateArgument(sim: Simulation, name: string): CollectionArgument | null {
  let path: readonly SearchEntry[] = sim.path;
  let found: CollectionArgument | null = null;
  for (const part of name.split(".")) {
    found = null;
    for (const entry of path) {
      const [hit] = entry.find(part);
      if (hit?.kind === "regular-package") {
        found = { path: hit.directory.path, isDirectory: true };
        path = [sim.entryAt(hit.directory)];
        break;
      }
      if (hit?.kind === "source-module") {
        found = { path: hit.file.path, isDirectory: false };
        path = [];
        break;
      }
    }
    if (found === null) return null;
  }
  return found;
}
