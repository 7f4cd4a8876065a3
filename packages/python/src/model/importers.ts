import { during, type DirectoryEntry, type FileTree } from "@pylayout/core";
import type { ImportEvent, SourceFacts } from "../source/source-facts.ts";
import { standardLibrary } from "../stdlib/standard-library.ts";
import type { Evidence, ImportRoot, ModuleNode } from "./python-model.ts";

/** How many importers of one path are kept. */
const MOST = 3;

export interface ImporterSources {
  readonly tree: FileTree;
  readonly modules: readonly ModuleNode[];
  readonly importRoots: readonly ImportRoot[];
  readonly source: (path: string) => SourceFacts | undefined;
}

/**
 * Which statements import a path, by their text alone: absolute names through the import roots in order, relative ones
 * from the file's directory. Every directory on the way counts as imported.
 */
export function importerIndex(sources: ImporterSources): (path: string) => readonly Evidence[] {
  let index: Map<string, Importers> | undefined;
  return (path) => {
    index ??= during("resolve", () => buildIndex(sources));
    const { outside = [], inside = [] } = index.get(path) ?? {};
    return [...outside, ...inside].slice(0, MOST);
  };
}

interface Importers {
  readonly outside: Evidence[];
  readonly inside: Evidence[];
}

function buildIndex({ tree, modules, importRoots, source }: ImporterSources): Map<string, Importers> {
  const index = new Map<string, Importers>();
  const roots = importRoots.flatMap((root) => {
    const entry = tree.follow(root.path);
    return entry?.kind === "directory" ? [entry] : [];
  });
  for (const module of modules) {
    for (const event of source(module.path)?.events ?? []) {
      if (event.kind !== "import") continue;
      const start = event.level === 0 ? roots : relativeStart(module.file.parent, event.level);
      for (const path of reachedPaths(tree, start, event)) add(index, path, module.path, event);
    }
  }
  return index;
}

/** What lies inside a directory comes after three importers from outside, which say more. */
function add(index: Map<string, Importers>, path: string, importer: string, event: ImportEvent): void {
  if (path === importer) return;
  const known = index.get(path) ?? { outside: [], inside: [] };
  index.set(path, known);
  const list = importer.startsWith(`${path}/`) ? known.inside : known.outside;
  if (list.length < MOST) list.push({ path: importer, line: event.line, text: statementText(event) });
}

/** The directory that `level` dots lead to. */
function relativeStart(directory: DirectoryEntry, level: number): DirectoryEntry[] {
  let at: DirectoryEntry | undefined = directory;
  for (let up = 1; up < level && at; up++) at = at.parent;
  return at ? [at] : [];
}

/** Every file and directory that a statement names. */
function reachedPaths(tree: FileTree, roots: readonly DirectoryEntry[], event: ImportEvent): string[] {
  const names = event.module === null ? [] : event.module.split(".");
  const found = roots.flatMap((root) => walk(tree, root, names) ?? []);
  const reached = found.find(({ isRegular }) => isRegular) ?? (isLibrary(event) ? undefined : furthest(found));
  if (!reached) return [];
  const { at, paths } = reached;
  if (at) for (const { name } of event.names ?? []) paths.push(...childPaths(tree, at, name));
  return paths;
}

/** A module of the standard library wins over every namespace portion of its name (PEP 420). */
function isLibrary({ level, module }: ImportEvent): boolean {
  return level === 0 && module !== null && standardLibrary.modules(module.split(".")[0] ?? "") !== 0;
}

interface Walk {
  /** The directory of the last name; undefined where it is no directory. */
  readonly at: DirectoryEntry | undefined;
  readonly paths: string[];
  /** The first name is a module or a regular package: whatever bears it elsewhere does not count. */
  readonly isRegular: boolean;
}

/** Of several portions of one namespace, the one that holds the most of the names. */
function furthest(found: readonly Walk[]): Walk | undefined {
  return found.reduce<Walk | undefined>(
    (best, walk) => (!best || walk.paths.length > best.paths.length ? walk : best),
    undefined,
  );
}

/** undefined: nothing bears the first name. */
function walk(tree: FileTree, root: DirectoryEntry, names: readonly string[]): Walk | undefined {
  const paths: string[] = [];
  let at: DirectoryEntry | undefined = root;
  let isRegular = names.length === 0;
  for (const [depth, name] of names.entries()) {
    const found: string[] = at ? childPaths(tree, at, name) : [];
    if (found.length === 0 && depth === 0) return undefined;
    paths.push(...found);
    const next: ReturnType<FileTree["child"]> = at && tree.child(at, name);
    at = next?.kind === "directory" ? next : undefined;
    if (depth === 0) isRegular = found.some((path) => path.endsWith(".py")) || at?.children.has("__init__.py") === true;
  }
  return { at, paths, isRegular };
}

function childPaths(tree: FileTree, directory: DirectoryEntry, name: string): string[] {
  const paths: string[] = [];
  const below = tree.child(directory, name);
  if (below?.kind === "directory") paths.push(below.path);
  const file = tree.child(directory, `${name}.py`);
  if (file?.kind === "file") paths.push(file.path);
  return paths;
}

function statementText({ level, module, names }: ImportEvent): string {
  const from = ".".repeat(level) + (module ?? "");
  return names === null ? `import ${from}` : `from ${from} import ${names.map(({ name }) => name).join(", ")}`;
}
