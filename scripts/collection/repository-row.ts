import type { CollectionRun } from "../../packages/python/src/simulate/collection-run.ts";
import type { RepositoryWorld } from "../../packages/python/test/repositories/repository-world.ts";

export const REPOSITORY_COLUMNS = [
  "repository",
  "commit",
  "modules",
  "ok",
  "skipped",
  "error",
  "unknown",
  "different",
  "foreign",
  "not collected",
  "status",
];

/**
 * Test modules of one repository: equal outcomes by kind, those we leave unknown, those that differ, those that another
 * distribution decides, and those that we list and pytest does not.
 */
export function repositoryRow({ copy, truth }: RepositoryWorld, run: CollectionRun): (string | number)[] {
  const { name, commit } = copy;
  const records = truth.modules;
  if (records === undefined) {
    const failed = truth.conftest?.find(({ outcome }) => outcome === "error");
    const why = `${failed?.path ?? "pytest"}: ${failed?.type ?? ""} ${(failed?.msg ?? "").split("\n")[0] ?? ""}`;
    return [name, commit, ...Array<string>(8).fill("-"), `not checkable (${why.replaceAll("|", "/").slice(0, 80)})`];
  }
  const counts = { ok: 0, skipped: 0, error: 0, unknown: 0, different: 0, foreign: 0 };
  const listed = new Map(records.map((record) => [record.path, record]));
  const real = new Map([...listed].flatMap(([path, record]) => membersOf(run, path).map((each) => [each, record])));
  for (const [path, { outcome, foreign }] of real) {
    const wanted = outcome === "skip" ? "skipped" : outcome;
    const ours = run.modules.find(
      (module) => module.path === path && (!module.conftest || path.endsWith("conftest.py")),
    );
    if (foreign === true) counts.foreign++;
    else if (ours?.outcome === "unknown") counts.unknown++;
    else counts[ours?.outcome === wanted ? wanted : "different"]++;
  }
  const extra = run.modules.filter(({ conftest, path }) => !conftest && !covers(listed, path)).length;
  const { ok, skipped, error, unknown, different, foreign } = counts;
  return [name, commit, real.size, ok, skipped, error, unknown, different, foreign, extra, "measured"];
}

/** The modules of a directory that is reported as a whole. */
function membersOf({ modules }: CollectionRun, path: string): string[] {
  const below = modules.filter((module) => !module.conftest && (path === "." || module.path.startsWith(`${path}/`)));
  return path.endsWith(".py") || below.length === 0 ? [path] : below.map((module) => module.path);
}

/** pytest reports a directory instead of its modules where a conftest fails. */
function covers(real: ReadonlyMap<string, unknown>, path: string): boolean {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) if (real.has(at)) return true;
  return real.has(".");
}
