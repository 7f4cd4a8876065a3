import { versionRange } from "../versions/version-set.ts";
import { Failure } from "./failure.ts";
import { importModule } from "./load-module.ts";
import type { Simulation } from "./simulation.ts";

const SINCE_3_12 = versionRange("3.12");

/**
 * From 3.12 on, printing "cannot import name" looks for a name that was meant, and imports the module again for that
 * (`_compute_suggestion_error` in traceback.py). pytest prints each such error twice, and what fails leaves its traces.
 */
export function suggestNames(sim: Simulation, { details }: Failure): void {
  const { exception, wanted } = details;
  if (exception !== "ImportError" || wanted === undefined || wanted.name === null || !sim.decide(SINCE_3_12)) return;
  for (let i = 0; i < 2; i++) {
    const found = importModule(sim, wanted.module, null);
    if (!(found instanceof Failure)) importModule(sim, wanted.module.split(".")[0] ?? wanted.module, null);
  }
}
