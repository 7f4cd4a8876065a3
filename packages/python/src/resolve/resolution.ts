import type { DirectoryEntry, FileEntry } from "@pylayout/core";
import type { VersionSet } from "../versions/version-set.ts";

/** What one entry of a search path holds under a name; `versions` are the Pythons that see it. */
export type EntryHit =
  | {
      readonly kind: "regular-package";
      readonly directory: DirectoryEntry;
      readonly file: FileEntry;
      readonly versions: VersionSet;
    }
  | { readonly kind: "source-module"; readonly file: FileEntry; readonly versions: VersionSet }
  | {
      readonly kind: "extension-module";
      readonly file: FileEntry;
      /** Set where the extension is a package's `__init__`. */
      readonly directory: DirectoryEntry | null;
      readonly versions: VersionSet;
    }
  | {
      readonly kind: "bytecode-module";
      readonly file: FileEntry;
      /** Set where the bytecode is a package's `__init__`. */
      readonly directory: DirectoryEntry | null;
      readonly versions: VersionSet;
    }
  | { readonly kind: "namespace-portion"; readonly directory: DirectoryEntry; readonly versions: VersionSet }
  | { readonly kind: "standard-library"; readonly package: boolean; readonly versions: VersionSet }
  | { readonly kind: "third-party"; readonly versions: VersionSet }
  | {
      readonly kind: "unknown";
      readonly reason: string;
      /** Where it is not there, nothing else is found in its place. */
      readonly mayBeAbsent?: boolean;
      readonly versions: VersionSet;
    };

/** Where the path finder ends for one dotted name. */
export type Resolution =
  | Exclude<EntryHit, { kind: "namespace-portion" }>
  | { readonly kind: "built-in" }
  | { readonly kind: "frozen"; readonly package: boolean }
  | { readonly kind: "namespace-package"; readonly portions: readonly SearchEntry[] }
  | { readonly kind: "not-found" };

/** One entry of sys.path or of a package's `__path__`. */
export interface SearchEntry {
  /** As people know it: a directory of the tree, "standard library", ... */
  readonly label: string;
  /** Set where the entry is a directory of the tree. */
  readonly directory: DirectoryEntry | null;
  /** The first hit whose versions hold the running Python counts; only the last one is seen by all. */
  find(name: string): readonly EntryHit[];
}

export const NO_HITS: readonly EntryHit[] = [];
