import type { DirectoryEntry, FileEntry, FileTree, LintNode } from "@pylayout/core";
import type { TomlResult } from "../config-file/read-toml.ts";
import type { YamlResult } from "../config-file/read-yaml.ts";
import type { TestSession } from "../project/test-sessions.ts";
import type { CollectionGroup } from "../simulate/collect.ts";
import type { Collect } from "../simulate/collect-request.ts";
import type { CollectionRun } from "../simulate/collection-run.ts";
import type { ImportEvent, SourceFacts } from "../source/source-facts.ts";
import type { Distribution } from "../wheel/report/distribution.ts";
import type { VersionSet } from "../versions/version-set.ts";

/** A statement of fact with the place that said it; shown to people. */
export interface Evidence {
  readonly path: string;
  /** 1-based; 0 for the whole file. */
  readonly line: number;
  /** What it says, such as `requires-python = ">=3.8"`. */
  readonly text: string;
}

/** Everything pylayout knows about the Python projects in a tree. All parts are computed when first asked for. */
export interface PythonModel {
  readonly tree: FileTree;
  /** The root project first, then nested ones by path. */
  readonly projects: readonly Project[];
  /** The innermost project that a path belongs to. */
  projectOf(path: string): Project;
  /** Facts of a Python source; undefined where the path is no readable file. */
  source(path: string): SourceFacts | undefined;
  /** A TOML file, read once; undefined where the path is no readable file. */
  toml(path: string): TomlResult | undefined;
  /** A YAML file, read once; undefined where the path is no readable file. */
  yaml(path: string): YamlResult | undefined;
}

export interface SupportedPythons {
  readonly versions: VersionSet;
  /** False: nothing declares a range, and rules about version minima are silent. */
  readonly declared: boolean;
  /** What declared the range; null where nothing did. */
  readonly reason: Evidence | null;
  /** Declared versions outside what pylayout knows, such as "3.7". */
  readonly unchecked: readonly string[];
}

export interface ImportRoot {
  /** Directory relative to the tree's root; "" for the root. */
  readonly path: string;
  readonly reason: string;
  /** True: on sys.path when tests run; false: only a layout convention. */
  readonly onPath: boolean;
  /** Stands before the standard library then, as what pytest inserts, pythonpath and PYTHONPATH do. */
  readonly beforeLibrary: boolean;
  /** The project names it as a place of its code; false where a test or a script only gets its own directory there. */
  readonly isMeant: boolean;
}

export type PackageKind =
  /** Has an `__init__.py`. */
  | "regular"
  /** Has an `__init__.py` that only extends `__path__` (pkgutil, pkg_resources). */
  | "legacy-namespace"
  /** No `__init__.py`, importable descendants, and its name can be imported (PEP 420). */
  | "namespace"
  /** Not importable by a dotted name from a known root; in directories that hold no Python at all, too. */
  | "not-a-package";

/** A directory as Python sees it. */
export interface PackageNode extends LintNode {
  readonly kind: "directory";
  readonly directory: DirectoryEntry;
  readonly project: Project;
  readonly packageKind: PackageKind;
  /** Dotted name from its import root; null where no known root reaches it. */
  readonly moduleName: string | null;
  readonly importRoot: ImportRoot | null;
}

export interface ModuleNode extends LintNode {
  readonly kind: "file";
  readonly file: FileEntry;
  readonly project: Project;
  readonly moduleName: string | null;
  readonly importRoot: ImportRoot | null;
  readonly isTest: boolean;
}

export interface TestModuleNode extends ModuleNode {
  readonly isTest: true;
  readonly isConftest: boolean;
}

export interface ImportNode extends LintNode {
  readonly kind: "file";
  readonly project: Project;
  readonly module: ModuleNode;
  readonly source: SourceFacts;
  readonly event: ImportEvent;
  /**
   * The files and directories of the tree that the statement names, the outermost first, by its text alone: absolute names
   * through the import roots in order, relative ones from the file's directory. Empty for what is not in the tree.
   */
  readonly targets: readonly string[];
}

/** A file of any kind. */
export interface FileNode extends LintNode {
  readonly kind: "file";
  readonly file: FileEntry;
  readonly project: Project;
}

export interface DocumentNode extends LintNode {
  readonly kind: "file";
  readonly file: FileEntry;
  readonly project: Project;
}

export interface ProjectNode extends LintNode {
  readonly kind: "project";
  readonly project: Project;
}

