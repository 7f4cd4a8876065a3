import type { Block, ImportEvent, SourceFacts } from "../../source/source-facts.ts";
import { resolveRelative } from "../entry-points/find-attribute.ts";
import type { WheelModules } from "../entry-points/wheel-modules.ts";
import type { WheelOk } from "../wheel-plan.ts";

/** An import statement in a file that ships. */
export interface ShippedImport {
  readonly path: string;
  readonly line: number;
}

/**
 * Which of these names, none of them in the wheel, shipped modules import when they are executed, with the places. Guarded
 * imports (`try`, TYPE_CHECKING, functions) do not count.
 */
export function shippedImports(
  plan: WheelOk,
  modules: WheelModules,
  names: ReadonlySet<string>,
): ReadonlyMap<string, readonly ShippedImport[]> {
  const found = new Map<string, ShippedImport[]>();
  if (names.size === 0) return found;
  const tops = new Set([...names].map(topOf));
  for (const { source, target } of plan.files()) {
    if (source === null || !target.endsWith(".py")) continue;
    const base = packageOf(target);
    const facts = modules.facts(source);
    for (const { name, line } of facts ? importedNames(facts, base) : []) {
      if (!tops.has(topOf(name))) continue;
      for (const prefix of prefixes(name)) {
        if (!names.has(prefix) || modules.find(prefix)) continue;
        const places = found.get(prefix);
        if (places) places.push({ path: source, line });
        else found.set(prefix, [{ path: source, line }]);
      }
    }
  }
  return found;
}

/** Dotted name of the package in which a file of the wheel lies. */
export function packageOf(target: string): string {
  return target.split("/").slice(0, -1).join(".");
}

/** Dotted names whose import no `try`, function or condition guards; those of `from` imports may be attributes. */
export function* importedNames(facts: SourceFacts, base: string): Generator<NamedImport> {
  yield* namesOf(facts, base, (event) => runsUnguarded(facts.blocks, event.block));
}

/** The same of every import statement, guarded or not. */
export function* mentionedNames(facts: SourceFacts, base: string): Generator<NamedImport> {
  yield* namesOf(facts, base, () => true);
}

interface NamedImport {
  readonly name: string;
  readonly line: number;
}

function* namesOf(facts: SourceFacts, base: string, wants: (event: ImportEvent) => boolean): Generator<NamedImport> {
  for (const event of facts.events) {
    if (event.kind !== "import" || !wants(event)) continue;
    const module = resolveRelative(base, event.level, event.module);
    if (module === undefined) continue;
    yield { name: module, line: event.line };
    yield* submodules(event, module);
  }
}

/** `from pkg import name` loads pkg.name where that is a module; names that are none lead to no source. */
function* submodules(event: ImportEvent, module: string): Generator<NamedImport> {
  for (const { name } of event.names ?? []) if (name !== "*") yield { name: `${module}.${name}`, line: event.line };
}

function runsUnguarded(blocks: readonly Block[], index: number): boolean {
  for (let at = index; at >= 0; at = blocks[at]?.parent ?? -1) {
    const kind = blocks[at]?.kind;
    if (kind !== "module" && kind !== "class" && kind !== "with") return false;
  }
  return true;
}

function topOf(name: string): string {
  const dot = name.indexOf(".");
  return dot === -1 ? name : name.slice(0, dot);
}

/** "a", "a.b", "a.b.c". */
export function prefixes(name: string): string[] {
  const found: string[] = [];
  for (let dot = name.indexOf("."); dot !== -1; dot = name.indexOf(".", dot + 1)) found.push(name.slice(0, dot));
  found.push(name);
  return found;
}
