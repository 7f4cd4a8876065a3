import type { FileTree } from "@pylayout/core";
import {
  findOtherCase,
  findTarget,
  isInOtherCase,
  unguardedImports,
  type ImportEvent,
  type ModuleNode,
  type Project,
  type PythonModel,
} from "@pylayout/python";

export interface Mismatch {
  readonly event: ImportEvent;
  /** As the statement spells it. */
  readonly module: string;
  /** The file that bears the name in other case. */
  readonly target: string;
}

/**
 * Imports that certainly fail for letter case alone. The first name must be the project's own, in exact case: a top-level name
 * in other case may be another distribution (Crypto and crypto).
 */
export function mismatchesIn(node: ModuleNode, model: PythonModel): readonly Mismatch[] {
  const facts = model.source(node.path);
  return (facts ? unguardedImports(facts) : []).flatMap((event) => {
    const module = event.module?.split(".") ?? [];
    if (!mayDiffer(module, event, model.tree)) return [];
    if (event.level === 0 && !isOwn(module[0] ?? "", node.project, model.tree)) return [];
    const own = mismatch(event, module, node, model.tree);
    if (own || !event.names) return own ? [own] : [];
    return event.names.flatMap(({ name }) => {
      const found = name !== "*" && mismatch(event, [...module, name], node, model.tree);
      return found && !bindsName(found, name, node.path, model) ? [found] : [];
    });
  });
}

function mayDiffer(module: readonly string[], { names }: ImportEvent, tree: FileTree): boolean {
  const isOther = (part: string): boolean => isInOtherCase(tree, part);
  return module.some(isOther) || names?.some(({ name }) => isOther(name)) === true;
}

function mismatch(
  event: ImportEvent,
  parts: readonly string[],
  { path, project }: ModuleNode,
  tree: FileTree,
): Mismatch | undefined {
  const roots = event.level === 0 ? ownRoots(parts, project, tree) : relativeRoot(path, event.level);
  if (parts.length === 0 || roots.some((root) => exists(tree, root, parts))) return undefined;
  for (const root of roots) {
    const target = findOtherCase(tree, root, parts);
    if (target !== null && project.mayExist(join(root, parts)) === null) {
      return { event, module: ".".repeat(event.level) + parts.join("."), target };
    }
  }
  return undefined;
}

function ownRoots(parts: readonly string[], project: Project, tree: FileTree): readonly string[] {
  return parts.length < 2 ? [] : rootsWith(parts[0] ?? "", project, tree);
}

function isOwn(name: string, project: Project, tree: FileTree): boolean {
  return rootsWith(name, project, tree).length > 0;
}

const knownRoots = new WeakMap<Project, Map<string, readonly string[]>>();

/** Roots in which a name is a regular package or a module: nothing else can provide what is below it. */
function rootsWith(name: string, project: Project, tree: FileTree): readonly string[] {
  const known = knownRoots.get(project) ?? new Map<string, readonly string[]>();
  knownRoots.set(project, known);
  let roots = known.get(name);
  if (roots === undefined) {
    const paths = project.importRoots.map((root) => root.path);
    known.set(name, (roots = paths.filter((root) => findTarget(tree, root, [name]) !== null)));
  }
  return roots;
}

function relativeRoot(path: string, level: number): readonly string[] {
  const names = path.split("/");
  return names.length < level ? [] : [names.slice(0, names.length - level).join("/")];
}

function exists(tree: FileTree, root: string, parts: readonly string[]): boolean {
  if (findTarget(tree, root, parts) !== null || tree.follow(join(root, parts))?.kind === "directory") return true;
  const base = join(root, parts);
  const directory = tree.follow(base.slice(0, Math.max(0, base.lastIndexOf("/"))));
  const last = parts.at(-1) ?? "";
  return directory?.kind === "directory" && [...directory.children.keys()].some((name) => name.startsWith(`${last}.`));
}

/** The package may bind the name itself: `from package import Thing` beside `thing.py`. */
function bindsName({ target, event }: Mismatch, name: string, importer: string, model: PythonModel): boolean {
  const directory = target.replace(/(?:\/__init__)?\.py$/, "").replace(/\/?[^/]*$/, "");
  const init = directory === "" ? "__init__.py" : `${directory}/__init__.py`;
  const bindings = model.source(init)?.bindings();
  if (bindings === undefined) return false;
  return bindings.opaque !== null || bindings.state(name, init === importer ? event.offset : undefined) !== "absent";
}

function join(root: string, parts: readonly string[]): string {
  return [root, ...parts].filter((part) => part !== "").join("/");
}
