import type { ProjectFiles } from "../files/project-files.ts";
import { TomlConfig } from "../project-config.ts";
import type { WheelReason } from "../wheel-plan.ts";

/** A build target of hatchling. */
export type HatchTarget = "wheel" | "sdist";

/** `[tool.hatch.build]` and one target's table, which beats it key by key; hatch.toml replaces whole top-level tables. */
export class HatchConfig {
  readonly #config: TomlConfig;
  readonly #build: readonly string[];
  readonly #target: readonly string[];

  constructor(files: ProjectFiles, pyproject: TomlConfig, target: HatchTarget) {
    const own = TomlConfig.read(files, "hatch.toml");
    const ownBuild = own.has("build");
    this.#config = ownBuild ? own : pyproject;
    this.#build = ownBuild ? ["build"] : ["tool", "hatch", "build"];
    this.#target = [...this.#build, "targets", target];
  }

  strings(key: string): readonly string[] | undefined {
    return this.#config.strings(...this.keys(key));
  }

  boolean(key: string): boolean {
    return this.#config.boolean(...this.keys(key)) ?? false;
  }

  stringTable(key: string): ReadonlyMap<string, string> {
    return this.#config.stringTable(...this.keys(key));
  }

  /** Options of the target alone. */
  targetTable(key: string): ReadonlyMap<string, string> {
    return this.#config.stringTable(...this.#target, key);
  }

  isList(key: string): boolean {
    return Array.isArray(this.#config.value(...this.keys(key)));
  }

  has(key: string): boolean {
    return this.#config.has(...this.keys(key));
  }

  /** Full key path of an option: the target's where it has one. */
  keys(key: string): readonly string[] {
    const own = [...this.#target, key];
    return this.#config.has(...own) ? own : [...this.#build, key];
  }

  /** Names of the build hooks that run, with the key path of their tables; a target's table replaces the global one. */
  hooks(): ReadonlyMap<string, readonly string[]> {
    const hooks = new Map<string, readonly string[]>();
    for (const base of [this.#build, this.#target]) {
      for (const name of Object.keys(this.#config.table(...base, "hooks"))) hooks.set(name, [...base, "hooks", name]);
    }
    for (const [name, keys] of hooks) {
      if (this.#config.boolean(...keys, "enable-by-default") === false) hooks.delete(name);
    }
    return hooks;
  }

  hookString(keys: readonly string[], name: string): string | undefined {
    return this.#config.string(...keys, name);
  }

  reason(keys: readonly string[], text: string, more: { item?: string; intended?: boolean } = {}): WheelReason {
    return this.#config.reason(keys, text, more);
  }

  line(keys: readonly string[], item?: string): number {
    return this.#config.line(keys, item);
  }

  get path(): string {
    return this.#config.path;
  }
}
