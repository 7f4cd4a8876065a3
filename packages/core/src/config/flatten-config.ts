import { UsageError } from "../engine/usage-error.ts";
import { checkEntry, isList } from "./check-entry.ts";
import type { ConfigEntry } from "./config-input.ts";
import type { ConfigEnvironment, ConfigSource } from "./config-source.ts";
import { originKey, type FlatEntry, type Tagged } from "./flat-entry.ts";
import { camelCase } from "./key-case.ts";
import type { Origin } from "./lint-config.ts";
import { nameHint } from "./nearest-name.ts";
import type { ProblemList } from "./problem-list.ts";
import { requireVersion } from "./require-version.ts";
import { pluginPrefix, type RuleRegistry } from "./rule-registry.ts";

/** Turns nested input into one flat list of entries: presets and plugins resolved, everything tagged with its origin. */
export class ConfigFlattener {
  readonly #environment: ConfigEnvironment;
  readonly #registry: RuleRegistry;
  readonly #problems: ProblemList;

  constructor(environment: ConfigEnvironment, registry: RuleRegistry, problems: ProblemList) {
    this.#environment = environment;
    this.#registry = registry;
    this.#problems = problems;
  }

  async flatten(source: ConfigSource, via: readonly string[] = [], prefix = ""): Promise<FlatEntry[]> {
    const flat: FlatEntry[] = [];
    let position = 0;
    for (const item of flatItems(source.config)) {
      position++;
      const origin = originOf(source, item, position, prefix);
      const entry = checkEntry(item, origin, this.#problems);
      if (entry !== undefined) flat.push(...(await this.#flattenEntry(entry, origin, source, via)));
    }
    return flat;
  }

  async #flattenEntry(
    entry: ConfigEntry,
    origin: Origin,
    source: ConfigSource,
    via: readonly string[],
  ): Promise<FlatEntry[]> {
    requireVersion(entry, origin, source, this.#environment.version);
    await this.#addPlugins(entry, origin, source);
    const own = tagEntry(entry, origin, source);
    const extended: FlatEntry[] = [];
    for (const [index, item] of (entry.extends ?? []).entries()) {
      if (typeof item === "string") extended.push(...(await this.#flattenPreset(item, origin, source, via)));
      else
        extended.push(...(await this.flatten({ ...source, config: item }, via, `${origin.entry}, extends[${index}]`)));
    }
    return extend(own, extended);
  }

  async #flattenPreset(
    name: string,
    origin: Origin,
    source: ConfigSource,
    via: readonly string[],
  ): Promise<FlatEntry[]> {
    const preset = await this.#told(origin, "extends", () => this.#findPreset(name, source));
    if (preset === failed) return [];
    if (preset === undefined) {
      const known = [...this.#environment.presets.keys(), ...this.#registry.presetNames()];
      this.#problems.add(origin, "extends", `unknown preset "${name}"`, nameHint(name, known));
      return [];
    }
    if (via.includes(preset.label)) {
      const circle = [...via, preset.label].join(" > ");
      this.#problems.add(origin, "extends", `presets extend each other in a circle: ${circle}`);
      return [];
    }
    return this.flatten({ ...preset, base: source.base }, [...via, preset.label]);
  }

  async #findPreset(name: string, source: ConfigSource): Promise<ConfigSource | undefined> {
    const own = this.#environment.presets.get(name);
    const config = own ?? this.#registry.preset(name);
    const trusted = own !== undefined;
    if (config !== undefined)
      return { label: `preset "${name}"`, base: source.base, config, keys: "camelCase", trusted };
    return this.#environment.loadPreset?.(name, source);
  }

  async #addPlugins({ plugins }: ConfigEntry, origin: Origin, source: ConfigSource): Promise<void> {
    if (plugins === undefined) return;
    if (!isList(plugins)) {
      for (const [prefix, plugin] of Object.entries(plugins)) {
        this.#registry.addPlugin(prefix, plugin, origin, this.#problems);
      }
      return;
    }
    for (const name of plugins) {
      const plugin = await this.#told(origin, "plugins", async () => this.#environment.loadPlugin?.(name, source));
      if (plugin === failed) continue;
      if (plugin === undefined) this.#problems.add(origin, "plugins", `cannot find the plugin "${name}"`);
      else this.#registry.addPlugin(pluginPrefix(name, plugin), plugin, origin, this.#problems);
    }
  }

  /** What the host cannot load is a mistake of the entry that names it, one among others. */
  async #told<Value>(origin: Origin, key: string, load: () => Promise<Value>): Promise<Value | typeof failed> {
    try {
      return await load();
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      this.#problems.add(origin, key, error.message, error.hint);
      return failed;
    }
  }
}

const failed = Symbol("failed");

function* flatItems(config: unknown): Generator {
  if (!isList(config)) yield config;
  else for (const item of config) yield* flatItems(item);
}

function originOf(source: ConfigSource, item: unknown, position: number, prefix: string): Origin {
  if (source.single === true) return { source: source.label, entry: "" };
  const name: unknown = typeof item === "object" && item !== null && "name" in item ? item.name : undefined;
  const entry = typeof name === "string" && name !== "" ? `"${name}"` : `entry ${position}`;
  return { source: source.label, entry: prefix === "" ? entry : `${prefix}, ${entry}` };
}

function tagEntry(entry: ConfigEntry, origin: Origin, source: ConfigSource): FlatEntry {
  const { files, ignores, rules, settings } = entry;
  const spell = source.keys === "kebab-case" ? camelCase : (key: string) => key;
  return {
    [originKey]: origin,
    ...(origin.entry === "" ? {} : { name: origin.entry }),
    ...(source.base === "" ? {} : { basePath: `/${source.base}` }),
    ...(files && { files }),
    ...(ignores && { ignores }),
    ...(rules && { rules: tagAll(rules, origin, source, (key) => key) }),
    ...(settings && { settings: tagAll(settings, origin, source, spell) }),
  };
}

function tagAll(
  values: Readonly<Record<string, unknown>>,
  origin: Origin,
  source: ConfigSource,
  spell: (key: string) => string,
): Record<string, Tagged<unknown>> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [spell(key), { value, origin, source }]));
}

/** Puts what an entry extends before it, narrowed to the entry's own files. */
async function extend(entry: FlatEntry, extended: readonly FlatEntry[]): Promise<FlatEntry[]> {
  if (extended.length === 0) return [entry];
  if (entry.files === undefined && entry.ignores === undefined) return [...extended, entry];
  const { defineConfig } = await import("@eslint/config-helpers");
  const bare = extended.map((item) => withoutKey(item, "basePath"));
  // Its types speak of ESLint's rules; what it does, combining globs, does not depend on them.
  const define = defineConfig as unknown as (entry: object) => FlatEntry[];
  return define({ ...entry, extends: bare });
}

function withoutKey<Value extends object>(value: Value, key: keyof Value): Partial<Value> {
  const copy: Partial<Value> = { ...value };
  Reflect.deleteProperty(copy, key);
  return copy;
}
