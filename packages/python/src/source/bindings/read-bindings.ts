import { ALL_VERSIONS, type VersionSet } from "../../versions/version-set.ts";
import type { Outline } from "../outline/outline.ts";
import type { ParsedSource } from "../parse/parse-source.ts";
import type { SourceStore } from "../rest/source-store.ts";
import type { BindingState, Bindings } from "../source-facts.ts";
import { ModuleBinder, type StarImport } from "./bind-module.ts";
import { BindingHistory } from "./binding-history.ts";
import type { BoundFacts, Exports } from "./bound-facts.ts";
import { exportList } from "./export-list.ts";
import { lazyNames } from "./lazy-names.ts";
import { opaqueReason } from "./opaque-reasons.ts";

const ALWAYS_PRESENT = new Set(
  "__name__ __doc__ __file__ __spec__ __loader__ __package__ __builtins__ __dict__ __class__".split(" "),
);
/** Present on some versions or in some modules only. */
const SOMETIMES_PRESENT = new Set(["__cached__", "__annotations__", "__path__", "__warningregistry__"]);

/** Takes names out of the module's namespace, who knows which. */
const REMOVES = /\b(?:globals|vars|locals)\(\)\s*\.\s*(?:pop|popitem|clear)\b|\bdel\s+(?:globals|vars|locals)\(\)/;

/** Why nothing is known of what a source binds whose statements at the top do not parse. */
export const DOES_NOT_COMPILE = "does not compile";

// Shared by the many modules that have nothing of these.
const ALIKE: readonly VersionSet[] = [ALL_VERSIONS];
const NO_STARS: readonly StarImport[] = [];

/** The 1-based line of an offset. */
type LineOf = (offset: number) => number;

export interface VersionedBindings extends Bindings {
  /** Whether executing the module on any of some versions binds just the same. */
  holdsFor(versions: VersionSet): boolean;
  readonly facts: BoundFacts;
}

/** What executing a module binds, on any of the given versions. */
export function readBindings(
  outline: Outline,
  line: LineOf,
  versions: VersionSet,
  store: SourceStore,
): VersionedBindings {
  return bindingsOf(boundFacts(outline, line, versions), store);
}

/** The bindings that some facts tell. */
export function bindingsOf(facts: BoundFacts, store: SourceStore): VersionedBindings {
  return new ModuleBindings(facts, store);
}

function boundFacts(outline: Outline, line: LineOf, versions: VersionSet): BoundFacts {
  const { timeline, stars, tested, unreadable } = new ModuleBinder(outline, versions);
  const served = timeline.now("__getattr__") === "absent" ? null : "module __getattr__";
  return {
    versions,
    classes: versionClasses(tested),
    changes: timeline.packed(),
    stars: stars.length === 0 ? NO_STARS : stars,
    removes: outline.namesNamespace && REMOVES.test(outline.text),
    opaque: reasonOf(unreadable) ?? served ?? opaqueReason(outline) ?? starReason(stars),
    exports: readExports(outline, line),
  };
}

const NO_EXPORTS: Exports = { all: null, allState: "absent", allLines: null, lazyNames: null };

function readExports(outline: Outline, line: LineOf): Exports {
  const { state, entries } = exportList(outline);
  const names = lazyNames(outline);
  if (state === "absent" && names === null) return NO_EXPORTS;
  const isLiteral = state === "literal";
  return {
    all: isLiteral ? entries.map((entry) => entry.name) : null,
    allState: state,
    allLines: isLiteral ? entries.map((entry) => line(entry.offset)) : null,
    lazyNames: names,
  };
}

/** Few fields: a large project keeps one of these for each of its modules. */
class ModuleBindings implements VersionedBindings {
  readonly opaque: string | null;
  readonly stars: readonly StarImport[];
  private readonly exports: Exports;
  private readonly versions: VersionSet;
  private readonly classes: readonly VersionSet[];
  private readonly history: BindingHistory;
  private readonly removes: boolean;

  constructor({ changes, stars, removes, opaque, exports, versions, classes }: BoundFacts, store: SourceStore) {
    this.versions = versions;
    this.classes = classes;
    this.history = new BindingHistory(changes, store);
    this.stars = stars;
    this.removes = removes;
    this.opaque = opaque;
    this.exports = exports;
  }

  get facts(): BoundFacts {
    const { versions, classes, stars, removes, opaque, exports } = this;
    return { versions, classes, changes: this.history.changes, stars, removes, opaque, exports };
  }

  get all(): Bindings["all"] {
    return this.exports.all;
  }

  get allState(): Bindings["allState"] {
    return this.exports.allState;
  }

  get allLines(): Bindings["allLines"] {
    return this.exports.allLines;
  }

  get lazyNames(): Bindings["lazyNames"] {
    return this.exports.lazyNames;
  }

  get definite(): ReadonlySet<string> {
    return this.removes ? new Set() : this.history.names("definite");
  }

  get possible(): ReadonlySet<string> {
    const possible = this.history.names("possible");
    return this.removes ? new Set([...this.history.names("definite"), ...possible]) : possible;
  }

  state(name: string, offset = Infinity): BindingState {
    const bound = this.history.at(name, offset);
    const state = bound === "definite" && this.removes ? "possible" : bound;
    if (state !== "absent" || ALWAYS_PRESENT.has(name)) return state === "absent" ? "definite" : state;
    if (SOMETIMES_PRESENT.has(name)) return "unknown";
    return this.opaque === null || this.opaque.startsWith("star import") ? "absent" : "unknown";
  }

  holdsFor(versions: VersionSet): boolean {
    if (versions === this.versions) return true;
    return this.classes.every((each) => ((versions & each) !== 0) === ((this.versions & each) !== 0));
  }
}

/** All versions, cut where the tests tell them apart: versions of one class bind the same. */
function versionClasses(tested: ReadonlySet<VersionSet>): readonly VersionSet[] {
  let classes = ALIKE;
  for (const set of tested) {
    if (set !== 0 && set !== ALL_VERSIONS) {
      classes = classes.flatMap((each) => [each & set, each & ~set]).filter((each) => each !== 0);
    }
  }
  return classes;
}

function reasonOf(source: ParsedSource | null): string | null {
  if (source === null) return null;
  if (source.tooComplex) return "nests too deeply to be read";
  return source.fault ? DOES_NOT_COMPILE : null;
}

function starReason(stars: readonly StarImport[]): string | null {
  const [first] = stars;
  return first ? `star import of ${".".repeat(first.level)}${first.module ?? ""}` : null;
}
