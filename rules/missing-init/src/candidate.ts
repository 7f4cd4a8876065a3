import type { DirectoryEntry } from "@pylayout/core";
import { isImportableName, type PackageNode } from "@pylayout/python";

/** Directories that no layout means as packages, whatever they hold. */
const NEVER = /^(__pycache__|node_modules|.*\.egg-info|.*-stubs|venv|\.venv)$/;

/**
 * Whether a directory could be meant as a regular package: it has no `__init__.py`, something importable below it, a
 * dotted name, and is no import root. Nothing overrides this step.
 */
export function isCandidate(node: PackageNode): boolean {
  const { directory, project } = node;
  if (node.path === project.path || node.path === "" || node.packageKind === "regular") return false;
  if (node.packageKind === "legacy-namespace" || directory.children.has("__init__.py")) return false;
  if (project.importRoots.some((root) => root.path === node.path)) return false;
  if (project.namespacePackages.has(node.moduleName ?? "")) return false;
  return hasPackageName(node) && !isVirtualEnvironment(directory) && holdsPython(directory);
}

/** Every component from the nearest regular package (or the project) down is an identifier and no keyword. */
function hasPackageName({ directory, project }: PackageNode): boolean {
  for (let at: DirectoryEntry | undefined = directory; at && at.path !== project.path; at = at.parent) {
    if (at.children.has("__init__.py")) return true;
    if (NEVER.test(at.name) || !isImportableName(at.name)) return false;
  }
  return true;
}

function isVirtualEnvironment(directory: DirectoryEntry): boolean {
  return directory.children.has("pyvenv.cfg");
}

/** A `.py` file here or in a directory below that could be a package; stubs alone do not count. */
function holdsPython(directory: DirectoryEntry): boolean {
  for (const entry of directory.children.values()) {
    if (entry.kind === "file" && entry.name.endsWith(".py")) return true;
    if (entry.kind === "directory" && isImportableName(entry.name) && holdsPython(entry)) return true;
  }
  return false;
}

/** The nearest directory above that has an `__init__.py`, inside the project (evidence E1). */
export function enclosingPackage({ directory, project }: PackageNode): DirectoryEntry | undefined {
  for (let at = directory.parent; at && at.path !== project.path; at = at.parent) {
    if (at.children.has("__init__.py")) return at;
  }
  return undefined;
}

/** A regular package somewhere below (with E1, evidence E2: a sandwich). */
export function holdsPackage(directory: DirectoryEntry): boolean {
  for (const entry of directory.children.values()) {
    if (entry.kind === "directory" && (entry.children.has("__init__.py") || holdsPackage(entry))) return true;
  }
  return false;
}
