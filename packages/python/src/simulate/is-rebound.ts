import type { LoadedModule } from "./loaded-module.ts";
import type { Simulation } from "./simulation.ts";

/** The name is also bound by something else than an import: what it stands for is not certain. */
export function isRebound(sim: Simulation, module: LoadedModule, name: string): boolean {
  const text = module.file === null ? "" : sim.cache.text(module.file.path);
  const word = name.replace(/[^\w]/g, "\\$&");
  return new RegExp(
    `(?:^|[;\\n])[ \\t]*(?:${word}\\s*(?:=(?!=)|:(?!=))|(?:def|class)\\s+${word}\\b|for\\s+[^\\n]*\\b${word}\\b[^\\n]*\\bin\\b)|\\bas\\s+${word}\\s*:|\\b${word}\\s*:=|global\\s+[^\\n]*\\b${word}\\b`,
  ).test(text);
}
