import type { VersionSet } from "../versions/version-set.ts";
import type { ParsedSource } from "./parse/parse-source.ts";
import type { SourceQuestion } from "./source-question.ts";

/**
 * What importing a source file can do, known without running it. The contract between the readers of sources
 * (this folder) and everything that reasons about imports (resolve, simulate, rules).
 *
 * Positions: `line` from 1; `column` from 0 in bytes, as `ast` counts; `offset` from 0 in bytes, which orders
 * everything in a file.
 */
export interface SourceFacts {
  readonly path: string;
  readonly encoding: EncodingVerdict;
  /** Every block that encloses an event; index 0 is the module itself. */
  readonly blocks: readonly Block[];
  /** What happens when the module is executed, and imports inside functions, in order of the text. */
  readonly events: readonly SourceEvent[];
  /** Names that the module binds when executed on any of some versions (all by default); computed when first asked for. */
  bindings(versions?: VersionSet): Bindings;
  /**
   * Where the file does not compile on some version; computed when first asked for. Empty: nothing found. Constructs that
   * depend on the version, tokens, brackets and indentation are always checked, the rest of the grammar with `thorough`,
   * which is what the model was asked for by default.
   */
  syntax(thorough?: boolean): readonly SyntaxIssue[];
  /**
   * Attribute chains on imported names ("pkg.sub.x") that executing the module certainly reads when it comes to their
   * statement; computed when first asked for, which may add to `blocks`. Annotations are left out.
   */
  uses(): readonly AttributeUse[];
  /**
   * The attribute names that follow a name in the text outside of functions: every chain of `uses()` that begins with that
   * name, and others in strings, comments and code that may never run. null where only the syntax tree can tell.
   */
  chainsAfter(name: string): readonly (readonly string[])[] | null;
  /**
   * Names, and keywords, that executing the module may read and that no statement in it seems to bind: a glance that spares
   * most sources the syntax tree; null where only that can tell.
   */
  unbound(): readonly string[] | null;
  /** The events of a kind that functions hold none of. */
  eventsOf<K extends ModuleLevelKind>(kind: K): readonly EventOf<K>[];
  /** The text without the bodies of functions; null where only the syntax tree can tell where they end. */
  executed(): string | null;
  /** The answer to a question that is asked of many sources. */
  answer(question: SourceQuestion): boolean;
  /**
   * The syntax tree, for what none of the above tells. Bodies of functions are parsed when they are first asked for, and a
   * fault in them may not be shown.
   */
  tree(): ParsedSource;
}

export interface EncodingVerdict {
  /** Codec as Python names it: "utf-8", "latin-1", "utf-16" (never accepted), ... */
  readonly name: string;
  /** Versions on which a source file so encoded cannot be compiled. */
  readonly failsOn: VersionSet;
  /** The newest Python's own message; null where nothing fails. */
  readonly message: string | null;
  /** What each version among `failsOn` says. */
  readonly messages: readonly { readonly on: VersionSet; readonly message: string }[];
  /** Exception type that Python raises; null where nothing fails. */
  readonly exception: "SyntaxError" | null;
  /** Versions among `failsOn` that raise ValueError instead. */
  readonly valueErrorOn: VersionSet;
  /** 1-based line of the fault, 0 for the whole file. */
  readonly line: number;
}

export type BlockKind =
  | "module"
  | "function"
  | "async-function"
  | "class"
  | "if"
  | "elif"
  | "else"
  | "type-checking"
  | "for"
  | "for-else"
  | "while"
  | "while-else"
  | "try"
  | "except"
  | "except*"
  | "try-else"
  | "finally"
  | "with"
  | "match-case";

export interface Block {
  readonly kind: BlockKind;
  readonly line: number;
  readonly offset: number;
  /** Index of the enclosing block; -1 for the module. */
  readonly parent: number;
  /**
   * Versions on which static tests (sys.version_info, TYPE_CHECKING, literals, `__name__ == "__main__"`, sys.platform as on
   * Linux) allow this block to run, given that its parent runs. Functions: none (not executed by an import).
   */
  readonly runsOn: VersionSet;
  /**
   * True: on `runsOn` it certainly runs when its parent does; false: it may or may not. `try-else` is certain: it runs unless
   * the body raises, which whoever runs the events knows. `except` is not.
   */
  readonly certain: boolean;
  /**
   * For `try`: its handlers in order. For `with`: one entry where contextlib.suppress or pytest.raises is used, or a context
   * manager that is not known to let exceptions through ("unknown"). Else empty.
   */
  readonly handlers: readonly Handler[];
  /**
   * For the later blocks of a statement (except, try-else, finally, elif, else, for-else, while-else): index of its first
   * block; else the block's own index.
   */
  readonly head: number;
}

