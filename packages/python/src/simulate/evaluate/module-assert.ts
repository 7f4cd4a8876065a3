import type { AssertNode } from "../../source/tree/nodes.ts";
import { Failure } from "../failure.ts";
import type { LoadedModule } from "../loaded-module.ts";
import type { Simulation } from "../simulation.ts";
import { knownTruth } from "./known-value.ts";

/** An `assert` at the top of a module whose test is known to be false. */
export function checkAssert(sim: Simulation, module: LoadedModule, node: AssertNode): Failure | null {
  if (knownTruth(sim, module, node.test) !== false) return null;
  return new Failure({ kind: "other", exception: "AssertionError", message: "" });
}
