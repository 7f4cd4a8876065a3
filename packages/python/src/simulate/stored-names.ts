import type { LoadedModule } from "./loaded-module.ts";
import type { Simulation } from "./simulation.ts";

/**
 * Whether some source that was loaded may give a name of a module another value in a way that no assignment shows: by a string
 * or a keyword (`patch("conf.DEBUG", True)`, `override(DEBUG=True)`), or under a name that it computes.
 */
export function mayBeStored({ modules, cache }: Simulation, module: LoadedModule, name: string): boolean {
  for (const { form, file } of modules.values()) {
    if (form !== "source" || file === null) continue;
    if (cache.fillsOthers(file.path)) return true;
    const isOther = file !== module.file || cache.storesComputed(file.path);
    if (isOther && cache.storedNames(file.path).has(name)) return true;
  }
  return false;
}
