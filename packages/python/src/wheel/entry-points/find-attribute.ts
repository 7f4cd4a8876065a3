import type { WheelModules } from "./wheel-modules.ts";

export type AttributeState = "present" | "absent" | "unknown";

/** Whether importing a module of the wheel leaves it with an attribute. */
export function findAttribute(modules: WheelModules, name: string, attribute: string): AttributeState {
  return new AttributeSearch(modules).state(name, attribute);
}

class AttributeSearch {
  readonly #modules: WheelModules;
  readonly #seen = new Set<string>();

  constructor(modules: WheelModules) {
    this.#modules = modules;
  }

  state(name: string, attribute: string): AttributeState {
    const module = this.#modules.find(name);
    if (module?.kind !== "module" && module?.kind !== "package") return "unknown";
    const facts = module.source === null ? undefined : this.#modules.facts(module.source);
    if (!facts || this.#seen.has(name)) return facts ? "absent" : "unknown";
    this.#seen.add(name);
    const bindings = facts.bindings();
    if (bindings.definite.has(attribute) || bindings.possible.has(attribute)) return "present";
    if (bindings.lazyNames?.has(attribute) === true) return "present";
    const base = module.kind === "package" ? name : parentOf(name);
    const stars = bindings.stars.map((star) => this.#starState(base, star, attribute));
    if (stars.includes("present")) return "present";
    if (stars.includes("unknown")) return "unknown";
    if (bindings.opaque !== null && !bindings.opaque.startsWith("star import")) return "unknown";
    // A module may put another object into its own place.
    if (/\bsys\s*\.\s*modules\b/.test(this.#modules.text(module.source ?? "") ?? "")) return "unknown";
    return this.#mayBeSubmodule(name, attribute, facts.events.length > 0) ? "unknown" : "absent";
  }

  /** A submodule becomes an attribute when anything imports it, which may happen below any import of this module. */
  #mayBeSubmodule(name: string, attribute: string, imports: boolean): boolean {
    return imports && this.#modules.find(`${name}.${attribute}`) !== undefined;
  }

  #starState(
    base: string,
    star: { readonly level: number; readonly module: string | null },
    attribute: string,
  ): AttributeState {
    const name = resolveRelative(base, star.level, star.module);
    const module = name === undefined ? undefined : this.#modules.find(name);
    if (name === undefined || (module?.kind !== "module" && module?.kind !== "package")) return "unknown";
    const facts = module.source === null ? undefined : this.#modules.facts(module.source);
    if (!facts) return "unknown";
    const { allState, all } = facts.bindings();
    if (allState === "unknown") return "unknown";
    if (all) return all.includes(attribute) ? "present" : "absent";
    return attribute.startsWith("_") ? "absent" : this.state(name, attribute);
  }
}

function parentOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(0, dot);
}

/** The absolute name of an import inside package `base`; undefined where it leads above the top. */
export function resolveRelative(base: string, level: number, module: string | null): string | undefined {
  if (level === 0) return module ?? undefined;
  let name = base;
  for (let i = 1; i < level; i++) name = parentOf(name);
  if (name === "") return undefined;
  return module === null ? name : `${name}.${module}`;
}
