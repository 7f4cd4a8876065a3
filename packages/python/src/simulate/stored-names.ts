import type { LoadedModule } from "./loaded-module.ts";
import type { Simulation } from "./simulation.ts";

/**
 * Whether some source that was loaded may give a name of a module another value in a way that no assignment shows: by a string
 * or a keyword (`patch("conf.DEBUG", True)`, `override(DEBUG=True)`), or under a name that it computes.
 */
export function mayBeStored({ modules, cache }: Simulation, module: LoadedModule, name: string): boolean {
  const loaded = [...modules.values()];
  let handed: boolean | undefined;
  for (const { form, file } of loaded) {
    if (form !== "source" || file === null) continue;
    const isOwn = file === module.file;
    if (cache.fillsOthers(file.path)) {
      if (isOwn || cache.findsModules(file.path)) return true;
      handed ??= loaded.some((other) => holds(other, module));
      if (handed) return true;
    }
    if ((!isOwn || cache.storesComputed(file.path)) && cache.storedNames(file.path).has(name)) return true;
  }
  return false;
}

/** A module names another one as a whole, so that it may hand it to whoever sets attributes of what is handed to it. */
function holds(holder: LoadedModule, module: LoadedModule): boolean {
  for (const bound of holder.moduleNames.values()) if (bound === module) return true;
  const events = holder.facts?.events ?? [];
  return events.some((event) => event.kind === "import" && event.names === null && event.module === module.name);
}
