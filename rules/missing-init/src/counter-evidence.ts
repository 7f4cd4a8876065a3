import type { DirectoryEntry, FileEntry, FileTree } from "@pylayout/core";
import { ALL_VERSIONS, type PackageNode, type PythonModel } from "@pylayout/python";

/** Names of directories that hold data, samples or templates rather than code. */
const DATA_ZONES = new Set(["data", "fixtures", "testdata", "resources", "templates", "static", "snapshots"]);

/** Whether something shows that a directory is not meant as a package. `strong`: not even an import overrides it. */
export type CounterEvidence = "none" | "weak" | "strong";

export interface CounterSigns {
  readonly tree: FileTree;
  readonly model: PythonModel;
  /** Directories below some package that ship as data. */
  readonly packageData: readonly string[];
}

export function counterEvidence(node: PackageNode, { tree, model, packageData }: CounterSigns): CounterEvidence {
  const { directory } = node;
  const sources = sourcesIn(directory);
  if (isSphinx(directory) || isAlembic(node, tree)) return "strong";
  if (sources.length > 0 && importFlat(directory, sources, model)) return "strong";
  if (sources.length > 0 && sources.every((file) => isBrokenSample(file, model))) return "strong";
  if (isDataZone(node) || packageData.some((end) => `/${node.path}/`.includes(`/${end}/`))) return "weak";
  return sources.length > 0 && sources.every((file) => isScript(file, tree)) ? "weak" : "none";
}

function sourcesIn(directory: DirectoryEntry): FileEntry[] {
  return [...directory.children.values()].filter(
    (entry): entry is FileEntry => entry.kind === "file" && entry.name.endsWith(".py"),
  );
}

function isDataZone({ path, project }: PackageNode): boolean {
  const names = path.slice(project.path === "" ? 0 : project.path.length + 1).split("/");
  const isTest = names.some((name) => name === "tests" || name === "test");
  return names.some((name) => DATA_ZONES.has(name) || (isTest && name.includes("cookiecutter")));
}

/** Run, not imported: `__main__.py`, a shebang, PEP 723 metadata, or a guard on `__name__`. */
function isScript(file: FileEntry, tree: FileTree): boolean {
  const text = tree.readLatin1(file) ?? "";
  if (file.name === "__main__.py" || text.startsWith("#!") || /^# \/\/\/ script\s*$/m.test(text)) return true;
  return /^if\s+__name__\s*==\s*["']__main__["']/m.test(text);
}

/** The directory of Sphinx's configuration, or one of its extensions; also below them. */
function isSphinx(directory: DirectoryEntry): boolean {
  for (let at: DirectoryEntry | undefined = directory; at; at = at.parent) {
    if (at.children.has("__init__.py")) return false;
    if (at.name === "_ext" || (at.children.has("conf.py") && hasDocuments(at))) return true;
  }
  return false;
}

function hasDocuments(directory: DirectoryEntry): boolean {
  return [...directory.children.keys()].some((name) => name.endsWith(".rst") || name.endsWith(".md"));
}

/** An Alembic environment or its versions: by its template, or because `script_location` points to it. */
function isAlembic({ directory, path, project }: PackageNode, tree: FileTree): boolean {
  const template = "script.py.mako";
  if (directory.children.has(template)) return true;
  if (directory.name === "versions" && directory.parent?.children.has(template)) return true;
  const location = scriptLocation(tree, project.path);
  return location !== undefined && (path === location || path.startsWith(`${location}/`));
}

function scriptLocation(tree: FileTree, project: string): string | undefined {
  const base = project === "" ? "" : `${project}/`;
  const ini = tree.follow(`${base}alembic.ini`);
  const text = ini?.kind === "file" ? (tree.readText(ini) ?? "") : "";
  const value = /^script_location\s*=\s*(?:%\(here\)s\/)?([\w./-]+?)\/?\s*$/m.exec(text)?.[1];
  return value === undefined ? undefined : base + value.replace(/^\.\//, "");
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

/** No version of Python can compile it. */
function isBrokenSample(file: FileEntry, model: PythonModel): boolean {
  return (model.source(file.path)?.syntax() ?? []).some((issue) => issue.failsOn === ALL_VERSIONS);
}
