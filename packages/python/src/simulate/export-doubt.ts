import { mayBeImportedByCall } from "./imports-by-call.ts";
import type { LoadedModule } from "./loaded-module.ts";
import type { Simulation } from "./simulation.ts";

/**
 * Whether a submodule that no followed statement imported may be an attribute of its package: some loaded module imports under
 * computed names, or in a function.
 */
export function mayBeLoaded(sim: Simulation, { name: packageName, searchPath }: LoadedModule, name: string): boolean {
  if (searchPath?.some((entry) => entry.find(name).length > 0) !== true) return false;
  return (
    anyLoaded(sim, (path) => sim.cache.importsComputed(path)) || mayBeImportedByCall(sim, `${packageName}.${name}`)
  );
}

/** Whether the `__all__` of a module may hold more than its assignments show. */
export function mayExportMore(sim: Simulation, star: LoadedModule): boolean {
  const { file } = star;
  if (file === null || sim.cache.exportsComputed(file.path)) return true;
  return callsForeign(sim, star) || anyLoaded(sim, (path) => path !== file.path && sim.cache.mentionsExports(path));
}

function anyLoaded(sim: Simulation, test: (path: string) => boolean): boolean {
  for (const { file, form } of sim.modules.values())
    if (form === "source" && file !== null && test(file.path)) return true;
  return false;
}

/** A decorator or a call at the top belongs to another distribution, whose source is not read. */
function callsForeign(sim: Simulation, { facts, file }: LoadedModule): boolean {
  const called = file === null ? new Set<string>() : sim.cache.calledAtTop(file.path);
  if (called.size === 0) return false;
  return (facts?.events ?? []).some((event) => {
    if (event.kind !== "import" || event.level > 0) return false;
    const form = sim.modules.get(event.module ?? "")?.form;
    if (form === "source" || form === "standard-library") return false;
    const bound = event.names?.map(({ name, asname }) => asname ?? name);
    return (bound ?? [event.asname ?? event.module?.split(".")[0] ?? ""]).some((name) => called.has(name));
  });
}
