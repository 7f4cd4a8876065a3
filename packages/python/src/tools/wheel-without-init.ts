import { overlayTree, type FileTree } from "@pylayout/core";
import type { Evidence, Project } from "../model/python-model.ts";
import { readEntryPoints, wheelPlan, type Distribution, type WheelOk, type WheelReason } from "../wheel/index.ts";

/** What the wheel lacks only because directories have no `__init__.py`, and who misses it. */
export interface LostFromWheel {
  /** The first place that fails once the wheel is installed: an import in shipped code, or an entry point. */
  readonly fails: Evidence;
  /** Dotted name that cannot be imported there. */
  readonly module: string;
  readonly backend: string;
  readonly reason: WheelReason;
}

/**
 * Directories that a build backend drops because they have no `__init__.py`, though shipped code or an entry point imports
 * a module in them. Each was checked against the wheel that the same tree would give with the files in place.
 */
export function wheelWithoutInit(tree: FileTree, project: Project): ReadonlyMap<string, LostFromWheel> {
  const found = new Map<string, LostFromWheel>();
  const { distribution } = project;
  const plan = distribution?.plan;
  if (!distribution || plan?.outcome !== "ok" || plan.backend === null) return found;
  for (const lost of missed(project, distribution, plan)) {
    const bare = bareDirectories(tree, project, lost.path);
    if (bare.length === 0 || !shipsWithInit(tree, project, bare, lost.path)) continue;
    const { fails, module, reason } = lost;
    for (const directory of bare) {
      if (!found.has(directory)) found.set(directory, { fails, module, backend: plan.backend, reason });
    }
  }
  return found;
}

/** Dotted names of the modules that entry points lead to. */
export function entryPointModules(tree: FileTree, project: Project): readonly string[] {
  return readEntryPoints(tree, project.path).flatMap(({ module }) => module ?? []);
}

interface Missed {
  readonly module: string;
  readonly path: string;
  readonly reason: WheelReason;
  readonly fails: Evidence;
}

function missed(project: Project, distribution: Distribution, plan: WheelOk): readonly Missed[] {
  const imported = distribution.missing.flatMap(({ module, path, why, importedBy }): Missed[] => {
    const [importer] = importedBy;
    return importer ? [{ module, path, reason: why, fails: { ...importer, text: `imports ${module}` } }] : [];
  });
  return [...imported, ...entryPointTargets(distribution.tree, project, plan)].filter(({ reason }) => !reason.intended);
}

/** Modules of entry points that lie in the tree and not in the wheel. */
function entryPointTargets(tree: FileTree, project: Project, plan: WheelOk): readonly Missed[] {
  return readEntryPoints(tree, project.path).flatMap(({ module, path, line, key, value }): Missed[] => {
    if (module === null) return [];
    const candidates = project.importRoots.map((root) =>
      `${root.path}/${module.replaceAll(".", "/")}.py`.replace(/^\//, ""),
    );
    const target = candidates.find((candidate) => tree.follow(candidate)?.kind === "file");
    const reason = target !== undefined && plan.ships(target) === "no" ? plan.whyAbsent(target) : undefined;
    const fails = { path, line, text: `${key} = "${value}"` };
    return target !== undefined && reason ? [{ module, path: target, reason, fails }] : [];
  });
}

/** The directories above a module that have no `__init__.py`, up to a regular package or an import root. */
function bareDirectories(tree: FileTree, project: Project, path: string): readonly string[] {
  const roots = new Set([project.path, ...project.importRoots.map((root) => root.path)]);
  const bare: string[] = [];
  for (let at = parentOf(path); at !== "" && !roots.has(at); at = parentOf(at)) {
    if (tree.follow(`${at}/__init__.py`)) break;
    bare.push(at);
  }
  return bare;
}

function shipsWithInit(tree: FileTree, project: Project, bare: readonly string[], path: string): boolean {
  const edits = bare.map((at) => ({ op: "create", path: `${at}/__init__.py`, content: "" }) as const);
  return wheelPlan(overlayTree(tree, edits), project.path).ships(path) === "yes";
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
