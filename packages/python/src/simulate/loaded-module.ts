import type { FileEntry } from "@pylayout/core";
import type { SearchEntry } from "../resolve/resolution.ts";
import type { SourceFacts } from "../source/source-facts.ts";
import type { Failure } from "./failure.ts";
import { SmallMap } from "./small-map.ts";

export type ModuleForm =
  | "source"
  | "namespace"
  | "standard-library"
  | "third-party"
  | "compiled"
  | "stub"
  /** The program that runs pytest. */
  | "main"
  /** Exists, but nothing is known of it. */
  | "unknown";

/** Why it is not known whether a module can be imported. */
export interface Doubt {
  readonly reason: string;
  /** What would be raised in the bad case, where that is known. */
  readonly failure: Failure | null;
}

/** Where the body of a `try` failed, and which of its handlers ran. */
interface CaughtFailure {
  readonly offset: number;
  readonly handler: number;
}

/** Behind every byte of a source; of a kind with offsets, where Infinity would make an object of each of them. */
export const ENDED = 2 ** 30;

const NO_MODULES: ReadonlyMap<string, LoadedModule> = new Map();
const NO_FAILURES: ReadonlyMap<number, CaughtFailure | "perhaps"> = new Map();
const NO_STARS: readonly LoadedModule[] = [];
const NO_IGNORES: readonly CollectIgnore[] = [];

type Stub = "none" | "module-type" | "mock" | "unknown";

/** What few modules have: a large project has many modules. */
interface Rarities {
  doubt?: Doubt | null;
  openPath?: string | null;
  stub?: Stub;
  stubbedBy?: LoadedModule;
  parentPath?: readonly SearchEntry[] | number;
  collectIgnores?: readonly CollectIgnore[];
  plugins?: readonly string[] | null | undefined;
  caught?: Map<number, CaughtFailure | "perhaps">;
  stars?: LoadedModule[];
  early?: Set<LoadedModule>;
}

/** One entry of sys.modules. */
export class LoadedModule {
  readonly name: string;
  readonly form: ModuleForm;
  readonly file: FileEntry | null;
  readonly facts: SourceFacts | null;
  /** `__path__`; null: not a package. */
  searchPath: readonly SearchEntry[] | null;
  /** Byte offset of the statement that runs, or at which the body failed; `ENDED` after it ended. */
  position = ENDED;
  initializing = false;
  /** The import statement that runs stands in a class body. */
  inClass = false;
  private below: SmallMap<LoadedModule> | undefined = undefined;
  /** Those that came after the module had been executed. */
  private late: SmallMap<LoadedModule> | undefined = undefined;
  private names: Map<string, LoadedModule> | undefined = undefined;
  private rare: Rarities | undefined = undefined;

  constructor(
    name: string,
    form: ModuleForm,
    init: {
      readonly file?: FileEntry;
      readonly facts?: SourceFacts;
      readonly searchPath?: readonly SearchEntry[] | null;
      readonly stub?: Stub;
      readonly stubbedBy?: LoadedModule;
    } = {},
  ) {
    this.name = name;
    this.form = form;
    this.file = init.file ?? null;
    this.facts = init.facts ?? null;
    this.searchPath = init.searchPath ?? null;
    if (init.stub !== undefined) this.rare = { stub: init.stub };
    if (init.stubbedBy !== undefined) this.rarities.stubbedBy = init.stubbedBy;
  }

  private get rarities(): Rarities {
    return (this.rare ??= {});
  }

  get doubt(): Doubt | null {
    return this.rare?.doubt ?? null;
  }

  set doubt(doubt: Doubt | null) {
    this.rarities.doubt = doubt;
  }

  /** For stubs: what stands in sys.modules. */
  get stub(): Stub | null {
    return this.rare?.stub ?? null;
  }

  /** For stubs: the source that put it there. */
  get stubbedBy(): LoadedModule | null {
    return this.rare?.stubbedBy ?? null;
  }

  /** Why lookups below `searchPath` may find more than is known; null: complete. */
  get openPath(): string | null {
    return this.rare?.openPath ?? null;
  }

