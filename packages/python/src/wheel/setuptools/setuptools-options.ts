/** Where an option of setuptools is written. */
export interface OptionPlace {
  /** Relative to the tree's root. */
  readonly path: string;
  readonly line: number;
  readonly key: string;
}

export interface Option<T> {
  readonly value: T;
  readonly place: OptionPlace;
}

/** An option that is given, but by an expression that cannot be read. */
export interface UnreadOption {
  readonly unread: string;
  readonly place: OptionPlace;
}

export type MaybeOption<T> = Option<T> | UnreadOption | undefined;

/** One term of `packages`: names, or a search for them. */
export type PackagesTerm = PackageNames | PackageSearch;

export interface PackageNames {
  readonly kind: "names";
  readonly names: readonly string[];
}

export interface PackageSearch {
  readonly kind: "search";
  /** PEP 420: directories without `__init__.py` are packages too. */
  readonly namespaces: boolean;
  readonly where: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Whether `where` becomes the directory of packages, as in declarative configuration. */
  readonly fillsPackageDir: boolean;
  readonly place: OptionPlace;
  readonly includePlace: OptionPlace;
  readonly excludePlace: OptionPlace;
}

export interface DataFiles {
  readonly directory: string;
  readonly patterns: readonly string[];
}

/** What one of setup.py, setup.cfg and pyproject.toml says, or all three together. */
export interface SetuptoolsOptions {
  readonly packages?: MaybeOption<readonly PackagesTerm[]>;
  readonly pyModules?: MaybeOption<readonly string[]>;
  readonly packageDir?: MaybeOption<ReadonlyMap<string, string>>;
  readonly packageData?: MaybeOption<ReadonlyMap<string, readonly string[]>>;
  readonly excludePackageData?: MaybeOption<ReadonlyMap<string, readonly string[]>>;
  readonly includePackageData?: MaybeOption<boolean>;
  /** Extension modules are given, even an empty list; their dotted names, where all are known. */
  readonly extModules?: MaybeOption<readonly string[] | "some" | "none">;
  /** Those of setuptools-rust in pyproject.toml; which modules they make where not all are named: "some". */
  readonly rustModules?: Option<readonly string[] | "some"> | undefined;
  readonly dataFiles?: MaybeOption<readonly DataFiles[]>;
  readonly scripts?: MaybeOption<readonly string[]>;
  readonly licenseFiles?: MaybeOption<readonly string[]>;
  readonly name?: MaybeOption<string>;
  readonly version?: MaybeOption<string>;
  /** Files that the configuration reads ("file:"), which an sdist therefore holds. */
  readonly referencedFiles?: readonly string[];
  /** Why nothing that this file says can be relied on. */
  readonly opaque?: UnreadOption;
  /** Distributions named in setup_requires. */
  readonly setupRequires?: readonly string[];
}

export function isRead<T>(option: MaybeOption<T>): option is Option<T> {
  return option !== undefined && "value" in option;
}
