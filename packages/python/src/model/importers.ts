import { during, entriesBelow, type DirectoryEntry, type FileTree } from "@pylayout/core";
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
  let index: ImporterIndex | undefined;
  return (path) => {
    index ??= during("resolve", () => new ImporterIndex(sources));
    return index.of(path);
  };
}

/** A statement, in the order of the modules. */
interface Mention {
  readonly order: number;
  readonly importer: ModuleNode;
  readonly event: ImportEvent;
  /** Looked up when first asked for. */
  targets: readonly string[] | undefined;
}

const NOBODY: readonly Mention[] = [];

/** Statements by every single name in them that the tree has, too: only those that mention a path's last name are looked up. */
class ImporterIndex {
  readonly #targetsOf: TargetsOf;
  readonly #names: ReadonlySet<string>;
  readonly #mentions = new Map<string, Mention[]>();
  /** Statements that mention the name of a link, which may lead to any path, by the paths that they reach. */
  readonly #throughLinks = new Map<string, Mention[]>();
  readonly #known = new Map<string, readonly Evidence[]>();

  constructor({ tree, modules, importRoots, source }: ImporterSources) {
    this.#targetsOf = importTargets(tree, importRoots);
    this.#names = new Set([...entriesBelow(tree.root)].map(({ name }) => nameToImport(name)));
    let order = 0;
    for (const importer of modules) {
      for (const event of source(importer.path)?.events ?? []) {
        if (event.kind === "import") this.#mention(order++, importer, event);
      }
    }
    const linked = new Set([...linkNames(tree.root)].flatMap((name) => this.#mentions.get(name) ?? []));
    for (const mention of linked) {
      for (const path of this.#reached(mention)) append(this.#throughLinks, path, mention);
    }
  }

  /** Importers from outside come first, at most three of each: those inside a directory say less. */
  of(path: string): readonly Evidence[] {
    let known = this.#known.get(path);
    if (known === undefined) this.#known.set(path, (known = this.#find(path)));
    return known;
  }

  #mention(order: number, importer: ModuleNode, event: ImportEvent): void {
    let mention: Mention | undefined;
    for (const name of namesIn(event)) {
      if (!this.#names.has(name)) continue;
      mention ??= { order, importer, event, targets: undefined };
      if (this.#mentions.get(name)?.at(-1) !== mention) append(this.#mentions, name, mention);
    }
  }

  #find(path: string): readonly Evidence[] {
    const outside: Evidence[] = [];
    const inside: Evidence[] = [];
    for (const mention of this.#candidates(path)) {
      const { importer, event } = mention;
      const list = importer.path.startsWith(`${path}/`) ? inside : outside;
      if (list.length === MOST || importer.path === path || !this.#reached(mention).includes(path)) continue;
      list.push({ path: importer.path, line: event.line, text: statementText(event) });
      if (outside.length === MOST) return outside;
    }
    return [...outside, ...inside].slice(0, MOST);
  }

  #candidates(path: string): readonly Mention[] {
    const name = nameToImport(path.slice(path.lastIndexOf("/") + 1));
    const direct = this.#mentions.get(name) ?? NOBODY;
    const linked = this.#throughLinks.get(path);
    if (linked === undefined) return direct;
    return [...new Set([...direct, ...linked])].sort((a, b) => a.order - b.order);
  }

  #reached(mention: Mention): readonly string[] {
    return (mention.targets ??= this.#targetsOf(mention.importer, mention.event));
  }
}

function append(lists: Map<string, Mention[]>, key: string, mention: Mention): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [mention]);
  else list.push(mention);
}

/** Every file and directory of a tree that an import statement of a module names, the outermost first. */
export function importTargets(tree: FileTree, importRoots: readonly ImportRoot[]): TargetsOf {
  const roots = importRoots.flatMap((root) => {
    const entry = tree.follow(root.path);
    return entry?.kind === "directory" ? [entry] : [];
  });
  return ({ file }, event) =>
    reachedPaths(tree, event.level === 0 ? roots : relativeStart(file.parent, event.level), event);
}

type TargetsOf = (importer: Pick<ModuleNode, "file">, event: ImportEvent) => readonly string[];

/** Every single name in a statement. */
function namesIn({ module, names }: ImportEvent): readonly string[] {
  const parts = module === null ? [] : module.split(".");
  for (const { name } of names ?? []) parts.push(name);
  return parts;
}

/** What import statements call a file or directory. */
function nameToImport(name: string): string {
  return name.endsWith(".py") ? name.slice(0, -".py".length) : name;
}

/** Names of the symbolic links below a directory, as import statements write them. */
function linkNames(directory: DirectoryEntry): Set<string> {
  const names = new Set<string>();
  for (const { kind, name } of entriesBelow(directory)) if (kind === "symlink") names.add(nameToImport(name));
  return names;
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
