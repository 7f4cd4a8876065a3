import type { Statement } from "../../source/tree/nodes.ts";
import type { LoadedModule } from "../loaded-module.ts";
import { attributeState } from "../module-attribute.ts";
import type { Simulation } from "../simulation.ts";
import { bindingIndex } from "./binding-index.ts";
import { evaluatedExpressions } from "./evaluated-expressions.ts";
import { type UnboundName, unboundName } from "./undefined-names.ts";

export interface AbsentName extends UnboundName {
  /** False: code elsewhere may set it. */
  readonly isCertain: boolean;
}

/** The first name that the body of the `try` at an offset certainly reads, and that neither the module nor Python binds. */
export function absentName(sim: Simulation, module: LoadedModule, offset: number): AbsentName | null {
  const { facts } = module;
  const body = facts === null ? undefined : bindingIndex(facts).attemptAt(offset);
  if (facts === null || body === undefined) return null;
  const bindings = facts.bindings(sim.versions);
  for (const statement of body) {
    if (!WHOLE.has(statement.type)) continue;
    for (const node of evaluatedExpressions(statement)) {
      const unbound = unboundName(bindings, node, null);
      if (unbound !== null) return { ...unbound, isCertain: isAbsent(sim, module, unbound) };
    }
  }
  return null;
}

/** Submodules are names of their package, too, and others may set names of the module or of builtins. */
function isAbsent(sim: Simulation, module: LoadedModule, { id }: UnboundName): boolean {
  return attributeState(sim, module, id) === "no" && !sim.cache.mayExtendBuiltins(id);
}

/** Statements that run whole when they run, and bring their own expressions only. */
const WHOLE: ReadonlySet<Statement["type"]> = new Set<Statement["type"]>([
  "Function",
  "Class",
  "Expression",
  "Assign",
  "AugAssign",
  "AnnAssign",
]);
