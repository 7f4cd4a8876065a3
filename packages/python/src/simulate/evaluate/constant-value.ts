import type { Expression, Statement } from "../../source/tree/nodes.ts";
import type { LoadedModule } from "../loaded-module.ts";
import { isSetElsewhere } from "../module-attribute.ts";
import type { Simulation } from "../simulation.ts";

/** What an expression is known to be: a constant, a module, or nothing known. */
export type KnownValue =
  | { readonly kind: "constant"; readonly value: string | number | boolean | null }
  | { readonly kind: "module"; readonly module: LoadedModule }
  | null;

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
  const bound = module.moduleNames.get(name);
  if (bound !== undefined) return { kind: "module", module: bound };
  const events = module.facts?.events.filter(({ kind, block }) => kind === "import" && block === 0) ?? [];
  for (const event of events) {
    if (event.kind !== "import") continue;
    const imported = event.names?.find((alias) => (alias.asname ?? alias.name) === name);
    if (imported === undefined) continue;
    const from = event.level === 0 ? sim.modules.get(event.module ?? "") : undefined;
    return from === undefined ? null : attributeValue(sim, from, imported.name);
  }
  return assignedConstant(module, name);
}

function attributeValue(sim: Simulation, owner: LoadedModule, name: string): KnownValue {
  const submodule = owner.submodules.get(name);
  if (submodule !== undefined) return { kind: "module", module: submodule };
  return isSetElsewhere(sim, owner, name) ? null : assignedConstant(owner, name);
}

/** The constant of the only statement that binds a name, at the top of its module. */
function assignedConstant(module: LoadedModule, name: string): KnownValue {
  if (module.form !== "source" || module.facts === null) return null;
  const binding = module.facts.tree().body.filter((statement) => mentionsTarget(statement, name));
  const [only] = binding;
  if (binding.length !== 1 || only?.type !== "Assign" || only.targets.length !== 1) return null;
  const { value } = only;
  const target = only.targets[0];
  if (target?.type !== "Name" || target.id !== name) return null;
  if (value.type === "Constant" && value.value !== undefined) return constant(value.value);
  return value.type === "String" && !value.bytes && value.value !== null ? constant(value.value) : null;
}

function mentionsTarget(statement: Statement, name: string): boolean {
  return JSON.stringify(statement).includes(`"${name}"`);
}
