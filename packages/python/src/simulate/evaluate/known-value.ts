import { evaluateTest } from "../../source/events/static-test.ts";
import type {
  CompareNode,
  Expression,
  IfNode,
  ImportFromNode,
  ImportNode,
  Statement,
} from "../../source/tree/nodes.ts";
import { Failure } from "../failure.ts";
import { resolveRelative } from "../import-statement.ts";
import { ENDED, type LoadedModule, parentOf } from "../loaded-module.ts";
import { isSetElsewhere, libraryNames } from "../module-attribute.ts";
import type { Simulation } from "../simulation.ts";
import { mayBeStored } from "../stored-names.ts";
import { bindingIndex } from "./binding-index.ts";
import { type KnownRun, lastBinding, passes } from "./last-binding.ts";
import { areEqual, areIdentical, type KnownValue } from "./same-value.ts";

/** Names may stand for each other in circles, and for expressions of many names. */
const MOST_NAMES = 100;

/** Whether an expression is true when execution comes to it, as far as constants, versions and modules tell; null: not known. */
export function knownTruth(sim: Simulation, module: LoadedModule, node: Expression): boolean | null {
  return new Evaluation(sim, module, module.position, { names: MOST_NAMES }).truth(node);
}

/** Whether a branch of an `if` runs, counted from 0, its `else` last; null: not known. */
export function branchRuns(sim: Simulation, module: LoadedModule, node: IfNode, branch: number): boolean | null {
  let known: boolean | null = true;
  for (const { test } of node.branches.slice(0, branch)) {
    const truth = knownTruth(sim, module, test);
    if (truth === true) return false;
    if (truth === null) known = null;
  }
  const own = node.branches[branch];
  const truth = own === undefined ? true : knownTruth(sim, module, own.test);
  return truth === false ? false : truth === null ? null : known;
}

/** Expressions of one module as they are when execution stands at an offset. */
class Evaluation implements KnownRun {
  readonly #sim: Simulation;
  readonly #module: LoadedModule;
  readonly #at: number;
  /** How many more names are looked up for one answer. */
  readonly #left: { names: number };

  constructor(sim: Simulation, module: LoadedModule, at: number, left: { names: number }) {
    this.#sim = sim;
    this.#module = module;
    this.#at = at;
    this.#left = left;
  }

