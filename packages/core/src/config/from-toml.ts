import { isList, isRecord } from "./check-entry.ts";
import type { ConfigSource } from "./config-source.ts";

const entryKeys = new Set(["name", "files", "ignores", "extends", "plugins", "rules"]);

export interface TomlOptions {
  /** The directory of the file, relative to the tree's root; "" by default. */
  readonly base?: string;
  /** What a table without `extends` extends; nothing by default. */
  readonly defaultExtends?: readonly string[];
}

/**
 * Reads a `[tool.pylayout]` table as a flat config: the table is one entry, each `[[tool.pylayout.overrides]]` another,
 * and every key that is not an entry's own is a setting. Wrong values are left for `createConfig` to report.
 * @param label the file, as errors should name it
 */
export function fromToml(table: unknown, label: string, options: TomlOptions = {}): ConfigSource {
  return { label, base: options.base ?? "", keys: "kebab-case", config: entriesOf(table, options.defaultExtends) };
}

function entriesOf(table: unknown, defaultExtends: readonly string[] = []): unknown {
  if (!isRecord(table)) return table;
  const { overrides = [], ...own } = table;
  const extending = "extends" in own || defaultExtends.length === 0 ? own : { extends: defaultExtends, ...own };
  const first = entryOf(extending, "[tool.pylayout]");
  if (!isList(overrides)) return [first, overrides];
  return [first, ...overrides.map((item, index) => entryOf(item, `[[tool.pylayout.overrides]] ${index + 1}`))];
}

function entryOf(table: unknown, name: string): unknown {
  if (!isRecord(table)) return table;
  const entry: Record<string, unknown> = { name };
  const settings: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(table)) {
    if (entryKeys.has(key)) entry[key] = value;
    else settings[key] = value;
  }
  return Object.keys(settings).length > 0 ? { ...entry, settings } : entry;
}
