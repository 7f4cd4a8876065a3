import { tomlFile } from "../config-file/config-file.ts";
import type { TomlTable, TomlValue } from "../config-file/read-toml.ts";
import type { ProjectFiles } from "./files/project-files.ts";
import { joinPath } from "./files/posix-path.ts";
import { buildFails } from "./plan-stop.ts";
import type { WheelReason } from "./wheel-plan.ts";

/** One TOML file of a project, read by key paths; a value of the wrong type stops the plan, as it stops every backend. */
export class TomlConfig {
  /** Relative to the tree's root. */
  readonly path: string;
  readonly #root: TomlTable;
  readonly #lineOf: (keyPath: readonly string[], text?: string) => number;

  private constructor(path: string, root: TomlTable, lineOf: (keyPath: readonly string[], text?: string) => number) {
    this.path = path;
    this.#root = root;
    this.#lineOf = lineOf;
  }

  /** Empty where the file does not exist. */
  static read(files: ProjectFiles, name: string): TomlConfig {
    const path = joinPath(files.projectPath, name);
    const result = tomlFile(files.tree, path);
    if (result === undefined) return new TomlConfig(path, {}, () => 0);
    if (result.ok) return new TomlConfig(path, result.value, (keys, item) => result.lineOf(keys, item));
    const sentence = `${name} is not TOML: ${result.message}`;
    return buildFails({ path, line: result.line, key: name, text: sentence, intended: false });
  }

  has(...keys: string[]): boolean {
    return this.value(...keys) !== undefined;
  }

  value(...keys: string[]): TomlValue | undefined {
    let at: TomlValue | undefined = this.#root;
    for (const key of keys) {
      if (!isTable(at)) return undefined;
      at = Object.hasOwn(at, key) ? at[key] : undefined;
    }
    return at;
  }

  table(...keys: string[]): TomlTable {
    const value = this.value(...keys);
    if (value === undefined) return {};
    return isTable(value) ? value : this.#wrongType(keys, "a table");
  }

  string(...keys: string[]): string | undefined {
    const value = this.value(...keys);
    if (value === undefined || typeof value === "string") return value;
    return this.#wrongType(keys, "a string");
  }

  boolean(...keys: string[]): boolean | undefined {
    const value = this.value(...keys);
    if (value === undefined || typeof value === "boolean") return value;
    return this.#wrongType(keys, "true or false");
  }

  strings(...keys: string[]): readonly string[] | undefined {
    const value = this.value(...keys);
    if (value === undefined) return undefined;
    if (Array.isArray(value) && value.every((item): item is string => typeof item === "string")) return value;
    return this.#wrongType(keys, "an array of strings");
  }

  /** The strings of a table's values: `{name = "path"}`. */
  stringTable(...keys: string[]): ReadonlyMap<string, string> {
    const pairs = Object.entries(this.table(...keys));
    return new Map(
      pairs.map(([key, value]) => [
        key,
        typeof value === "string" ? value : this.#wrongType([...keys, key], "a string"),
      ]),
    );
  }

  /** The place of an option, and what it does to the wheel. With `item`: the line on which this text stands. */
  reason(keys: readonly string[], text: string, more: { item?: string; intended?: boolean } = {}): WheelReason {
    const line = this.#lineOf(keys, more.item);
    return { path: this.path, line, key: keys.join("."), text, intended: more.intended ?? false };
  }

  line(keys: readonly string[], item?: string): number {
    return this.#lineOf(keys, item);
  }

  #wrongType(keys: readonly string[], wanted: string): never {
    return buildFails(this.reason(keys, `${keys.join(".")} must be ${wanted}`));
  }
}

export function isTable(value: TomlValue | undefined): value is TomlTable {
  return typeof value === "object" && !Array.isArray(value) && !(value instanceof Date);
}
