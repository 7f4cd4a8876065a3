import type { DirectoryEntry, FileTree } from "@pylayout/core";
import { isTestFile, readIniFile, type Project } from "@pylayout/python";
import { definesTests } from "./defines-tests.ts";

export interface ExcludedDirectory {
  readonly directory: DirectoryEntry;
  /** How many modules with tests it holds. */
  readonly tests: number;
}

/** The names of pytest's default norecursedirs that somebody may give to a directory of tests. */
const NAMES = new Set(["build", "dist"]);

/** Directories beside collected tests that hold tests, and that pytest's own default leaves out. */
export function defaultExclusions({ tests, modules }: Project, tree: FileTree): readonly ExcludedDirectory[] {
  const plans = tests.sessions.map(({ plan }) => plan).filter(({ abort }) => abort === null);
  if (plans.some(({ inifile }) => setsExclusions(inifile, tree))) return [];
  const collected = new Set(tests.modules.map(({ path }) => path));
  const parents = new Set(tests.modules.filter(({ isConftest }) => !isConftest).map(({ file }) => file.parent.path));
  const found = new Map<string, ExcludedDirectory>();
  for (const { path, file } of modules) {
    if (collected.has(path) || !plans.some((plan) => isTestFile(plan, path))) continue;
    const directory = outermost(file.parent, parents);
    if (!directory || !definesTests(tree, path)) continue;
    found.set(directory.path, { directory, tests: (found.get(directory.path)?.tests ?? 0) + 1 });
  }
  return [...found.values()];
}

function setsExclusions(inifile: string | null, tree: FileTree): boolean {
  const read = inifile === null ? undefined : readIniFile(tree, inifile, "9");
  return read?.kind === "values" && read.values.has("norecursedirs");
}

/** The directory of such a name whose parent holds collected tests itself. */
function outermost(start: DirectoryEntry, parents: ReadonlySet<string>): DirectoryEntry | undefined {
  for (let at = start; at.parent; at = at.parent) {
    if (NAMES.has(at.name) && parents.has(at.parent.path)) return at;
  }
  return undefined;
}
