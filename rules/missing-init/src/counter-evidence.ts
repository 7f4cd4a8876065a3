import type { DirectoryEntry, FileEntry, FileTree } from "@pylayout/core";
import { ALL_VERSIONS, type PackageNode, type PythonModel } from "@pylayout/python";

/** Names of directories that hold data, samples or templates rather than code. */
const DATA_ZONES = new Set(["data", "fixtures", "testdata", "resources", "templates", "static", "snapshots"]);

/** Whether something shows that a directory is not meant as a package. `strong`: not even an import overrides it. */
export type CounterEvidence = "none" | "weak" | "strong";

export function counterEvidence(
  node: PackageNode,
  { tree, model }: { tree: FileTree; model: PythonModel },
): CounterEvidence {
  const sources = sourcesIn(node.directory);
  if (isSphinx(node.directory) || isAlembic(node.directory)) return "strong";
  if (sources.length > 0 && importFlat(node.directory, sources, model)) return "strong";
  if (sources.length > 0 && sources.every((file) => isBrokenSample(file, model))) return "strong";
  if (isDataZone(node)) return "weak";
  return sources.length > 0 && sources.every((file) => isScript(tree.readLatin1(file) ?? "")) ? "weak" : "none";
}

function sourcesIn(directory: DirectoryEntry): FileEntry[] {
  return [...directory.children.values()].filter(
    (entry): entry is FileEntry => entry.kind === "file" && entry.name.endsWith(".py"),
  );
}

function isDataZone({ path, project }: PackageNode): boolean {
  const names = path.slice(project.path === "" ? 0 : project.path.length + 1).split("/");
  const tests = names.some((name) => name === "tests" || name === "test");
  return names.some((name) => DATA_ZONES.has(name) || (tests && name.includes("cookiecutter")));
}

/** Run, not imported: a shebang, PEP 723 metadata, or nothing at module level but `if __name__ == "__main__"`. */
function isScript(text: string): boolean {
  if (text.startsWith("#!") || /^# \/\/\/ script\s*$/m.test(text)) return true;
  return /^if __name__ == ["']__main__["']/m.test(text);
}

function isSphinx(directory: DirectoryEntry): boolean {
  return directory.name === "_ext" || (directory.children.has("conf.py") && hasDocuments(directory));
}

function hasDocuments(directory: DirectoryEntry): boolean {
  return [...directory.children.keys()].some((name) => name.endsWith(".rst") || name.endsWith(".md"));
}

/** An Alembic environment, or its versions directory. */
function isAlembic(directory: DirectoryEntry): boolean {
  const template = "script.py.mako";
  return (
    directory.children.has(template) || (directory.name === "versions" && !!directory.parent?.children.has(template))
  );
}

/** Siblings import each other by their bare names: the directory is an import root in somebody's mind. */
function importFlat(directory: DirectoryEntry, sources: readonly FileEntry[], model: PythonModel): boolean {
  return sources.some((file) =>
    (model.source(file.path)?.events ?? []).some((event) => {
      if (event.kind === "path-edit")
        return event.entries?.some(({ base, path }) => base === "file" && path === ".") ?? false;
      if (event.kind !== "import" || event.level > 0 || event.module === null) return false;
      const [first = ""] = event.module.split(".");
      const own = directory.children.get(`${first}.py`) ?? directory.children.get(first);
      return own !== undefined && own !== file && !resolvesAbove(directory, first);
    }),
  );
}

/** The same bare name also exists higher up, where it may be meant instead. */
function resolvesAbove(directory: DirectoryEntry, name: string): boolean {
  for (let at = directory.parent; at; at = at.parent) {
    if (at.children.has(name) || at.children.has(`${name}.py`)) return true;
  }
  return false;
}

function isBrokenSample(file: FileEntry, model: PythonModel): boolean {
  return (model.source(file.path)?.syntax() ?? []).some((issue) => issue.failsOn === ALL_VERSIONS);
}
