import type { AnyRule, Plugin } from "../rule/rule.ts";
import { isRecord } from "./check-entry.ts";
import type { Origin } from "./lint-config.ts";
import type { ProblemList } from "./problem-list.ts";

/** The rules and plugin presets that the entries of one config may name. */
export class RuleRegistry {
  readonly rules: Map<string, AnyRule>;
  readonly #plugins = new Map<string, Plugin>();

  constructor(rules: ReadonlyMap<string, AnyRule>) {
    this.rules = new Map(rules);
  }

  addPlugin(prefix: string, plugin: unknown, origin: Origin, problems: ProblemList): void {
    const key = `plugins.${prefix}`;
    if (!isPlugin(plugin)) {
      problems.add(origin, key, "is no plugin: a plugin is an object with `meta.name` and `rules`");
      return;
    }
    const known = this.#plugins.get(prefix);
    if (known === plugin) return;
    if (known !== undefined) {
      problems.add(origin, key, `another plugin already has the prefix "${prefix}"`);
      return;
    }
    this.#plugins.set(prefix, plugin);
    for (const [name, rule] of Object.entries(plugin.rules ?? {})) {
      if (isRule(rule)) this.rules.set(`${prefix}/${name}`, rule);
      else problems.add(origin, key, `its "${name}" is no rule: a rule has \`meta.messages\` and \`create\``);
    }
  }

  /** A preset of a plugin, by `prefix/name`. */
  preset(name: string): unknown {
    const slash = name.lastIndexOf("/");
    const configs = this.#plugins.get(name.slice(0, Math.max(0, slash)))?.configs;
    const key = name.slice(slash + 1);
    return configs !== undefined && Object.hasOwn(configs, key) ? configs[key] : undefined;
  }

  presetNames(): string[] {
    return [...this.#plugins].flatMap(([prefix, plugin]) =>
      Object.keys(plugin.configs ?? {}).map((name) => `${prefix}/${name}`),
    );
  }
}

/**
 * The prefix of a plugin that is loaded by name: `pylayout-plugin-acme` is `acme`, `@a/pylayout-plugin` is `@a`, and a
 * plugin of one rule, `pylayout-rule-no-legacy`, is `no-legacy`. A file of the project has no such name and goes by what
 * it calls itself.
 */
export function pluginPrefix(name: string, plugin: unknown): string {
  if (/^\.{0,2}\//.test(name)) return isPlugin(plugin) ? plugin.meta.name : name;
  return name.replace(/(^|\/)pylayout-(?:plugin|rule)(-|$)/, "$1").replace(/\/$/, "");
}

function isPlugin(value: unknown): value is Plugin {
  return isRecord(value) && isNamed(value.meta) && (value.rules === undefined || isRecord(value.rules));
}

function isNamed(meta: unknown): boolean {
  return isRecord(meta) && typeof meta.name === "string";
}

function isRule(value: unknown): value is AnyRule {
  return isRecord(value) && isRecord(value.meta) && isRecord(value.meta.messages) && typeof value.create === "function";
}
