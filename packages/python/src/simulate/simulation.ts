import type { DirectoryEntry, FileEntry, FileTree } from "@pylayout/core";
import { DirectoryFinders } from "../resolve/directory-finder.ts";
import type { SearchEntry } from "../resolve/resolution.ts";
import type { VersionSet } from "../versions/version-set.ts";
import type { CollectionWorld } from "./collection-world.ts";
import { calledAtTop, exportsComputed, importsComputed, mentionsExports } from "./export-text.ts";
import {
  attributesSetIn,
  COMPUTED_NAMES,
  FILLS_BUILTINS,
  fillsOthers,
  INSTALLS,
  LITERAL_STORE,
  mayAssign,
  mentionedIn,
  namesFilledIn,
  STORE,
  storedNamesIn,
} from "./store-text.ts";
import type { Failure } from "./failure.ts";
import type { TraceStep } from "./import-trace.ts";
import type { LoadedModule } from "./loaded-module.ts";

/** What never changes between the simulations of one tree. */
export class SimulationCache {
  readonly finders: DirectoryFinders;
  readonly holdsPython = new Map<DirectoryEntry, boolean>();
  readonly #tree: FileTree;
  /** Paths of the sources that were executed in some simulation. */
  readonly executed = new Set<string>();
  #last = { path: "", text: "" };

  constructor(tree: FileTree) {
    this.#tree = tree;
    this.finders = new DirectoryFinders(tree);
  }

  /** The text of a source, one character a byte. The tree keeps what there is room for. */
  text(path: string): string {
    if (this.#last.path === path) return this.#last.text;
    const file = this.#tree.follow(path);
    const text = (file?.kind === "file" ? this.#tree.readLatin1(file) : undefined) ?? "";
    this.#last = { path, text };
    return text;
  }

  /** Whether a source that was executed may add a name to builtins. */
  mayExtendBuiltins(name: string): boolean {
    return [...this.executed].some((path) => {
      const extended = this.#extendsBuiltins(path);
      return extended === "any" || (extended === "attributes" && this.setsAttribute(path, name));
    });
  }

  readonly #extendsBuiltins = remembered((path): "no" | "attributes" | "any" => {
    const text = this.text(path);
    const mentions = text.includes("builtins");
    if ((mentions && FILLS_BUILTINS.test(text)) || (text.includes("install") && INSTALLS.test(text))) return "any";
    return mentions ? "attributes" : "no";
  });

  /** Whether a source sets attributes of something under names that it computes, or reaches for its callers' frames. */
  readonly setsComputedNames = remembered((path) => COMPUTED_NAMES.test(this.text(path)));

  /** Names of objects that a source sets attributes of under names that it computes. */
  readonly namesFilled = remembered((path) => namesFilledIn(this.text(path)));

  /** Words in a source's strings, and names of keyword arguments. */
  readonly mentioned = remembered((path) => mentionedIn(this.text(path)));

  /** Whether a source stores to its own namespace under names that it computes. */
  readonly storesComputed = remembered((path) => STORE.test(this.text(path).replace(LITERAL_STORE, "")));

  /** Names of keyword arguments, and what strings mention in a source that may store under such names. */
  readonly storedNames = remembered((path) => storedNamesIn(this.text(path)));

  /** Whether a source gets hold of modules by their names. */
  readonly findsModules = remembered((path) => FINDS_MODULES.test(this.text(path)));

  /** Whether a source sets attributes of anything but `self` under names that it computes. */
  readonly fillsOthers = remembered((path) => fillsOthers(this.text(path)));

  /** Whether a source may have a module of some name in its hands by another way than being it. */
  reachesModules(path: string, tail: string): boolean {
    const text = this.text(path);
    return text.includes("sys.modules") || new RegExp(`\\bimport\\b[^\\n]*\\b${tail}\\b`).test(text);
  }

