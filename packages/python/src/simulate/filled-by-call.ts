import type { Expression, Statement } from "../source/tree/nodes.ts";
import { dottedName } from "../source/tree/dotted-name.ts";
import { scopeBodies } from "../source/tree/nested-bodies.ts";
import { visitStatementExpressions } from "../source/tree/statement-expressions.ts";
import { visitChildren } from "../source/tree/visit-children.ts";
import { evaluateTest } from "../source/events/static-test.ts";
import { bindingIndex } from "./evaluate/binding-index.ts";
import { Failure } from "./failure.ts";
import { resolveRelative } from "./import-statement.ts";
import type { LoadedModule } from "./loaded-module.ts";
import type { Simulation } from "./simulation.ts";

/**
 * Whether a module calls, at its top, a function of another module whose file sets attributes under computed names: what it
 * binds in the caller cannot be known (`fill(find_current_module())`, `register(__name__)`).
 */
export function isFilledByCall(sim: Simulation, module: LoadedModule): boolean {
  const { facts } = module;
  if (facts === null) return false;
  const fillers = fillingNames(sim, module);
  if (fillers.size === 0) return false;
  const { aliases } = bindingIndex(facts);
  const neverRuns = (test: Expression): boolean =>
    (sim.versions & ~evaluateTest(test, (name) => aliases.resolve(name)).false) === 0;
  return callsAny(facts.tree().body, fillers, neverRuns);
}

/** Names that imports bind to such modules, or to something of theirs. */
function fillingNames(sim: Simulation, module: LoadedModule): Set<string> {
  const fillers = new Set<string>();
  for (const event of module.facts?.events ?? []) {
    if (event.kind !== "import") continue;
    const base = event.level === 0 ? event.module : resolveRelative(sim, module, event.level, event.module);
    if (base === null || base instanceof Failure) continue;
    if (event.names === null) {
      if (fills(sim, base)) fillers.add(event.asname ?? base.split(".")[0] ?? base);
      continue;
    }
    const isFiller = fills(sim, base);
    for (const { name, asname } of event.names) {
      if (isFiller || fills(sim, `${base}.${name}`)) fillers.add(asname ?? name);
    }
  }
  return fillers;
}

function fills(sim: Simulation, name: string): boolean {
  const loaded = sim.modules.get(name);
  return loaded?.form === "source" && loaded.file !== null && sim.cache.setsComputedNames(loaded.file.path);
}

/** Executed when the module is: not in functions and classes, nor behind a test that is never true. */
export function callsAny(
  body: readonly Statement[],
  names: ReadonlySet<string>,
  neverRuns: (test: Expression) => boolean,
): boolean {
  return body.some((statement) => {
    const own: Expression[] = [];
    visitStatementExpressions(statement, (node) => own.push(node));
    return (
      own.some((node) => holdsCall(node, names)) ||
      runningBodies(statement, neverRuns).some((nested) => callsAny(nested, names, neverRuns))
    );
  });
}

function runningBodies(
  statement: Statement,
  neverRuns: (test: Expression) => boolean,
): readonly (readonly Statement[])[] {
  if (statement.type !== "If") return scopeBodies(statement);
  const running = statement.branches.filter(({ test }) => !neverRuns(test)).map(({ body }) => body);
  return [...running, statement.orelse?.body ?? []];
}

function holdsCall(node: Expression, names: ReadonlySet<string>): boolean {
  if (node.type === "Lambda") return false;
  if (node.type === "Call" && names.has(dottedName(node.func)?.[0] ?? "")) return true;
  const parts: Expression[] = [];
  visitChildren(node, (child) => parts.push(child));
  return parts.some((part) => holdsCall(part, names));
}
