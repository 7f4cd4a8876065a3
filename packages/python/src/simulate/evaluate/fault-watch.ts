import { versionRange, type VersionSet } from "../../versions/version-set.ts";
import { type Failure, otherFailure } from "../failure.ts";
import type { LoadedModule } from "../loaded-module.ts";
import { attributeState, isSetElsewhere } from "../module-attribute.ts";
import type { Simulation } from "../simulation.ts";
import { type FaultSite, faultSites } from "./fault-sites.ts";
import { checkAssert } from "./module-assert.ts";
import type { OldFault } from "./old-generics.ts";
import { checkCall } from "./side-calls.ts";
import { MAY_ASSERT, MAY_NEED_NEWER, MAY_STOP, READS_STRANGE_NAME } from "./suspicious-text.ts";

const BEFORE_3_10 = versionRange("3.8", "3.9");
/** Annotations are evaluated with their statement up to 3.13 (PEP 649). */
const EAGER_ANNOTATIONS = versionRange("3.8", "3.13");

/**
 * Asks, while a module is executed, what may fail on its own at its top and in its classes: undefined names, what older
 * Pythons cannot evaluate, assertions, and in those that pytest collects some calls too.
 */
export class FaultWatch {
  readonly #sim: Simulation;
  readonly #module: LoadedModule;
  readonly #isCollected: boolean = false;
  readonly #asksOld: boolean = false;
  readonly #asks: boolean = false;
  #sites: readonly FaultSite[] = [];
  #versions: VersionSet = 0;
  #asked = 0;
  #next = 0;

  constructor(sim: Simulation, module: LoadedModule) {
    this.#sim = sim;
    this.#module = module;
    const { facts, file } = module;
    if (facts === null || file === null) return;
    this.#isCollected = file === sim.collecting;
    this.#asksOld = (sim.versions & BEFORE_3_10) !== 0 && facts.answer(MAY_NEED_NEWER);
    const mayFail = facts.answer(READS_STRANGE_NAME) || facts.answer(MAY_ASSERT);
    this.#asks = this.#asksOld || mayFail || (this.#isCollected && facts.answer(MAY_STOP));
  }

  /** The first failure before a byte offset that was not asked for yet. */
  before(offset: number): Failure | null {
    if (!this.#asks) return null;
    for (;;) {
      const site = this.#site();
      if (site === undefined || site.offset >= offset) return null;
      this.#asked = site.order;
      this.#next++;
      this.#module.position = site.offset;
      const failure = this.#check(site);
      if (failure !== null) return failure;
    }
  }

  /** The next place; which places there are depends on the versions that are left. */
  #site(): FaultSite | undefined {
    const { versions } = this.#sim;
    const { facts } = this.#module;
    if (this.#versions !== versions && facts !== null) {
      this.#versions = versions;
      this.#sites = faultSites(facts, versions, this.#isCollected);
      this.#next = this.#sites.findIndex(({ order }) => order > this.#asked);
    }
    return this.#sites[this.#next];
  }

  #check(site: FaultSite): Failure | null {
    const sim = this.#sim;
    const { unbound, statement, isAnnotation } = site;
    if (statement?.type === "Assert") return checkAssert(sim, this.#module, statement);
    if (statement !== null) return checkCall(sim, this.#module, statement);
    if (unbound !== null && this.#isAbsent(unbound.id) && (!isAnnotation || sim.decide(EAGER_ANNOTATIONS))) {
      return failureAt(unbound.start, "NameError", `name '${unbound.id}' is not defined`);
    }
    return this.#asksOld ? this.#oldFailure(site.old) : null;
  }

  /** Submodules are names of their package, too, and others may set names of the module or of builtins. */
  #isAbsent(name: string): boolean {
    const { cache } = this.#sim;
    return attributeState(this.#sim, this.#module, name) === "no" && !cache.mayExtendBuiltins(name);
  }

  #oldFailure(faults: readonly OldFault[]): Failure | null {
    const fault = faults.find(
      ({ versions, library, attribute }) => this.#isLibrary(library, attribute) && this.#sim.decide(versions),
    );
    return fault === undefined ? null : failureAt(fault.start, "TypeError", fault.message);
  }

  /** What is subscripted is Python's own: no other module took its place, nor the place of what it holds. */
  #isLibrary(library: string | null, attribute: string | null): boolean {
    if (library === null || attribute === null) return true;
    const module = this.#sim.modules.get(library);
    return module?.form === "standard-library" && !isSetElsewhere(this.#sim, module, attribute);
  }
}

function failureAt(offset: number, exception: string, message: string): Failure {
  const failure = otherFailure(exception, message);
  failure.offset = offset;
  return failure;
}