export interface Handler {
  /**
   * Dotted names of exception classes as written, a module-level tuple of them resolved; "all" for a bare `except`; "unknown"
   * for anything computed.
   */
  readonly catches: readonly string[] | "all" | "unknown";
  /** Index of the handler's own block; -1 for suppress. Handler blocks are listed even where they hold no event. */
  readonly block: number;
  /** The handler's body ends by raising on every path (`raise`, `sys.exit`), unless to skip: the failure goes on. */
  readonly reraises: boolean;
}

interface EventPlace {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  /** Index of the innermost enclosing block. */
  readonly block: number;
}

/** `import a.b as c` (names null) or `from ..m import n as k`. `import a, b` gives two events. */
export interface ImportEvent extends EventPlace {
  readonly kind: "import";
  readonly level: number;
  /** null for `from . import x`. */
  readonly module: string | null;
  /** null for a plain import; [{name: "*"}] for a star import. */
  readonly names: readonly ImportedName[] | null;
  readonly asname: string | null;
}

export interface ImportedName {
  readonly name: string;
  readonly asname: string | null;
}

/** A call with literal arguments that imports: import_module, __import__, find_spec, importorskip. */
export interface ImportCallEvent extends EventPlace {
  readonly kind: "import-call";
  readonly function: "import_module" | "__import__" | "find_spec" | "importorskip" | "run_module";
  /** null where the argument is not a literal. */
  readonly module: string | null;
  /** Literal `package=` argument, or "__package__" / "__name__" where that name is given. */
  readonly package: string | null;
  /** importorskip only: `exc_type` is given as ImportError. */
  readonly excTypeImportError: boolean;
  /** importorskip only: literal minversion. */
  readonly minversion: string | null;
}

/** `pytest_plugins = [...]` at module level; null where not literal. */
export interface PytestPluginsEvent extends EventPlace {
  readonly kind: "pytest-plugins";
  readonly names: readonly string[] | null;
}

/** A change of sys.path. */
export interface PathEditEvent extends EventPlace {
  readonly kind: "path-edit";
  readonly operation: "insert" | "append" | "assign" | "remove" | "unknown";
  /** For insert: the literal index. */
  readonly index: number | null;
  /** The entries, relative to the directory of this file where `base` is "file", else to the working directory or absolute; null: cannot be known. */
  readonly entries: readonly PathExpression[] | null;
}

export interface PathExpression {
  readonly base: "file" | "cwd" | "absolute";
  /** Normalised, may begin with "..". For base "file" it is relative to the file's directory. */
  readonly path: string;
}

/** `sys.modules["k"] = value`. */
export interface ModuleStubEvent extends EventPlace {
  readonly kind: "module-stub";
  /** null: computed; "__name__" stands for the module itself. */
  readonly name: string | null;
  readonly value: "none" | "module-type" | "mock" | "unknown";
  /** True for `del sys.modules[...]` and pop. */
  readonly removed: boolean;
}

/** `pytest.skip(..., allow_module_level=True)`, `raise unittest.SkipTest`, `raise pytest.skip.Exception(allow_module_level=True)`. */
export interface SkipEvent extends EventPlace {
  readonly kind: "skip";
  /** False for a plain `pytest.skip()` at module level, which is an error. */
  readonly allowed: boolean;
}

/** `sys.exit()`, `exit()`, `quit()`, `raise SystemExit`, `os._exit` while the module is executed. */
export interface ExitEvent extends EventPlace {
  readonly kind: "exit";
}

/** A `raise` statement executed at import. */
export interface RaiseEvent extends EventPlace {
  readonly kind: "raise";
  /** Dotted name of the class as written; null for a bare raise or a computed one. */
  readonly exception: string | null;
  /** Literal first argument. */
  readonly message: string | null;
}