  truth(node: Expression, at = this.#at): boolean | null {
    if (at !== this.#at) return this.#elsewhere(this.#module, at).truth(node);
    const told = this.#staticTruth(node);
    if (told !== null) return told;
    if (node.type === "Unary" && node.operator === "not") {
      const operand = this.truth(node.operand);
      return operand === null ? null : !operand;
    }
    if (node.type === "BoolOp") return this.#anyOrAll(node.operands, node.operator === "or");
    if (node.type === "Compare") return this.#comparison(node);
    const value = this.#value(node);
    return value === null ? null : value.kind === "module" || Boolean(value.value);
  }

  /** Every module that the statement asks for is there, and nothing in it can fail, and it has every name. */
  passed(statement: ImportNode | ImportFromNode): boolean {
    if (statement.type === "Import") return statement.names.every(({ name }) => this.#passedAll(name));
    const from = this.#importedFrom(statement);
    if (from === undefined || !this.#passedAll(from.name)) return false;
    return statement.names.every(({ name }) => name !== "*" && this.#passedName(from, name));
  }

  #passedName(from: LoadedModule, name: string): boolean {
    const { modules, versions } = this.#sim;
    if (from.facts?.bindings(versions).definite.has(name) === true) return true;
    if (modules.has(`${from.name}.${name}`)) return this.#passedAll(`${from.name}.${name}`);
    return isLibrary(from) && (versions & ~libraryNames(this.#sim, from.name, name).present) === 0;
  }

  /** A module and its packages: those of the project may fail by a guard or a call, but not where they only bind. */
  #passedAll(name: string): boolean {
    for (let each = name; each !== ""; each = parentOf(each)) {
      const module = this.#sim.modules.get(each);
      if (module === undefined || this.#left.names-- <= 0) return false;
      if (isLibrary(module) || module.form === "namespace") continue;
      if (module.form !== "source" || module.position !== ENDED) return false;
      const run = this.#elsewhere(module, module.position);
      if (module.facts?.tree().body.every((inner) => passes(inner, run)) !== true) return false;
    }
    return true;
  }

  /** What the version and the platform decide, on all Pythons for which the simulation runs. */
  #staticTruth(node: Expression): boolean | null {
    const { facts } = this.#module;
    if (facts === null) return null;
    const { aliases } = bindingIndex(facts);
    const verdict = evaluateTest(node, (name) => aliases.resolve(name));
    const isKnown = (this.#sim.versions & ~(verdict.true | verdict.false)) === 0;
    return isKnown ? this.#sim.decide(verdict.true) : null;
  }

  #anyOrAll(operands: readonly Expression[], any: boolean): boolean | null {
    let known: boolean | null = !any;
    for (const operand of operands) {
      const truth = this.truth(operand);
      if (truth === any) return any;
      if (truth === null) known = null;
    }
    return known;
  }

  #comparison({ operands, operators: [operator = "", ...more] }: CompareNode): boolean | null {
    if (more.length > 0) return null;
    const [left, right] = operands.map((operand) => this.#value(operand));
    if (!left || !right) return null;
    const negated = operator === "!=" || operator === "is not";
    if (!negated && operator !== "==" && operator !== "is") return null;
    const isSame = operator.startsWith("is") ? areIdentical(left, right) : areEqual(left, right);
    return isSame === null ? null : isSame !== negated;
  }

  #value(node: Expression): KnownValue | null {
    switch (node.type) {
      case "Constant":
        return node.value === undefined ? null : constant(node.value);
      case "String":
        return node.bytes || node.value === null ? null : constant(node.value);
      case "Name":
        return node.id === "__name__" ? constant(this.#module.name) : this.#named(node.id);
      case "Attribute": {
        const owner = this.#value(node.value);
        return owner?.kind === "module" ? this.#attribute(owner.module, node.attr) : null;
      }
      case "Compare":
      case "Unary": {
        if (node.type === "Unary" && node.operator !== "not") return null;
        const truth = this.truth(node);
        return truth === null ? null : constant(truth);
      }
      default:
        return null;
    }
  }

  #named(name: string): KnownValue | null {
    const module = this.#module;
    const value = this.#bound(name);
    if (value === null || isSetElsewhere(this.#sim, module, name) || mayBeStored(this.#sim, module, name)) return null;
    // A submodule takes the name whenever it is imported.
    return value.kind === "constant" && module.submodule(name) !== undefined ? null : value;
  }

  #bound(name: string): KnownValue | null {
    if (this.#left.names-- <= 0) return null;
    const binding = lastBinding(this.#module, name, this.#at, this);
    if (binding?.kind === "value") return this.#elsewhere(this.#module, binding.offset).#value(binding.node);
    return binding === null ? null : this.#imported(binding.statement, name);
  }

  #imported(statement: ImportNode | ImportFromNode, name: string): KnownValue | null {
    if (statement.type === "Import") {
      const alias = statement.names.findLast((each) => (each.asname ?? each.name.split(".")[0]) === name);
      const full = alias?.asname === null ? name : alias?.name;
      return moduleValue(full === undefined ? undefined : this.#sim.modules.get(full));
    }
    const owner = this.#importedFrom(statement);
    const alias = statement.names.findLast((each) => (each.asname ?? each.name) === name);
    return owner === undefined || alias === undefined ? null : this.#attribute(owner, alias.name);
  }

  #importedFrom({ level, module }: ImportFromNode): LoadedModule | undefined {
    const base = level === 0 ? (module ?? "") : resolveRelative(this.#sim, this.#module, level, module);
    return base instanceof Failure ? undefined : this.#sim.modules.get(base);
  }

  #attribute(owner: LoadedModule, name: string): KnownValue | null {
    const submodule = owner.submodule(name);
    if (submodule !== undefined) return this.#submodule(owner, name, submodule);
    return this.#module.importedEarly(owner) ? null : this.#elsewhere(owner, owner.position).#named(name);
  }

  /** A package may bind the name of a submodule to something else, before or after it imports that. */
  #submodule(owner: LoadedModule, name: string, submodule: LoadedModule): KnownValue | null {
    const value = moduleValue(submodule);
    if (owner.facts === null || value === null) return value;
    const there = this.#elsewhere(owner, owner.position);
    const isItself = (statement: Statement): boolean =>
      statement.type === "ImportFrom" && there.#importedFrom(statement) === owner && !isRenamed(statement, name);
    const index = bindingIndex(owner.facts);
    if (index.isBoundOtherwise(name)) return null;
    if (owner.isAddedLate(name) || index.binders(name).every(isItself)) return value;
    const bound = there.#bound(name);
    return bound?.kind === "module" && bound.module === submodule ? value : null;
  }

  #elsewhere(module: LoadedModule, at: number): Evaluation {
    return new Evaluation(this.#sim, module, at, this.#left);
  }
}

function isRenamed({ names }: ImportFromNode, as: string): boolean {
  return names.some(({ name, asname }) => asname === as && name !== as);
}

function constant(value: string | number | boolean | null): KnownValue {
  return { kind: "constant", value };
}

/** Of other distributions it is not known what they are, nor whether they are there. */
function moduleValue(module: LoadedModule | undefined): KnownValue | null {
  return module !== undefined && isOwn(module) ? { kind: "module", module } : null;
}

function isLibrary(module: LoadedModule): boolean {
  return module.form === "standard-library";
}

function isOwn(module: LoadedModule | undefined): boolean {
  return module !== undefined && /^(?:source|namespace|standard-library)$/.test(module.form);
}
