import type { VersionSet } from "../../versions/version-set.ts";
import type { Bindings } from "../source-facts.ts";
import type { StarImport } from "./bind-module.ts";
import type { Changes } from "./resting-changes.ts";

/** What a module says of its names itself. */
export type Exports = Pick<Bindings, "all" | "allState" | "allLines" | "lazyNames">;

/** All that is known of what a module binds on any of some versions, as plain data. */
export interface BoundFacts {
  readonly versions: VersionSet;
  /** All versions, cut where the module's tests tell them apart. */
  readonly classes: readonly VersionSet[];
  readonly changes: Changes;
  readonly stars: readonly StarImport[];
  /** Takes names out of its own namespace. */
  readonly removes: boolean;
  readonly opaque: string | null;
  readonly exports: Exports;
}
