import { ownText, SKIP } from "../source/events/handled-skips.ts";
import { dottedName } from "../source/tree/dotted-name.ts";
import type { Statement } from "../source/tree/nodes.ts";
import { Failure } from "./failure.ts";
import { callsAny } from "./filled-by-call.ts";
import { resolveRelative } from "./import-statement.ts";
import type { LoadedModule } from "./loaded-module.ts";
import type { Simulation } from "./simulation.ts";

/**
 * Why a module may have been skipped before it came to an offset: it called what another module of the project defines and
 * what may skip, a class that may, or a decorator. null: it did not. What its own functions do is among its events.
 */
export function mayHaveSkipped(sim: Simulation, module: LoadedModule, offset: number): string | null {
  const { facts, file } = module;
  if (facts === null || file === null) return null;
  const { body, text } = facts.tree();
  const called = importedSkippers(sim, module);
  const own = SKIP.test(text) ? skippersOf(body, text) : [];
  for (const { name, type } of own) if (type === "Class") called.add(name);
  const decorating = new Set([...called, ...own.map(({ name }) => name)]);
  if (decorating.size === 0) return null;
  const begun = body.filter(({ start }) => start < offset);
  const skips = callsAny(begun, called, () => false) || begun.some((statement) => isDecorated(statement, decorating));
  return skips ? `${file.path}: what is called at the top may skip` : null;
}

function isDecorated(statement: Statement, names: ReadonlySet<string>): boolean {
  if (statement.type !== "Function" && statement.type !== "Class") return false;
  return statement.decorators.some((node) => {
    const called = node.type === "Call" ? node.func : node;
    return names.has(dottedName(called)?.[0] ?? "");
  });
}

const ANYTHING = /^/;

type Definition = Extract<Statement, { type: "Function" | "Class" }>;

/** Functions and classes at the top whose text skips, or names another that does. */
function skippersOf(body: readonly Statement[], text: string): readonly Definition[] {
  const all = body.filter((each): each is Definition => each.type === "Function" || each.type === "Class");
  const textOf = (each: Definition): string =>
    each.type === "Class"
      ? text.slice(each.start, each.end)
      : each.body.map((inner) => ownText(inner, text, ANYTHING)).join("\n");
  const direct = all.filter((each) => SKIP.test(textOf(each)));
  if (direct.length === 0) return direct;
  const names = new RegExp(`\\b(?:${direct.map(({ name }) => name).join("|")})\\s*\\(`);
  return all.filter((each) => direct.includes(each) || names.test(textOf(each)));
}

function importedSkippers(sim: Simulation, module: LoadedModule): Set<string> {
  const found = new Set<string>();
  for (const event of module.facts?.events ?? []) {
    if (event.kind !== "import") continue;
    const base = event.level === 0 ? event.module : resolveRelative(sim, module, event.level, event.module);
    if (base === null || base instanceof Failure) continue;
    const inBase = skipperNames(sim, base);
    if (event.names === null) {
      if (inBase.size > 0) found.add(event.asname ?? base.split(".")[0] ?? base);
      continue;
    }
    for (const { name, asname } of event.names) {
      if (inBase.has(name) || skipperNames(sim, `${base}.${name}`).size > 0) found.add(asname ?? name);
    }
  }
  return found;
}

function skipperNames({ modules, cache }: Simulation, name: string): ReadonlySet<string> {
  const module = modules.get(name);
  if (module?.form !== "source" || module.facts === null || module.file === null) return new Set();
  if (!SKIP.test(cache.text(module.file.path))) return new Set();
  const { body, text } = module.facts.tree();
  return new Set(skippersOf(body, text).map((each) => each.name));
}
