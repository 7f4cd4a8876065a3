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

const ALIKE: readonly VersionSet[] = [ALL_VERSIONS];

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
    stars,
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

/** What is said of a module's names apart from when they are bound. */
type Traits = Omit<BoundFacts, "versions" | "changes">;

/** Those of most modules. */
const PLAIN: Traits = { classes: ALIKE, stars: [], removes: false, opaque: null, exports: NO_EXPORTS };

function traitsOf({ classes, stars, removes, opaque, exports }: BoundFacts): Traits {
  const hasExports = exports.allState !== "absent" || exports.lazyNames !== null;
  const isPlain = classes.length === 1 && stars.length === 0 && !removes && opaque === null && !hasExports;
  return isPlain ? PLAIN : { classes, stars, removes, opaque, exports };
}

/** Few fields: a large project keeps one of these for each of its modules. */
class ModuleBindings extends BindingHistory implements VersionedBindings {
  private readonly versions: VersionSet;
  private readonly traits: Traits;

  constructor(facts: BoundFacts, store: SourceStore) {
    super(facts.changes, store);
    this.versions = facts.versions;
    this.traits = traitsOf(facts);
  }

  get facts(): BoundFacts {
    return { ...this.traits, versions: this.versions, changes: this.changes };
  }

  get opaque(): string | null {
    return this.traits.opaque;
  }

  get stars(): readonly StarImport[] {
    return this.traits.stars;
  }

  get all(): Bindings["all"] {
    return this.traits.exports.all;
  }

  get allState(): Bindings["allState"] {
    return this.traits.exports.allState;
  }

  get allLines(): Bindings["allLines"] {
    return this.traits.exports.allLines;
  }

  get lazyNames(): Bindings["lazyNames"] {
    return this.traits.exports.lazyNames;
  }

  get definite(): ReadonlySet<string> {
    return this.traits.removes ? new Set() : this.names("definite");
  }

  get possible(): ReadonlySet<string> {
    const possible = this.names("possible");
    return this.traits.removes ? new Set([...this.names("definite"), ...possible]) : possible;
  }

  state(name: string, offset = Infinity): BindingState {
    const bound = this.at(name, offset);
    const state = bound === "definite" && this.traits.removes ? "possible" : bound;
    if (state !== "absent" || ALWAYS_PRESENT.has(name)) return state === "absent" ? "definite" : state;
    if (SOMETIMES_PRESENT.has(name)) return "unknown";
    return this.opaque === null || this.opaque.startsWith("star import") ? "absent" : "unknown";
  }

  holdsFor(versions: VersionSet): boolean {
    if (versions === this.versions) return true;
    return this.traits.classes.every((each) => ((versions & each) !== 0) === ((this.versions & each) !== 0));
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
