import type { Expression } from "../../source/tree/nodes.ts";
import { versionRange } from "../../versions/version-set.ts";
import { Failure } from "../failure.ts";
import type { LoadedModule } from "../loaded-module.ts";
import type { Simulation } from "../simulation.ts";
import { isBuiltinName } from "./builtin-names.ts";
import { visitEvaluated } from "./evaluated-expressions.ts";

/** Annotations are evaluated with their statement up to 3.13 (PEP 649). */
const EAGER_ANNOTATIONS = versionRange("3.8", "3.13");

/** A name that nothing has bound when it is read. */
export function checkNames(
  sim: Simulation,
  module: LoadedModule,
  node: Expression,
  classNames: ReadonlySet<string> | null,
  isAnnotation: boolean,
): Failure | null {
  let missing: { readonly id: string; readonly start: number } | null = null;
  visitEvaluated(node, (part) => {
    if (missing !== null || part.type !== "Name" || part.id.startsWith("__")) return;
    if (classNames?.has(part.id) === true || isBuiltinName(part.id)) return;
    if (isUnbound(sim, module, part.id, part.start)) missing = part;
  });
  const found = missing as { readonly id: string; readonly start: number } | null;
  if (found === null || (isAnnotation && !sim.decide(EAGER_ANNOTATIONS))) return null;
  const failure = new Failure({ kind: "other", exception: "NameError", message: `name '${found.id}' is not defined` });
  failure.offset = found.start;
  return failure;
}

function isUnbound(sim: Simulation, module: LoadedModule, name: string, offset: number): boolean {
  const bindings = module.facts?.bindings(sim.versions);
  if (bindings?.opaque !== null || bindings.stars.length > 0) return false;
  return bindings.state(name, offset) === "absent";
}
