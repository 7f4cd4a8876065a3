import type { EntryHit, SearchEntry } from "../resolve/resolution.ts";
import type { Block, ImportCallEvent, ImportEvent, SourceFacts } from "../source/source-facts.ts";
import { relativeName } from "./import-statement.ts";
import { isNestedTooDeep, parentOf, tailOf } from "./loaded-module.ts";
import type { Simulation } from "./simulation.ts";

/**
 * Whether a function of a module that was loaded imports another module, itself or by way of modules that are not loaded.
 * Functions are not followed: whoever calls one may have loaded the module.
 */
export function mayBeImportedByCall(sim: Simulation, wanted: string): boolean {
  const search = new Search(sim, wanted);
  for (const { facts, form, name, searchPath } of sim.modules.values()) {
    if (form !== "source" || facts === null) continue;
    const isInFunction = ({ block }: AnyImport) => {
      const definition = enclosingFunction(facts.blocks, block);
      return definition !== undefined && !isTest(sim.cache.text(facts.path), definition);
    };
    if (search.finds(facts, { name, isPackage: searchPath !== null }, isInFunction)) return true;
  }
  return search.findsBehind();
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

  /** Meets everything that some statements of a source name; true where the wanted module is among it. */
  finds({ events }: SourceFacts, importer: Importer, counts: (event: AnyImport) => boolean): boolean {
    for (const event of events) {
      if ((event.kind !== "import" && event.kind !== "import-call") || !counts(event)) continue;
      for (const name of namesOf(event, importer)) if (this.#meets(name)) return true;
    }
    return false;
  }

  #meets(name: string): boolean {
    // What a star import takes may be submodules, which it loads.
    if (name === `${parentOf(this.#wanted)}.*`) return true;
    if (isNestedTooDeep(name)) return false;
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
      if (this.#sim.cache.importsComputed(facts.path) || this.finds(facts, importer, () => true)) return true;
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
