import type { Expression } from "../../source/tree/nodes.ts";
import type { LoadedModule } from "../loaded-module.ts";
import { isSetElsewhere } from "../module-attribute.ts";
import type { Simulation } from "../simulation.ts";
import { type ConstantValue, isImportedLast, lastValue } from "./last-value.ts";

/** What an expression is known to be: a constant, a module, or nothing known. */
export type KnownValue = ConstantValue | { readonly kind: "module"; readonly module: LoadedModule } | null;

export function knownValue(sim: Simulation, module: LoadedModule, node: Expression): KnownValue {
  switch (node.type) {
    case "Constant":
      return node.value === undefined ? null : constant(node.value);
    case "String":
      return node.bytes || node.value === null ? null : constant(node.value);
    case "Name":
      return node.id === "__name__" ? constant(module.name) : nameValue(sim, module, node.id);
    case "Attribute": {
      const owner = knownValue(sim, module, node.value);
      return owner?.kind === "module" ? attributeValue(sim, owner.module, node.attr) : null;
    }
    default:
      return null;
  }
}

function constant(value: string | number | boolean | null): KnownValue {
  return { kind: "constant", value };
}

function nameValue(sim: Simulation, module: LoadedModule, name: string): KnownValue {
  if (isSetElsewhere(sim, module, name)) return null;
  const bound = module.moduleNames.get(name);
  if (bound !== undefined)
    return isImportedLast(module, name, module.position) ? { kind: "module", module: bound } : null;
  const events = module.facts?.events.filter(({ kind, block }) => kind === "import" && block === 0) ?? [];
  for (const event of events) {
    if (event.kind !== "import") continue;
    const imported = event.names?.find((alias) => (alias.asname ?? alias.name) === name);
    if (imported === undefined) continue;
    const from = event.level === 0 ? sim.modules.get(event.module ?? "") : undefined;
    return from === undefined ? null : attributeValue(sim, from, imported.name);
  }
  return lastValue(module, name, module.position);
}

function attributeValue(sim: Simulation, owner: LoadedModule, name: string): KnownValue {
  const submodule = owner.submodules.get(name);
  if (submodule !== undefined) return { kind: "module", module: submodule };
  return isSetElsewhere(sim, owner, name) ? null : lastValue(owner, name, owner.position);
}
