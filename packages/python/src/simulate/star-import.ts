import { Failure, otherFailure } from "./failure.ts";
import { loadLazily, loadSubmodule } from "./import-statement.ts";
import { ENDED, type LoadedModule } from "./loaded-module.ts";
import { attributeState, isAttribute } from "./module-attribute.ts";
import type { Simulation } from "./simulation.ts";

/** `from m import *`: `__all__` must hold nothing but attributes and submodules; without it nothing can fail. */
export function importStar(sim: Simulation, module: LoadedModule, from: LoadedModule): Failure | null {
  if (from !== module) module.addStar(from);
  if (!hasAll(sim, from)) return null;
  const bindings = from.facts?.bindings(sim.versions);
  if (bindings?.allState === "unknown") return oddItem(from);
  if (bindings?.allState !== "literal" || bindings.all === null) return null;
  for (const name of bindings.all) {
    const isThere = isAttribute(sim, from, name);
    if (!isThere && from.searchPath === null) continue;
    const failure = isThere ? loadLazily(sim, module, from, name) : loadSubmodule(sim, module, from, name);
    if (failure !== null) return failure;
  }
  for (const name of bindings.all) {
    const state = attributeState(sim, from, name);
    if (state === "yes") continue;
    const failure = noAttribute(from, name);
    if (state === "no") return failure;
    module.doubt ??= { reason: `whether ${from.name} binds ${name}, which its __all__ lists, is not known`, failure };
  }
  return null;
}

/** Whether `__all__` is bound by now: a module that still runs may not have come to it. */
export function hasAll(sim: Simulation, module: LoadedModule): boolean {
  const bindings = module.facts?.bindings(sim.versions);
  if (bindings === undefined || bindings.allState === "absent") return false;
  return module.position === ENDED || bindings.state("__all__", module.position) !== "absent";
}

/** An item of `__all__` that is no string. */
function oddItem(from: LoadedModule): Failure | null {
  for (const statement of from.facts?.tree().body ?? []) {
    if (statement.type !== "Assign") continue;
    const { value } = statement;
    if (value.type !== "List" && value.type !== "Tuple") continue;
    if (!statement.targets.some((target) => target.type === "Name" && target.id === "__all__")) continue;
    const odd = value.items.find((item) => item.type === "Constant");
    if (odd?.type !== "Constant") continue;
    const type = typeof odd.value === "number" ? "int" : odd.value === null ? "NoneType" : "bool";
    return otherFailure("TypeError", `Item in ${from.name}.__all__ must be str, not ${type}`);
  }
  return null;
}

export function noAttribute(module: LoadedModule, name: string): Failure {
  return new Failure({
    kind: "missing-name",
    exception: "AttributeError",
    message: `module '${module.name}' has no attribute '${name}'`,
    wanted: { module: module.name, name },
    origin: module.file?.path ?? null,
  });
}
