import type { FileTree } from "@pylayout/core";
import type { Evidence, PackageNode, PythonModel } from "@pylayout/python";
import { outsideImporters } from "./evidence.ts";

/** A package that has `__init__.pyi` and no `__init__.py`: type checkers see names that Python does not. */
export interface StubbedNames {
  readonly stub: string;
  /** A statement that imports a name which no module of the directory provides: it fails when it runs. */
  readonly fails: { readonly importer: Evidence; readonly name: string } | undefined;
}

/** undefined: the directory has no such stub. */
export function stubbedNames(node: PackageNode, tree: FileTree, model: PythonModel): StubbedNames | undefined {
  const stub = node.directory.children.get("__init__.pyi");
  if (stub?.kind !== "file") return undefined;
  for (const importer of outsideImporters(node)) {
    const name = absentName(node, importer, tree, model);
    if (name !== undefined) return { stub: stub.path, fails: { importer, name } };
  }
  return { stub: stub.path, fails: undefined };
}

/** A name that the statement takes from the directory itself, at module level and outside of any `try`. */
function absentName(node: PackageNode, importer: Evidence, tree: FileTree, model: PythonModel): string | undefined {
  const facts = model.source(importer.path);
  for (const event of facts?.events ?? []) {
    if (event.kind !== "import" || event.line !== importer.line || event.level > 0) continue;
    if (event.module !== node.moduleName || facts?.blocks[event.block]?.kind !== "module") continue;
    const absent = event.names?.find(({ name }) => name !== "*" && !offers(node, tree, name));
    if (absent) return absent.name;
  }
  return undefined;
}

function offers({ directory }: PackageNode, tree: FileTree, name: string): boolean {
  if (tree.child(directory, name)?.kind === "directory" || tree.child(directory, `${name}.py`)) return true;
  return [...directory.children.keys()].some((entry) => entry.startsWith(`${name}.`));
}
