import type { DirectoryEntry } from "@pylayout/core";
import { isImportableName, type PackageNode } from "@pylayout/python";

/** Directories that no layout means as packages, whatever they hold. */
const NEVER = /^(__pycache__|node_modules|.*\.egg-info|.*-stubs|venv|\.venv)$/;

/**
 * Whether a directory could be meant as a regular package: it has no `__init__.py`, something importable below it, a
 * dotted name, and is neither an import root nor a declared namespace. Nothing overrides this step.
 */
export function isCandidate(node: PackageNode): boolean {
  // What the directory itself tells comes first: import roots take a look at all of the project.
  if (!looksLikePackage(node) || node.packageKind !== "namespace") return false;
  return !node.project.namespacePackages.has(node.moduleName ?? "");
}

/** As far as the names around it and in it tell. */
function looksLikePackage(node: PackageNode): boolean {
  const { directory } = node;
  if (directory.children.has("__init__.py") || !hasPackageName(node)) return false;
  return !isVirtualEnvironment(directory) && holdsPython(directory);
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

/** A `.py` file here or in a directory below that an import statement can name; stubs alone do not count. */
function holdsPython(directory: DirectoryEntry): boolean {
  for (const entry of directory.children.values()) {
    if (entry.kind === "file" && entry.name.endsWith(".py") && isImportableName(entry.name.slice(0, -3))) return true;
    if (entry.kind === "directory" && isImportableName(entry.name) && holdsPython(entry)) return true;
  }
  return false;
}
