import { isList, isRecord } from "./check-entry.ts";
import type { ConfigSource } from "./config-source.ts";

/** What a table may say beside settings. */
export const TABLE_KEYS: ReadonlySet<string> = new Set(["name", "files", "ignores", "extends", "plugins", "rules"]);

export interface TomlOptions {
  /** The directory of the file, relative to the tree's root; "" by default. */
  readonly base?: string;
  /** Where the presets and plugins that it names are looked for; `base` if absent. */
  readonly directory?: string;
  /** The key of the table in its document; "" where it is the whole document. */
  readonly table?: string;
  /** What a table without `extends` extends; nothing by default. */
  readonly defaultExtends?: readonly string[];
}

/**
 * Reads a `[tool.pylayout]` table as a flat config: the table is one entry, each `[[tool.pylayout.overrides]]` another,
 * and every key that is not an entry's own is a setting. Wrong values are left for `createConfig` to report.
 * @param label the file, as errors should name it
 */
export function fromToml(table: unknown, label: string, options: TomlOptions = {}): ConfigSource {
  const { base = "", directory } = options;
  const config = entriesOf(table, options.table ?? "tool.pylayout", options.defaultExtends);
  return { label, base, keys: "kebab-case", config, ...(directory === undefined ? {} : { directory }) };
}

function entriesOf(table: unknown, key: string, defaultExtends: readonly string[] = []): unknown {
  if (!isRecord(table)) return table;
  const { overrides = [], ...own } = table;
  const below = key === "" ? "overrides" : `${key}.overrides`;
  const extending = "extends" in own || defaultExtends.length === 0 ? own : { extends: defaultExtends, ...own };
  const first = entryOf(extending, key === "" ? "top level" : `[${key}]`);
  if (!isList(overrides)) return [first, overrides];
  return [first, ...overrides.map((item, index) => entryOf(item, `[[${below}]] ${index + 1}`))];
}

function entryOf(table: unknown, name: string): unknown {
  if (!isRecord(table)) return table;
  const entry: Record<string, unknown> = { name };
  const settings: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(table)) {
    // Tells an editor where the schema lies.
    if (key === "$schema") continue;
    if (TABLE_KEYS.has(key)) entry[key] = value;
    else settings[key] = value;
  }
  return Object.keys(settings).length > 0 ? { ...entry, settings } : entry;
}
