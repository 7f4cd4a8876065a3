import type { ConfigArray } from "@eslint/config-array";
import type { EntryMatcher, MergedEntry } from "./merged-entry.ts";
import { mergeRuleSteps, mergeSettings, type RuleSteps, type TaggedSettings } from "./merge-settings.ts";
import { NameClasses } from "./name-classes.ts";
import { translateFiles, translateIgnores } from "./translate-globs.ts";

/** An entry with its rule settings read. */
export interface ReadyEntry {
  readonly basePath?: string;
  readonly files?: readonly (string | readonly string[])[];
  readonly ignores?: readonly string[];
  readonly rules?: RuleSteps;
  readonly settings?: TaggedSettings;
}

const nothing: MergedEntry = { rules: {}, settings: {} };

/** Entries whose globs are matched by @eslint/config-array; loaded only for configs that have globs. */
export class GlobMatcher implements EntryMatcher {
  readonly #array: ConfigArray;
  readonly #classes: NameClasses;
  readonly #entries = new Map<string, MergedEntry>();
  readonly #ignored = new Map<string, boolean>();

  private constructor(array: ConfigArray, globs: readonly string[]) {
    this.#array = array;
    this.#classes = new NameClasses(globs);
  }

  static async load(entries: readonly ReadyEntry[]): Promise<GlobMatcher> {
    const { ConfigArray } = await import("@eslint/config-array");
    const translated = entries.map(translate);
    const array = new ConfigArray([{ files: ["**"] }, ...translated], {
      basePath: "/",
      schema: {
        rules: { required: false, merge: mergeRuleSteps, validate: () => undefined },
        settings: { required: false, merge: mergeSettings, validate: () => undefined },
      },
    });
    array.normalizeSync();
    const globs = translated.flatMap((entry) => [...(entry.files ?? []).flat(), ...(entry.ignores ?? [])]);
    return new GlobMatcher(array, globs);
  }

  entryAt(path: string): MergedEntry {
    const key = this.#keyOf(path) ?? path;
    let entry = this.#entries.get(key);
    if (entry === undefined) this.#entries.set(key, (entry = this.#resolve(path)));
    return entry;
  }

  isIgnored(path: string, directory: boolean): boolean {
    if (directory) return this.#array.isDirectoryIgnored(absolute(path));
    const key = this.#keyOf(path) ?? path;
    let ignored = this.#ignored.get(key);
    if (ignored === undefined) {
      ignored = this.#array.getConfigStatus(absolute(path)) === "ignored";
      this.#ignored.set(key, ignored);
    }
    return ignored;
  }

  #resolve(path: string): MergedEntry {
    const config = this.#array.getConfig(absolute(path)) as Partial<MergedEntry> | undefined;
    return config === undefined ? nothing : mergedOf(config);
  }

  #keyOf(path: string): string | undefined {
    const slash = path.lastIndexOf("/");
    return this.#classes.keyOf(path.slice(0, Math.max(0, slash)), path.slice(slash + 1));
  }
}

const merged = new WeakMap<object, MergedEntry>();

function mergedOf(config: Partial<MergedEntry>): MergedEntry {
  let entry = merged.get(config);
  if (entry === undefined) merged.set(config, (entry = { ...nothing, ...config }));
  return entry;
}

function translate(entry: ReadyEntry): ReadyEntry {
  const { files, ignores, ...rest } = entry;
  const onlyIgnores = files === undefined && entry.rules === undefined && entry.settings === undefined;
  return {
    ...rest,
    ...(files && { files: translateFiles(files) }),
    // An entry of nothing but `ignores` is gitignore-like in @eslint/config-array already, directories included.
    ...(ignores && { ignores: onlyIgnores ? ignores : translateIgnores(ignores) }),
  };
}

/** The root has no name of its own; `@` stands for it, which only globs such as `**` match. */
function absolute(path: string): string {
  return `/${path === "" ? "@" : path}`;
}
