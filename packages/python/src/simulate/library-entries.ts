import type { DirectoryEntry, FileTree } from "@pylayout/core";
import type { DirectoryFinders } from "../resolve/directory-finder.ts";
import { type EntryHit, NO_HITS, type SearchEntry } from "../resolve/resolution.ts";
import type { StandardLibrary } from "../resolve/standard-library.ts";
import { ALL_VERSIONS } from "../versions/version-set.ts";

/** The directories of the standard library, or the `__path__` of one of its packages. */
export function standardLibraryEntry(library: StandardLibrary, prefix: string): SearchEntry {
  return {
    label: prefix === "" ? "standard library" : `standard library, ${prefix}`,
    directory: null,
    find(name) {
      const full = prefix === "" ? name : `${prefix}.${name}`;
      const versions = library.modules(full);
      return versions === 0 ? NO_HITS : [{ kind: "standard-library", package: library.isPackage(full), versions }];
    },
  };
}

const THIRD_PARTY: readonly EntryHit[] = [{ kind: "third-party", versions: ALL_VERSIONS }];

/** The `__path__` of a package of another distribution: everything is taken to be there. */
export const THIRD_PARTY_PATH: SearchEntry = { label: "site-packages", directory: null, find: () => THIRD_PARTY };

const PYTEST_MODULES = new Set(["pytest", "_pytest", "pluggy", "iniconfig", "packaging", "py"]);

/** site-packages, as far as it is known: pytest and what it needs. */
export const SITE_PACKAGES: SearchEntry = {
  label: "site-packages",
  directory: null,
  find: (name) => (PYTEST_MODULES.has(name) ? THIRD_PARTY : NO_HITS),
};

/** The directory above the tree's root, of which only the root itself is known. */
export function directoryAbove(tree: FileTree, finders: DirectoryFinders): SearchEntry {
  return {
    label: "..",
    directory: null,
    find(name) {
      if (name !== tree.rootName) return NO_HITS;
      const { root } = tree;
      const init = tree.child(root, "__init__.py");
      if (init?.kind === "file") {
        return [{ kind: "regular-package", directory: root, file: init, versions: ALL_VERSIONS }];
      }
      return [{ kind: "namespace-portion", directory: finders.at(root).directory ?? root, versions: ALL_VERSIONS }];
    },
  };
}

/** The finder of an editable install that maps top-level names (setuptools). */
export function mappedEntry(
  finders: DirectoryFinders,
  directory: DirectoryEntry,
  names: readonly string[],
): SearchEntry {
  const entry = finders.at(directory);
  return {
    label: `${entry.label} (installed)`,
    directory: null,
    find: (name) => (names.includes(name) ? entry.find(name) : NO_HITS),
  };
}
