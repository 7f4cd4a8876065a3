import type { FileTree } from "@pylayout/core";
import type { PytestInvocation } from "../pytest/pytest-invocation.ts";
import type { StandardLibrary } from "../resolve/standard-library.ts";
import type { SourceFacts } from "../source/source-facts.ts";
import type { ImportMode, PytestVersion } from "./collection-run.ts";

/** An import root of an installed project, as its build backend's editable install makes it. */
export interface InstalledRoot {
  /** Directory of the tree; "" for its root. */
  readonly path: string;
  /** Top-level names that it offers; null: every one that lies there. */
  readonly names: readonly string[] | null;
}

/** A module that is not in the tree and may exist where the tests run, because a build makes it. */
export interface GeneratedModule {
  /** What says so. */
  readonly reason: string;
  /** Whoever installs the project has it, as far as its build configuration tells. */
  readonly isInstalled: boolean;
}

/** An entry point of the group "pytest11", which pytest imports where the project is installed. */
export interface OwnPlugin {
  readonly name: string;
  readonly module: string;
  /** pytest imports it unasked; false where some session sets PYTEST_DISABLE_PLUGIN_AUTOLOAD, and it may not. */
  readonly autoload: boolean;
}

/** Everything outside the sources that decides what a test session does. */
export interface CollectionWorld {
  readonly tree: FileTree;
  readonly source: (path: string) => SourceFacts | undefined;
  readonly standardLibrary: StandardLibrary;
  readonly pytest: PytestVersion;
  /** null: what pytest's configuration says. */
  readonly importMode: ImportMode | null;
  readonly invocation: PytestInvocation;
  readonly installed: boolean;
  /** What is on the path where the project is installed. */
  readonly installedRoots: readonly InstalledRoot[];
  /** The plugins of pytest that the project brings. */
  readonly ownPlugins: () => readonly OwnPlugin[];
  /** Directories in which the project's own packages lie: they tell its names from other distributions'. */
  readonly ownRoots: readonly string[];
  /** Directories of the tree that hold installed distributions, with their .pth files. */
  readonly siteDirectories: readonly string[];
  /** "present": what the project does not have is taken as installed; "absent": nothing but pytest is. */
  readonly thirdParty: "present" | "absent";
  /** Names (dotted or not) that are not installed. */
  readonly assumeMissing: readonly string[];
  /** What a build makes at a path (without suffix) where the tree has no module; null: nothing, as far as is known. */
  readonly generated: (path: string) => GeneratedModule | null;
  /** Whether an installed distribution may bring a module that only other Pythons have in their standard library. */
  readonly mayBeBackported: (module: string) => boolean;
  /** Whether the project's requirements name a distribution of that name. */
  readonly isRequired: (name: string) => boolean;
}