/** `__path__ = extend_path(...)`, `__path__.append(...)`, `declare_namespace`. */
export interface PackagePathEvent extends EventPlace {
  readonly kind: "package-path";
  readonly form: "extend_path" | "declare_namespace" | "append" | "insert" | "assign" | "unknown";
  readonly entries: readonly PathExpression[] | null;
}

/** `collect_ignore = [...]` or `collect_ignore_glob = [...]` in a conftest; null where not literal. */
export interface CollectIgnoreEvent extends EventPlace {
  readonly kind: "collect-ignore";
  readonly glob: boolean;
  /** An assignment, after which earlier entries do not count. */
  readonly replaces: boolean;
  readonly entries: readonly string[] | null;
}

export type ModuleLevelKind = "path-edit" | "collect-ignore";

/** An event without the index of its block. */
export type EventOf<K extends SourceEvent["kind"]> = Omit<Extract<SourceEvent, { kind: K }>, "block">;

/** A module-level call or statement whose effect on imports cannot be known (`exec`, a computed `__import__`, import hooks). */
export interface OpaqueEvent extends EventPlace {
  readonly kind: "opaque";
  readonly reason: string;
  /** It has no effect where all these can be imported; null: not known. */
  readonly unless: readonly NeededImport[] | null;
}

/** `import module`, or `from module import name`. */
export interface NeededImport {
  readonly module: string;
  readonly name: string | null;
}

export type SourceEvent =
  | ImportEvent
  | ImportCallEvent
  | PytestPluginsEvent
  | PathEditEvent
  | ModuleStubEvent
  | SkipEvent
  | ExitEvent
  | RaiseEvent
  | PackagePathEvent
  | CollectIgnoreEvent
  | OpaqueEvent;

/** "definite": bound on every path that does not raise; "possible": on some; "absent": on none; "unknown": cannot be known. */
export type BindingState = "definite" | "possible" | "absent" | "unknown";

export interface Bindings {
  readonly definite: ReadonlySet<string>;
  readonly possible: ReadonlySet<string>;
  /**
   * Why names may exist that are not listed: `__getattr__`, globals(), exec, a source that does not compile; else
   * "star import of x" where there is a star import; null where the lists are complete.
   */
  readonly opaque: string | null;
  /** Modules whose public names are star-imported at module level, as written, in order. */
  readonly stars: readonly { readonly level: number; readonly module: string | null; readonly offset: number }[];
  /** `__all__` as Python would compute it; null where there is none or it is not literal (see `allState`). */
  readonly all: readonly string[] | null;
  readonly allState: "absent" | "literal" | "unknown";
  /** 1-based line of each `__all__` entry, parallel to `all`. */
  readonly allLines: readonly number[] | null;
  /** A recognised lazy `__getattr__` table: name to submodule that is loaded on first access, or null for a plain value. */
  readonly lazyNames: ReadonlyMap<string, string | null> | null;
  /**
   * State of a name when execution stands at a byte offset; the end of the file by default. A name that is not bound is
   * "unknown" for every reason of `opaque` but star imports, which whoever resolves `stars` judges.
   */
  state(name: string, offset?: number): BindingState;
}

export interface SyntaxIssue {
  /** First version that accepts it; null where a newer version removed it or no version accepts it. */
  readonly requires: string | null;
  readonly failsOn: VersionSet;
  readonly line: number;
  /** 0-based, in bytes. */
  readonly column: number;
  /** Short stable name of the construct: "pep701-fstring-backslash", "walrus", "match", "except-star", ... */
  readonly feature: string;
  /** What it is, for people: "backslash in an f-string expression". */
  readonly description: string;
  /** Python's own message on the newest version that fails. */
  readonly message: string;
  /** The message on each of the versions that fail. */
  readonly messages: readonly { readonly on: VersionSet; readonly message: string }[];
  readonly exception: "SyntaxError" | "IndentationError" | "TabError";
  /** What to do instead, where there is a common answer. */
  readonly help: string | null;
}

export interface AttributeUse extends EventPlace {
  /** The chain as written: ["pkg", "sub", "x"]. */
  readonly chain: readonly string[];
}