/** A project: a directory with a Python project file (or the tree's root), a world of its own for all rules. */
export interface Project {
  /** Relative to the tree's root; "" for the root project. */
  readonly path: string;
  readonly name: string | null;
  readonly pythons: SupportedPythons;
  readonly importRoots: readonly ImportRoot[];
  /** Directories below the project that hold Python files (nested projects left out), parents first. */
  readonly packages: readonly PackageNode[];
  readonly modules: readonly ModuleNode[];
  readonly packageAt: (path: string) => PackageNode | undefined;
  /**
   * All directories below the project, and all of its files: nested projects, what git ignores, environments and caches left
   * out. Parents come first, names in order.
   */
  readonly directories: readonly PackageNode[];
  readonly files: readonly FileEntry[];
  /** Dotted names that the project declares as namespace packages. */
  readonly namespacePackages: ReadonlyMap<string, Evidence>;
  readonly tests: TestWorld;
  /** Whether a file is part of the installed distribution: "unknown" wherever the build backend's configuration is not plain. */
  ships(path: string): "yes" | "no" | "unknown";
  /**
   * Up to three statements of the project's own code that import a file or directory (a directory also where something
   * below it is imported), those outside the directory first, in the order of the modules. Made by `importerIndex` (model/importers.ts) when first asked for.
   */
  importersOf(path: string): readonly Evidence[];
  /** What `ImportNode.targets` says, for any statement of a module. */
  targetsOf(importer: Pick<ModuleNode, "file">, event: ImportEvent): readonly string[];
  /** Why a module that is not in the tree may exist where the code runs (a build makes it); null: nothing says so. Path without suffix. */
  mayExist(path: string): string | null;
  /** Whether a distribution that the project names may bring a module that only other Pythons have in their standard library. */
  mayBeBackported(module: string): boolean;
  readonly buildBackend: string | null;
  /** The wheel, planned or read, and what it lacks; null where there is nothing to install. */
  readonly distribution: Distribution | null;
  /** Root causes of predicted failures, worst first. */
  readonly rootCauses: readonly RootCause[];
}

export interface TestWorld {
  /** What the settings say runs the tests; null: they say nothing. */
  readonly runner: "pytest" | "unittest" | "django" | null;
  /** What shows that pytest is used; null: the pytest rules are off. */
  readonly pytestEvidence: Evidence | null;
  /**
   * Whether the project is installed when its tests run, and what says so; `isNamed` where a step names its directory.
   */
  readonly installed: { readonly value: boolean; readonly evidence: Evidence | null; readonly isNamed: boolean };
  /**
   * The ways in which pytest is started, in order of authority. Empty where the project does not use pytest, and where how
   * its tests are started cannot be known.
   */
  readonly sessions: readonly TestSession[];
  /** Test modules and conftests of all sessions, in pytest's order. */
  readonly modules: readonly TestModuleNode[];
  /** What pytest's collection gives in each session, simulated once for each set of Pythons that behave alike. */
  readonly groups: readonly CollectionGroup[];
  /** The same as data: one run for each group, as its oldest Python sees it. */
  readonly runs: readonly CollectionRun[];
  /** The collection as somebody asks for it, one run for each Python. */
  readonly collect: Collect;
  readonly pytest: string;
}

export type CauseKind =
  | "missing-module"
  | "missing-name"
  | "circular-import"
  | "syntax-error"
  | "source-encoding"
  | "import-file-mismatch"
  | "relative-import"
  | "namespace-key-error"
  | "not-in-git"
  | "letter-case"
  | "stdlib"
  /** A module of the standard library is already imported where the project's own of that name is meant. */
  | "library-first"
  /** `foo.py` and `foo/` lie side by side, and the other one is meant. */
  | "package-clash"
  /** pytest takes the project's own directory for a package, and puts the one above it on sys.path. */
  | "root-package"
  | "conftest"
  | "other";

/** One reason for which test modules fail, found by simulation. */
export interface RootCause extends LintNode {
  readonly kind: "file";
  readonly id: string;
  readonly cause: CauseKind;
  /** Name of the rule that owns such causes. */
  readonly owner: string;
  readonly project: Project;
  readonly line: number;
  /** 0-based, in bytes. */
  readonly column: number;
  readonly exception: string;
  /** Python's own message. */
  readonly exceptionMessage: string;
  readonly pythons: VersionSet;
  readonly worlds: readonly ("installed" | "not-installed")[];
  /** Test modules and conftests that fail in a full run, in pytest's order. */
  readonly affects: readonly AffectedModule[];
  /** More test modules that fail only when run alone. */
  readonly failsAlone: readonly string[];
  /** For cause "missing-module" and "missing-name": what was asked for. */
  readonly wanted: { readonly module: string; readonly name: string | null } | null;
  /** Path where the wanted module would be, for "not-in-git" and "letter-case". */
  readonly target: string | null;
}

export interface AffectedModule {
  readonly path: string;
  readonly exception: string;
  readonly message: string;
  readonly chain: readonly ChainStep[];
  /** Set where a namespace KeyError disguises the cause: the directory without `__init__.py`. */
  readonly disguisedBy: string | null;
  readonly pythons: VersionSet;
}

export interface ChainStep {
  readonly path: string;
  readonly line: number;
  readonly module: string;
}