  readonly importsComputed = remembered((path) => importsComputed(this.text(path)));
  readonly exportsComputed = remembered((path) => exportsComputed(this.text(path)));
  readonly mentionsExports = remembered((path) => mentionsExports(this.text(path)));
  readonly calledAtTop = remembered((path) => calledAtTop(this.text(path)));

  /** Whether a source assigns a name as an attribute of something (`x.name = ...`, `setattr(x, "name", ...)`). */
  setsAttribute(path: string, name: string): boolean {
    const all = this.#attributesSet.get(path);
    if (all !== undefined) return all.has(name);
    const absent = this.#absentAttribute.get(path);
    if (absent?.name === name) return false;
    const times = (absent?.times ?? 0) + 1;
    const text = this.text(path);
    if (times <= MOST_ABSENT && !mayAssign(text, name)) {
      this.#absentAttribute.set(path, { name, times });
      return false;
    }
    const found = attributesSetIn(text);
    this.#attributesSet.set(path, found);
    return found.has(name);
  }

  readonly #attributesSet = new Map<string, ReadonlySet<string>>();
  /** The last name that a look at a source did not find, and how many there were. */
  readonly #absentAttribute = new Map<string, { readonly name: string; readonly times: number }>();
}

/** A source in which so many names were not found is read for all that it assigns. */
const MOST_ABSENT = 8;

const FINDS_MODULES = /\bsys\s*\.\s*modules\b|\bmodules\s*[[.]|\bimport_module\b|\b__import__\b/;

/** A question about paths or sources that is answered once for each. */
function remembered<Answer, Key = string>(answerFor: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new Map<Key, Answer>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = answerFor(key);
    answers.set(key, answer);
    return answer;
  };
}

/** One Python process as far as imports see it: sys.path, sys.modules and what hangs on them. */
export class Simulation {
  readonly world: CollectionWorld;
  readonly cache: SimulationCache;
  readonly modules = new Map<string, LoadedModule>();
  /** Modules whose execution failed, with what they raised last. */
  readonly broken = new Map<string, Failure>();
  /** The versions for which everything decided so far is true. */
  versions: VersionSet;
  /** sys.path; replaced, never changed. */
  path: readonly SearchEntry[] = [];
  pathVersion = 0;
  /** Why sys.path may hold more than is known. */
  pathDoubt: string | null = null;
  /** Who loads modules of the project, in an order that is not known, before the tests do. */
  earlyLoads: string | null = null;
  /** Where an import hook was installed: it may make any module that is not found. */
  hookDoubt: string | null = null;
  /** False while pytest itself is imported: nothing of the standard library is loaded yet. */
  started = false;
  /** The file that pytest imports as a test module or conftest. */
  collecting: FileEntry | null = null;
  /** Where the searches are written down; null: nowhere. */
  trace: TraceStep[] | null = null;
  /** The statements that run, innermost last; only kept while a trace is written. */
  readonly running: { readonly path: string; readonly line: number }[] = [];
  /** Directories, apart from the world's own roots, whose names are the project's own. */
  ownDirectories: readonly string[] = [];

  constructor(world: CollectionWorld, cache: SimulationCache, versions: VersionSet) {
    this.world = world;
    this.cache = cache;
    this.versions = versions;
  }

  /** Whether the running Pythons are among `versions`; where only some are, goes on for the oldest and drops the others. */
  readonly decide = (versions: VersionSet): boolean => {
    const inside = this.versions & versions;
    if (inside === this.versions) return true;
    if (inside === 0) return false;
    const oldest = this.versions & -this.versions;
    const answer = (oldest & versions) !== 0;
    this.versions = answer ? inside : this.versions & ~versions;
    return answer;
  };

  setPath(path: readonly SearchEntry[]): void {
    this.path = path;
    this.pathVersion++;
  }

  entryAt(directory: DirectoryEntry): SearchEntry {
    return this.cache.finders.at(directory);
  }
}
