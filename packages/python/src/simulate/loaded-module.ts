import type { FileEntry } from "@pylayout/core";
import type { SearchEntry } from "../resolve/resolution.ts";
import type { SourceFacts } from "../source/source-facts.ts";
import type { Failure } from "./failure.ts";

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

/** One entry of sys.modules. */
export class LoadedModule {
  readonly name: string;
  readonly form: ModuleForm;
  readonly file: FileEntry | null;
  readonly facts: SourceFacts | null;
  /** `__path__`; null: not a package. */
  searchPath: readonly SearchEntry[] | null;
  /** Why lookups below `searchPath` may find more than is known; null: complete. */
  openPath: string | null = null;
  /** Attributes set by importing submodules. */
  readonly submodules = new Map<string, LoadedModule>();
  /** Names that import statements bound to modules; only kept while the module runs. */
  readonly moduleNames = new Map<string, LoadedModule>();
  /** Of each `try` and `with` whose body certainly failed, by its offset: where, and which of its handlers ran. */
  readonly caught = new Map<number, { readonly offset: number; readonly handler: number }>();
  /** Modules that were star-imported, in order. */
  readonly stars: LoadedModule[] = [];
  /** Byte offset of the statement that runs, or at which the body failed; Infinity after it ended. */
  position = Infinity;
  initializing = false;
  /** The import statement that runs stands in a class body. */
  inClass = false;
  doubt: Doubt | null = null;
  /** For stubs: what stands in sys.modules. */
  readonly stub: "none" | "module-type" | "mock" | "unknown" | null;
  /** For stubs: the source that put it there. */
  readonly stubbedBy: LoadedModule | null;
  /** For namespaces: the parent path from which `searchPath` was computed. */
  parentPath: readonly SearchEntry[] | number = -1;
  /** `collect_ignore` and `collect_ignore_glob` of a conftest, in order of execution. */
  collectIgnores: readonly CollectIgnore[] = [];
  /** `pytest_plugins`. */
  plugins: readonly string[] | null | undefined = undefined;

  constructor(
    name: string,
    form: ModuleForm,
    init: {
      readonly file?: FileEntry;
      readonly facts?: SourceFacts;
      readonly searchPath?: readonly SearchEntry[] | null;
      readonly stub?: "none" | "module-type" | "mock" | "unknown";
      readonly stubbedBy?: LoadedModule | null;
    } = {},
  ) {
    this.name = name;
    this.form = form;
    this.file = init.file ?? null;
    this.facts = init.facts ?? null;
    this.searchPath = init.searchPath ?? null;
    this.stub = init.stub ?? null;
    this.stubbedBy = init.stubbedBy ?? null;
  }

  /** An assignment ends what was listed before; one that perhaps runs leaves it in doubt. */
  addIgnore(ignore: CollectIgnore, replaces: boolean): void {
    const earlier = this.collectIgnores.flatMap((each) => {
      if (!replaces || each.glob !== ignore.glob) return [each];
      return ignore.certain ? [] : [{ ...each, certain: false }];
    });
    this.collectIgnores = [...earlier, ignore];
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
