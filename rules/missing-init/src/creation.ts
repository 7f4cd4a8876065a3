import type { Fix } from "@pylayout/core";
import type { PackageNode, PythonModel } from "@pylayout/python";
import { enclosingPackage, isInTests } from "./evidence.ts";

export interface Creation {
  readonly fix?: Fix;
  readonly help: string;
}

/** How to mend: the fix, or words where a new file would change what a name means. */
export function creation(node: PackageNode, model: PythonModel): Creation {
  const path = `${node.path}/__init__.py`;
  const sibling = node.directory.parent?.children.get(`${node.directory.name}.py`);
  if (sibling) {
    return { help: `rename ${node.path} or ${sibling.path}: with __init__.py the directory would hide the module` };
  }
  if (isNamespaceRoot(node, model)) {
    return { help: `rename ${node.path}: with __init__.py it would hide the other directories of that name` };
  }
  const safety = isSafe(node) ? "safe" : "unsafe";
  const flag = safety === "safe" ? "--fix" : "--unsafe-fixes";
  return {
    fix: { safety, edits: [{ op: "create", path, content: "" }] },
    help: `pylayout lint ${flag} creates ${path}`,
  };
}

/** Inside a regular package, and not where pytest names test modules after the packages around them. */
function isSafe(node: PackageNode): boolean {
  if (enclosingPackage(node) === undefined) return false;
  return !isInTests(node) || isImportlibOnly(node);
}

function isImportlibOnly({ project }: PackageNode): boolean {
  const { sessions } = project.tests;
  return sessions.length > 0 && sessions.every(({ plan }) => plan.importMode === "importlib");
}

/** Another directory is a portion of the same top-level namespace. */
function isNamespaceRoot(node: PackageNode, model: PythonModel): boolean {
  if (node.moduleName === null || enclosingPackage(node)) return false;
  return model.projects.some((project) =>
    project.packages.some((other) => other.moduleName === node.moduleName && other.path !== node.path),
  );
}
