import type { DirectoryEntry, FileTree } from "@pylayout/core";
import type { PytestVersion } from "../simulate/collection-run.ts";
import { fnmatch } from "./fnmatch.ts";
import type { SessionPlan } from "./session-plan.ts";
import { baseName } from "./tree-path.ts";

/** What the nearest conftest.py that defines them says. */
export interface ConftestIgnores {
  /** Paths of the tree. */
  readonly paths: readonly string[];
  /** Absolute patterns. */
  readonly globs: readonly string[];
}

export const NO_IGNORES: ConftestIgnores = { paths: [], globs: [] };

const ACTIVATE = ["activate", "activate.csh", "activate.fish", "Activate", "Activate.bat", "Activate.ps1"];

/** `pytest_ignore_collect`; `directory` is set where the path is one. */
export function isIgnored(
  tree: FileTree,
  pytest: PytestVersion,
  plan: SessionPlan,
  ignores: ConftestIgnores,
  path: string,
  directory: DirectoryEntry | null,
): boolean {
  if (baseName(path) === "__pycache__") return true;
  if (plan.ignore.includes(path) || ignores.paths.includes(path)) return true;
  if (plan.ignoreGlobs.length > 0 || ignores.globs.length > 0) {
    const absolute = `${plan.location}/${path}`;
    if ([...plan.ignoreGlobs, ...ignores.globs].some((glob) => fnmatch(absolute, glob))) return true;
  }
  if (directory === null) return false;
  if (!plan.collectInVirtualenv && isVirtualenv(tree, pytest, directory)) return true;
  return plan.norecursedirs.some((pattern) => matchesPath(plan, path, pattern));
}

/** `fnmatch_ex`: a pattern without a slash is matched with the name, any other with the end of the path. */
export function matchesPath(plan: SessionPlan, path: string, pattern: string): boolean {
  if (!pattern.includes("/")) return fnmatch(baseName(path), pattern);
  return fnmatch(`${plan.location}/${path}`, pattern.startsWith("/") ? pattern : `*/${pattern}`);
}

export function isTestFile(plan: SessionPlan, path: string): boolean {
  return plan.pythonFiles.some((pattern) => matchesPath(plan, path, pattern));
}

/** doctest.py's `pytest_collect_file`. */
export function isDoctestModule(tree: FileTree, plan: SessionPlan, path: string): boolean {
  if (!plan.doctestModules || baseName(path) === "__main__.py") return false;
  if (baseName(path) !== "setup.py") return true;
  const file = tree.follow(path);
  const text = file?.kind === "file" ? tree.readLatin1(file) : undefined;
  return text === undefined || !(text.includes("setuptools") || text.includes("distutils"));
}

function isVirtualenv(tree: FileTree, pytest: PytestVersion, directory: DirectoryEntry): boolean {
  if (pytest === "7") {
    const bin = tree.child(directory, "bin");
    return bin?.kind === "directory" && ACTIVATE.some((name) => bin.children.has(name));
  }
  if (tree.child(directory, "pyvenv.cfg")?.kind === "file") return true;
  const conda = tree.child(directory, "conda-meta");
  return conda?.kind === "directory" && tree.child(conda, "history")?.kind === "file";
}
