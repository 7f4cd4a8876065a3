import type { ConfigArray } from "@eslint/config-array";
import type { EntryMatcher, MergedEntry } from "./merged-entry.ts";
import { mergeRuleSteps, mergeSettings, type RuleSteps, type TaggedSettings } from "./merge-settings.ts";
import { PathClasses } from "./path-classes.ts";
import { translateFiles, translateIgnores } from "./translate-globs.ts";

/** An entry with its rule settings read. */
export interface ReadyEntry {
  readonly basePath?: string;
  readonly files?: readonly (string | readonly string[])[];
  readonly ignores?: readonly string[];
  readonly rules?: RuleSteps;
  readonly settings?: TaggedSettings;
}

/** What getConfigWithStatus gives, which its types leave open. */
interface ConfigWithStatus {
  readonly config?: Partial<MergedEntry>;
  readonly status: string;
}

interface Resolution {
  readonly entry: MergedEntry;
  readonly ignored: boolean;
}

const nothing: MergedEntry = { rules: {}, settings: {} };

/** Entries whose globs are matched by @eslint/config-array; loaded only for configs that have globs. */
export class GlobMatcher implements EntryMatcher {
  readonly #array: ConfigArray;
  readonly #classes: PathClasses;
  /** By class of path. */
  readonly #resolved = new Map<string, Resolution>();
  readonly #ignoredDirectories = new Map<string, boolean>();

  /** One path is often asked for twice in a row. */
  #last: { readonly path: string; readonly found: Resolution } | undefined;

  private constructor(array: ConfigArray, classes: PathClasses) {
    this.#array = array;
    this.#classes = classes;
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
    const bases = entries.flatMap(({ basePath }) => basePath ?? []);
    return new GlobMatcher(array, await PathClasses.load(globs, bases));
  }

  entryAt(path: string): MergedEntry {
    return this.#at(path).entry;
  }

  isIgnored(path: string, directory: boolean): boolean {
    if (!directory) return this.#at(path).ignored;
    const key = this.#classes.classOf(named(path));
    let ignored = this.#ignoredDirectories.get(key);
    if (ignored === undefined) {
      ignored = this.#array.isDirectoryIgnored(`/${named(path)}`);
      this.#ignoredDirectories.set(key, ignored);
    }
    return ignored;
  }

  #at(path: string): Resolution {
    if (this.#last?.path !== path) this.#last = { path, found: this.#lookUp(named(path)) };
    return this.#last.found;
  }

  #lookUp(path: string): Resolution {
    const key = this.#classes.classOf(path);
    let found = this.#resolved.get(key);
    if (found === undefined) this.#resolved.set(key, (found = this.#resolve(path)));
    return found;
  }

  #resolve(path: string): Resolution {
    const { config, status } = this.#array.getConfigWithStatus(`/${path}`) as ConfigWithStatus;
    return { entry: config === undefined ? nothing : mergedOf(config), ignored: status === "ignored" };
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
function named(path: string): string {
  return path === "" ? "@" : path;
}