  set openPath(reason: string | null) {
    this.rarities.openPath = reason;
  }

  /** For namespaces: the parent path from which `searchPath` was computed. */
  get parentPath(): readonly SearchEntry[] | number {
    return this.rare?.parentPath ?? -1;
  }

  set parentPath(path: readonly SearchEntry[] | number) {
    this.rarities.parentPath = path;
  }

  /** `pytest_plugins`. */
  get plugins(): readonly string[] | null | undefined {
    return this.rare?.plugins;
  }

  set plugins(names: readonly string[] | null | undefined) {
    this.rarities.plugins = names;
  }

  /** `collect_ignore` and `collect_ignore_glob` of a conftest, in order of execution. */
  get collectIgnores(): readonly CollectIgnore[] {
    return this.rare?.collectIgnores ?? NO_IGNORES;
  }

  /** An attribute set by importing a submodule, or by an import statement of the module itself. */
  submodule(name: string): LoadedModule | undefined {
    return this.late?.get(name) ?? this.below?.get(name);
  }

  *submodules(): Generator<[name: string, module: LoadedModule]> {
    for (const entry of this.below ?? []) if (!this.isAddedLate(entry[0])) yield entry;
    yield* this.late ?? [];
  }

  addSubmodule(name: string, module: LoadedModule): void {
    if (this.position === ENDED || this.isAddedLate(name)) (this.late ??= new SmallMap()).set(name, module);
    else (this.below ??= new SmallMap()).set(name, module);
  }

  /** The submodule took its name after the package had been executed, whatever that bound the name to. */
  isAddedLate(name: string): boolean {
    return this.late?.get(name) !== undefined;
  }

  /** Names that import statements bound to modules; only kept while the module runs. */
  get moduleNames(): ReadonlyMap<string, LoadedModule> {
    return this.names ?? NO_MODULES;
  }

  /** null: the name is bound to something else. */
  bindName(name: string, module: LoadedModule | null): void {
    if (module === null) this.names?.delete(name);
    else (this.names ??= new Map<string, LoadedModule>()).set(name, module);
  }

  forgetNames(): void {
    this.names = undefined;
  }

  /** Of each `try` and `with` whose body failed, by its offset; "perhaps": whether it did is not known. */
  get caught(): ReadonlyMap<number, CaughtFailure | "perhaps"> {
    return this.rare?.caught ?? NO_FAILURES;
  }

  addCaught(offset: number, failure: CaughtFailure | "perhaps"): void {
    (this.rarities.caught ??= new Map<number, CaughtFailure | "perhaps">()).set(offset, failure);
  }

  /** Modules that were star-imported, in order. */
  get stars(): readonly LoadedModule[] {
    return this.rare?.stars ?? NO_STARS;
  }

  addStar(module: LoadedModule): void {
    (this.rarities.stars ??= []).push(module);
  }

  /** An import found the other module while that was still executed: what it took from there may have changed since. */
  importedEarly(other: LoadedModule): boolean {
    return this.rare?.early?.has(other) === true;
  }

  addEarly(other: LoadedModule): void {
    (this.rarities.early ??= new Set<LoadedModule>()).add(other);
  }

  /** An assignment ends what was listed before; one that perhaps runs leaves it in doubt. */
  addIgnore(ignore: CollectIgnore, replaces: boolean): void {
    const earlier = this.collectIgnores.flatMap((each) => {
      if (!replaces || each.glob !== ignore.glob) return [each];
      return ignore.certain ? [] : [{ ...each, certain: false }];
    });
    this.rarities.collectIgnores = [...earlier, ignore];
  }
}

export interface CollectIgnore {
  readonly glob: boolean;
  /** null: computed. */
  readonly entries: readonly string[] | null;
  readonly certain: boolean;
}

export function tailOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

export function parentOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(0, dot);
}

/** How deep imports may nest; CPython's own recursion limit ends them at about 1000 frames, five or more a level. */
export const MAX_DEPTH = 300;

/** Whether a dotted name has more parts than are followed. */
export function isNestedTooDeep(name: string): boolean {
  return name.length > 2 * MAX_DEPTH && name.split(".").length > MAX_DEPTH;
}
