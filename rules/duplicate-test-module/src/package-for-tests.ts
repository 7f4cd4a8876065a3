import type { CreateEdit, DirectoryEntry } from "@pylayout/core";
import { isImportableName, standardLibrary, type PythonModel, type RootCause } from "@pylayout/python";

/** The `__init__.py` that gives a test module a dotted name of its own; undefined where it would break or rename more. */
export function packageForTests({ path, project, target }: RootCause, model: PythonModel): CreateEdit | undefined {
  const file = model.tree.get(path);
  const directory = file?.kind === "file" ? file.parent : undefined;
  if (!directory || directory.path === project.path || directory.children.has("__init__.py")) return undefined;
  if (target === null || importsFlat(directory, model)) return undefined;
  const top = topOf(directory);
  const isTaken = (name: string) =>
    standardLibrary.modules(name) !== 0 ||
    project.packages.some(
      (node) => node.path !== top.path && node.directory.name === name && node.packageKind === "regular",
    ) ||
    project.rootCauses.some(
      (other) => other.owner === "duplicate-test-module" && other.path !== path && isIn(other, name),
    );
  if (!isImportableName(top.name) || !isImportableName(directory.name) || isTaken(top.name)) return undefined;
  return { op: "create", path: `${directory.path}/__init__.py`, content: "" };
}

/** The topmost package once the directory is one. */
function topOf(directory: DirectoryEntry): DirectoryEntry {
  let top = directory;
  while (top.parent?.children.has("__init__.py") === true) top = top.parent;
  return top;
}

function isIn({ path }: RootCause, name: string): boolean {
  return path.split("/").at(-2) === name;
}

/** Its files import each other by their bare names, which only works while the directory itself is on sys.path. */
function importsFlat(directory: DirectoryEntry, model: PythonModel): boolean {
  const sources = [...directory.children.values()].filter(({ kind, name }) => kind === "file" && name.endsWith(".py"));
  return sources.some(({ path }) =>
    (model.source(path)?.events ?? []).some((event) => {
      if (event.kind !== "import" || event.level > 0) return false;
      const [first = ""] = (event.module ?? "").split(".");
      return directory.children.has(`${first}.py`) || directory.children.has(first);
    }),
  );
}
