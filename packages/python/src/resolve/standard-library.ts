import type { VersionSet } from "../versions/version-set.ts";

/** What the resolver and the simulator must know of the standard library. */
export interface StandardLibrary {
  /** Versions in which a module (dotted name) exists. */
  modules(name: string): VersionSet;
  /** Whether it is a package, in any version. */
  isPackage(name: string): boolean;
  /** Versions in which a module certainly has a public name, and those in which that is not known. */
  names(module: string, name: string): { readonly present: VersionSet; readonly unknown: VersionSet };
}
