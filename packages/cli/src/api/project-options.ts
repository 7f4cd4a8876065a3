import path from "node:path";
import { UsageError, type ConfigInput, type TreeSource } from "@pylayout/core";
import { rootsOf } from "../roots-of.ts";
import type { WorldOptions } from "../world.ts";

/** Which files to look at, and under which configuration. */
export interface ProjectOptions {
  /** The directory from which paths are seen, the process's own by default. With a `TreeSource` it is the root. */
  readonly cwd?: string;
  /**
   * Where the files come from: "worktree" (default), "index", "disk" or a git revision, as for `--source`; or a source of
   * one's own, such as `memorySource(files)`, of which no code is executed.
   */
  readonly source?: string | TreeSource;
  /**
   * Entries, or the path of a file, that stand in for the project's own configuration; false for none of them, as
   * `--isolated` does. As everywhere, entries that extend nothing build on the preset recommended.
   */
  readonly config?: ConfigInput | string | false;
  /** Entries over that configuration. */
  readonly overrides?: ConfigInput;
}

export function worldOptions({ source = "worktree", config, overrides }: ProjectOptions): WorldOptions {
  return {
    source,
    isolated: config === false,
    config: typeof config === "string" ? config : undefined,
    entries: typeof config === "object" ? config : undefined,
    overrides,
    python: undefined,
    rules: [],
  };
}

/** Paths by the root they belong to. */
export function projectRoots(paths: readonly string[], options: ProjectOptions): Map<string, string[]> {
  const cwd = path.resolve(options.cwd ?? ".");
  if (typeof options.source !== "object") return rootsOf(paths, cwd);
  return new Map([[cwd, paths.map((place) => path.posix.join(place).replace(/^\.$|\/$/, ""))]]);
}

/** The only root of some paths. @throws UsageError where there are several */
export function onlyRoot(paths: readonly string[], options: ProjectOptions): readonly [string, string[]] {
  const roots = projectRoots(paths, options);
  const [first, second] = roots;
  if (first !== undefined && second === undefined) return first;
  throw new UsageError("the paths lie in several projects", { hint: `one at a time: ${[...roots.keys()].join(", ")}` });
}
