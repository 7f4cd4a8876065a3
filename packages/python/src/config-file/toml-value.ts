import type { TomlTable, TomlValue } from "./read-toml.ts";

export function isTomlTable(value: TomlValue | undefined): value is TomlTable {
  return typeof value === "object" && !Array.isArray(value) && !(value instanceof Date);
}

/** The value below a chain of keys; undefined where one of them is absent or no table. */
export function tomlAt(table: TomlTable, ...keys: readonly string[]): TomlValue | undefined {
  let at: TomlValue | undefined = table;
  for (const key of keys) {
    if (!isTomlTable(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

export function tomlString(table: TomlTable, ...keys: readonly string[]): string | undefined {
  const value = tomlAt(table, ...keys);
  return typeof value === "string" ? value : undefined;
}

/** The strings of an array; undefined where the value is no array of strings alone. */
export function tomlStrings(table: TomlTable, ...keys: readonly string[]): readonly string[] | undefined {
  const value = tomlAt(table, ...keys);
  return Array.isArray(value) && value.every((item) => typeof item === "string") ? value : undefined;
}

export function tomlTable(table: TomlTable, ...keys: readonly string[]): TomlTable | undefined {
  const value = tomlAt(table, ...keys);
  return isTomlTable(value) ? value : undefined;
}
