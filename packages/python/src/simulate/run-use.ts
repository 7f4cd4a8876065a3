import { isPreloaded } from "../pytest/preloaded-modules.ts";
import type { AttributeUse } from "../source/source-facts.ts";
import { versionRange } from "../versions/version-set.ts";
import { mayBeLoaded } from "./export-doubt.ts";
import { Failure } from "./failure.ts";
import { isRebound } from "./is-rebound.ts";
import { type LoadedModule, parentOf, tailOf } from "./loaded-module.ts";
import { attributeState, mayHide } from "./module-attribute.ts";
import type { Simulation } from "./simulation.ts";
import { noAttribute } from "./star-import.ts";

const SINCE_3_11 = versionRange("3.11");
const SINCE_3_13 = versionRange("3.13");

/** Reads an attribute chain on a module that an import bound: every step must exist at that moment. */
export function runUse(sim: Simulation, module: LoadedModule, use: AttributeUse): Failure | null {
  const [first = "", ...rest] = use.chain;
  let at = module.moduleNames.get(first);
  if (at === undefined) return null;
  for (const name of rest) {
    if (attributeState(sim, at, name) === "no") {
      const isDoubtful =
        isRebound(sim, module, first) ||
        isHidden(sim, at) ||
        (at.form !== "standard-library" && mayBeLoaded(sim, at, name));
      return isDoubtful ? null : failure(sim, module, at, name);
    }
    const next: LoadedModule | undefined = at.submodule(name);
    if (next === undefined) return null;
    at = next;
  }
  return null;
}

/** The module may not be what its name stands for in the package around it. */
function isHidden(sim: Simulation, { name }: LoadedModule): boolean {
  const parent = sim.modules.get(parentOf(name));
  return parent !== undefined && mayHide(sim, parent, tailOf(name));
}

function failure(sim: Simulation, module: LoadedModule, at: LoadedModule, name: string): Failure | null {
  if (at.form === "standard-library") {
    const isModule = sim.world.standardLibrary.modules(`${at.name}.${name}`) !== 0;
    if (!isModule || isAlone(sim)) return noAttribute(at, name);
    module.doubt ??= {
      reason: `whether ${at.name}.${name} is loaded by then is not known`,
      failure: noAttribute(at, name),
    };
    return null;
  }
  const submodule = sim.modules.get(`${at.name}.${name}`);
  if (submodule?.initializing && sim.decide(SINCE_3_11)) {
    return circular(
      at,
      name,
      `cannot access submodule '${name}' of module '${at.name}' (most likely due to a circular import)`,
    );
  }
  if (!at.initializing) return noAttribute(at, name);
  const origin = sim.decide(SINCE_3_13) && at.file ? ` from '${at.file.path}'` : "";
  const message = `partially initialized module '${at.name}'${origin} has no attribute '${name}' (most likely due to a circular import)`;
  return circular(at, name, message);
}

/** Nothing was imported so far but the project's own files and what pytest had loaded before. */
function isAlone(sim: Simulation): boolean {
  for (const { form, name } of sim.modules.values()) {
    if (form === "third-party" || form === "compiled" || form === "unknown") return false;
    if (form !== "standard-library" || name === "posixpath") continue;
    const top = name.split(".")[0] ?? name;
    if (isPreloaded(top) !== "always" && sim.world.standardLibrary.isPackage(top) === (name !== top)) return false;
  }
  return true;
}

function circular(at: LoadedModule, name: string, message: string): Failure {
  const wanted = { module: at.name, name };
  return new Failure({ kind: "circular-import", exception: "AttributeError", message, wanted });
}
