import type { Block } from "../source/source-facts.ts";
import type { LoadedModule } from "./loaded-module.ts";
import type { Simulation } from "./simulation.ts";

/** The condition of a module's block reads the state of another module of the project. */
export function asksProject(sim: Simulation, { file, moduleNames }: LoadedModule, { offset }: Block): boolean {
  const text = file === null ? "" : sim.cache.text(file.path);
  const condition = text.slice(offset).split(/:[ \t\r\n]/, 1)[0] ?? "";
  return [...condition.matchAll(/\b([A-Za-z_]\w*)\./g)].some(
    ([, name = ""]) => moduleNames.get(name)?.form === "source",
  );
}
