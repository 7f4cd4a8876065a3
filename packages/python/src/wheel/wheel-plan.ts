/** A place in the project's configuration that decides something about the wheel. */
export interface WheelReason {
  /** Relative to the tree's root. */
  readonly path: string;
  /** 1-based; 0 where nothing is written and a default of the build backend applies. */
  readonly line: number;
  /** Option as its documentation writes it: "tool.setuptools.packages", "setup(packages=...)", "lib/" in a .gitignore. */
  readonly key: string;
  /** One sentence for people. */
  readonly text: string;
  /** The author named what is left out; false where it is lost by a default or an omission. */
  readonly intended: boolean;
}

/** One file of the wheel, outside its .dist-info directory. */
export interface WheelFile {
  /** Path in the wheel; unpacked wheels put it below site-packages. `<name>-<version>.data/` for scripts and data. */
  readonly target: string;
  /** Path in the tree, through links as they are named; null where the build makes the file. */
  readonly source: string | null;
}

/** Something that the build may add and that no static reading can list. */
export interface UndecidedPart {
  /** Only "anything" may add modules in Python source. */
  readonly adds: "extension-modules" | "data-files" | "anything";
  readonly reason: WheelReason;
  /** Modules that it certainly makes, where an editable installation has them; paths of the tree without suffix. */
  readonly modules?: readonly string[];
  /** Last parts of the names of all modules that it may make; not known where absent. */
  readonly atMost?: readonly string[];
}

/** What an editable installation puts in front of the import system. */
export type EditableRoot =
  /** A directory on sys.path, by a `.pth` file. */
  | { readonly kind: "path"; readonly path: string; readonly reason: WheelReason }
  /** One dotted name led to one directory or module file, by an import hook; its siblings stay invisible. */
  | { readonly kind: "module"; readonly name: string; readonly path: string; readonly reason: WheelReason }
  /** A namespace that the hook provides without a directory of its own (PEP 420). */
  | { readonly kind: "namespace"; readonly name: string; readonly path: string | null; readonly reason: WheelReason };

/**
 * What the rules of a backend were compared with: builds of its releases, builds of its source repository, or its
 * documentation alone.
 */
export type PlanEvidence = "measured" | "repository" | "documented";

interface PlanBase {
  /** Name of the build backend as its documentation writes it; null where it is none of the known ones, and for a built wheel. */
  readonly backend: BackendName | null;
  /** Directory of the project, relative to the tree's root. */
  readonly projectPath: string;
  readonly evidence: PlanEvidence;
  /** Whether a file of the tree becomes part of the wheel. */
  ships(path: string): "yes" | "no" | "unknown";
}

/** The build succeeds; the lists are computed when first asked for. */
export interface WheelOk extends PlanBase {
  readonly outcome: "ok";
  /** In order of their targets. */
  files(): readonly WheelFile[];
  /** Targets of a file of the tree; empty where it does not ship. */
  targetsOf(path: string): readonly string[];
  readonly undecided: readonly UndecidedPart[];
  /** Why a file of the tree is left out; undefined where it ships. */
  whyAbsent(path: string): WheelReason | undefined;
  /** null: cannot be known. */
  editableRoots(): readonly EditableRoot[] | null;
}

/** The build stops with an error. */
export interface WheelError extends PlanBase {
  readonly outcome: "error";
  readonly reason: WheelReason;
}

/** The configuration is not plain enough to be read without running it. */
export interface WheelUnknown extends PlanBase {
  readonly outcome: "unknown";
  readonly reason: WheelReason;
}

/** What building a wheel from a project gives, predicted without running anything. */
export type WheelPlan = WheelOk | WheelError | WheelUnknown;

export type BackendName =
  | "setuptools"
  | "hatchling"
  | "flit"
  | "poetry"
  | "pdm"
  | "uv_build"
  | "maturin"
  | "scikit-build-core"
  | "meson-python";
