import type { EntryHit, SearchEntry } from "../resolve/resolution.ts";
import type { Block, ImportCallEvent, ImportEvent, SourceFacts } from "../source/source-facts.ts";
import { relativeName } from "./import-statement.ts";
import { isNestedTooDeep, type LoadedModule, parentOf, tailOf } from "./loaded-module.ts";
import type { Simulation } from "./simulation.ts";

/**
 * Whether a function of a module that was loaded imports another module, itself or by way of modules that are not loaded.
 * Functions are not followed: whoever calls one may have loaded the module.
 */
export function mayBeImportedByCall(sim: Simulation, wanted: string): boolean {
  // A module that is being executed becomes an attribute when that has ended, whoever imports it meanwhile.
  if (sim.modules.has(wanted)) return false;
  const search = new Search(sim, wanted);
  for (const module of sim.modules.values()) if (search.meetsAny(namesInFunctions(sim, module))) return true;
  return search.findsBehind();
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** By the name of the module: asked again of all that are loaded for every module that fails for want of another. */
const inFunctions = new WeakMap<SourceFacts, Map<string, ReadonlySet<string>>>();

/** What the functions of a loaded module may load, but for tests. */
function namesInFunctions(sim: Simulation, { facts, form, name, searchPath }: LoadedModule): ReadonlySet<string> {
  if (form !== "source" || facts === null) return NO_NAMES;
  let known = inFunctions.get(facts);
  if (known === undefined) inFunctions.set(facts, (known = new Map<string, ReadonlySet<string>>()));
  let names = known.get(name);
  if (names === undefined) {
    names = namesIn(facts, { name, isPackage: searchPath !== null }, sim.cache.text(facts.path));
    known.set(name, names);
  }
  return names;
}

/** What is not loaded, on the way to a module. */
class Search {
  readonly #sim: Simulation;
  readonly #wanted: string;
  /** Names that were met, in this order. */
  readonly #met = new Set<string>();
  readonly #paths = new Map<string, readonly SearchEntry[]>();

  constructor(sim: Simulation, wanted: string) {
    this.#sim = sim;
    this.#wanted = wanted;
  }

  /** True where the wanted module is among some names, or around one. */
  meetsAny(names: Iterable<string>): boolean {
    for (const name of names) if (this.#meets(name)) return true;
    return false;
  }

  #meets(name: string): boolean {
    // What a star import takes may be submodules, which it loads.
    if (name === `${parentOf(this.#wanted)}.*`) return true;
    if (this.#met.has(name) || isNestedTooDeep(name)) return false;
    for (let each = name; each !== "" && !this.#met.has(each); each = parentOf(each)) {
      if (each === this.#wanted) return true;
      this.#met.add(each);
    }
    return false;
  }

  /** Goes on to what the modules that were met import, in whatever order. */
  findsBehind(): boolean {
    for (const name of this.#met) {
      if (this.#sim.modules.has(name)) continue;
      const hit = this.#hit(name);
      if (hit?.kind !== "regular-package" && hit?.kind !== "source-module") continue;
      const facts = this.#sim.world.source(hit.file.path);
      const importer = { name, isPackage: hit.kind === "regular-package" };
      if (facts === undefined) continue;
      if (this.#sim.cache.importsComputed(facts.path) || this.meetsAny(namesIn(facts, importer))) return true;
    }
    return false;
  }

  #hit(name: string): EntryHit | undefined {
    const parent = parentOf(name);
    for (const entry of parent === "" ? this.#sim.path : this.#pathOf(parent)) {
      const [hit] = entry.find(tailOf(name));
      if (hit !== undefined) return hit;
    }
    return undefined;
  }

  /** Where a package's modules are looked for, as far as its own code does not change that. */
  #pathOf(name: string): readonly SearchEntry[] {
    const known = this.#sim.modules.get(name)?.searchPath ?? this.#paths.get(name);
    if (known) return known;
    const hit = this.#hit(name);
    const isPackage = hit?.kind === "regular-package" || hit?.kind === "namespace-portion";
    const path = isPackage ? [this.#sim.entryAt(hit.directory)] : [];
    this.#paths.set(name, path);
    return path;
  }
}

type AnyImport = ImportEvent | ImportCallEvent;

/** A module by its dotted name. */
interface Importer {
  readonly name: string;
  readonly isPackage: boolean;
}

/** The modules that the statements and calls of a source may load; of its functions that are no tests, where its text is given. */
function namesIn({ blocks, events }: SourceFacts, importer: Importer, text?: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const event of events) {
    if (event.kind !== "import" && event.kind !== "import-call") continue;
    const definition = text === undefined ? undefined : enclosingFunction(blocks, event.block);
    if (text !== undefined && (definition === undefined || isTest(text, definition))) continue;
    for (const name of namesOf(event, importer)) names.add(name);
  }
  return names.size === 0 ? NO_NAMES : names;
}

/** The modules that a statement or call may load, besides the packages around them. */
function namesOf(event: AnyImport, { name: own, isPackage }: Importer): readonly string[] {
  const packageName = isPackage ? own : parentOf(own);
  if (event.kind === "import") {
    const base = event.level === 0 ? event.module : relativeName(packageName, event.level, event.module);
    return base === null ? [] : [base, ...(event.names ?? []).map(({ name }) => `${base}.${name}`)];
  }
  const [dots = ""] = /^\.*/.exec(event.module ?? "") ?? [];
  const rest = event.module?.slice(dots.length) ?? "";
  const anchor = event.package === "__name__" ? own : event.package === "__package__" ? packageName : event.package;
  const name = dots === "" ? rest : relativeName(anchor ?? "", dots.length, rest);
  return name === null || name === "" ? [] : [name];
}

function enclosingFunction(blocks: readonly Block[], index: number): Block | undefined {
  for (let block = blocks[index]; block !== undefined; block = blocks[block.parent]) {
    if (block.kind === "function" || block.kind === "async-function") return block;
  }
  return undefined;
}

const TEST = /(?:async\s+)?def\s+test/y;

/** pytest calls it after all test modules were imported. */
function isTest(text: string, { offset }: Block): boolean {
  TEST.lastIndex = offset;
  return TEST.test(text);
}
