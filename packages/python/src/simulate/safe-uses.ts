import type { LoadedModule } from "./loaded-module.ts";
import { isInEveryModule, libraryNames } from "./module-attribute.ts";
import type { Simulation } from "./simulation.ts";

/**
 * Whether every attribute that the text of a module may read of another one, bound to a name in it, exists already on all
 * running versions: a look at the text that spares most modules the syntax tree. It decides nothing between versions.
 */
export function usesAreSafe(sim: Simulation, module: LoadedModule, name: string, bound: LoadedModule): boolean {
  const chains = module.facts?.chainsAfter(name) ?? null;
  return chains?.every((chain) => isSafe(sim, bound, chain)) === true;
}

function isSafe(sim: Simulation, bound: LoadedModule, chain: readonly string[]): boolean {
  let at = bound;
  for (const name of chain) {
    const next = at.submodule(name);
    if (next === undefined) return certainlyHas(sim, at, name);
    at = next;
  }
  return true;
}

function certainlyHas(sim: Simulation, module: LoadedModule, name: string): boolean {
  if (isInEveryModule(name)) return module.form !== "namespace";
  switch (module.form) {
    case "source":
      return module.facts?.bindings(sim.versions).state(name, module.position) === "definite";
    case "standard-library": {
      const { present } = libraryNames(sim, module.name, name);
      return (present & sim.versions) === sim.versions;
    }
    case "third-party":
    case "compiled":
      return true;
    default:
      return false;
  }
}
