import type { Bindings, ModuleNode, PythonModel } from "@pylayout/python";

export interface UnboundExport {
  readonly name: string;
  /** 1-based line of the entry in `__all__`. */
  readonly line: number;
}

/** Entries of a literal `__all__` that are certainly neither names of the module nor submodules of the package. */
export function unboundExports({ path, file, project }: ModuleNode, model: PythonModel): UnboundExport[] {
  const text = model.tree.readLatin1(file);
  if (text?.includes("__all__") !== true) return [];
  const bindings = model.source(path)?.bindings();
  if (bindings?.allState !== "literal" || bindings.opaque !== null) return [];
  const isPackage = path.endsWith("/__init__.py") || path === "__init__.py";
  const directory = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  return exportsOf(bindings).filter(({ name }) => {
    if (bindings.state(name) !== "absent") return false;
    return !isPackage || !mayBeSubmodule(name, directory, model, project);
  });
}

function exportsOf({ all, allLines }: Bindings): UnboundExport[] {
  return (all ?? []).map((name, i) => ({ name, line: allLines?.[i] ?? 1 }));
}

/** Something of that name lies in the package, or a build may put it there. */
function mayBeSubmodule(
  name: string,
  directory: string,
  { tree }: PythonModel,
  project: ModuleNode["project"],
): boolean {
  const base = directory === "" ? name : `${directory}/${name}`;
  const entry = tree.follow(directory);
  if (entry?.kind !== "directory") return true;
  for (const child of entry.children.keys()) if (child === name || child.startsWith(`${name}.`)) return true;
  return project.mayExist(base) !== null;
}
