import type { FileTree } from "@pylayout/core";
import type { PackageNode } from "@pylayout/python";
import { shippedImporters } from "./evidence.ts";

const LOOKS_FOR_MODULES = /\b(?:iter_modules|walk_packages)\s*\(/;

/**
 * Whether a directory is a namespace package on purpose: what `packages` lists lies in it and it is not listed itself, or the
 * code that works with it looks for whatever modules any distribution puts there, which an `__init__.py` would hide.
 */
export function isMeantNamespace(node: PackageNode, tree: FileTree, isListed: (name: string) => boolean): boolean {
  return isLeftOut(node, isListed) || isSearched(node, tree);
}

function isLeftOut({ moduleName, directory }: PackageNode, isListed: (name: string) => boolean): boolean {
  if (moduleName === null || isListed(moduleName)) return false;
  return [...directory.children.keys()].some((name) => isListed(`${moduleName}.${name}`));
}

function isSearched(node: PackageNode, tree: FileTree): boolean {
  const { moduleName, directory } = node;
  if (moduleName === null) return false;
  const own = [...directory.children.values()].map(({ path }) => path).filter((path) => path.endsWith(".py"));
  return [...own, ...shippedImporters(node).map(({ path }) => path)].some((path) => {
    const file = tree.follow(path);
    const text = file?.kind === "file" ? (tree.readLatin1(file) ?? "") : "";
    return text.includes(moduleName) && LOOKS_FOR_MODULES.test(text);
  });
}
