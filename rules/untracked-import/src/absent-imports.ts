import type { FileTree } from "@pylayout/core";
import { unguardedImports, type ImportEvent, type ModuleNode, type Project, type PythonModel } from "@pylayout/python";

/** A module that a statement needs, and that is on disk but not in git. */
export interface AbsentImport {
  /** Path of the tree. */
  readonly path: string;
  /** Dotted name, as far as it leads to that file. */
  readonly module: string;
  readonly line: number;
  /** 0-based, in bytes. */
  readonly column: number;
}

/** Finds the ignored files that modules need; each absolute name is looked up once for all modules that import it. */
export class AbsentImports {
  readonly #model: PythonModel;
  readonly #targets = new Map<Project, Map<string, Target | undefined>>();

  constructor(model: PythonModel) {
    this.#model = model;
  }

  /** What a module needs when it is executed, unless the import is guarded or a build may make the file. */
  of(node: ModuleNode): readonly AbsentImport[] {
    const facts = this.#model.source(node.path);
    if (facts === undefined) return [];
    return unguardedImports(facts).flatMap((event): AbsentImport[] => {
      const target = this.#target(event, node);
      return target ? [{ ...target, line: event.line, column: event.column }] : [];
    });
  }

  #target(event: ImportEvent, node: ModuleNode): Target | undefined {
    if (event.level > 0 || event.module === null) return targetOf(event, node, this.#model.tree);
    const known = this.#targets.get(node.project) ?? new Map<string, Target | undefined>();
    this.#targets.set(node.project, known);
    if (!known.has(event.module)) known.set(event.module, targetOf(event, node, this.#model.tree));
    return known.get(event.module);
  }
}

type Target = Pick<AbsentImport, "path" | "module">;

function targetOf(event: ImportEvent, { path, project }: ModuleNode, tree: FileTree): Target | undefined {
  const parts = event.module === null ? [] : event.module.split(".");
  const starts = event.level === 0 ? project.importRoots.map((root) => root.path) : [parentOf(path, event.level)];
  for (const start of starts) {
    const found = start === null ? "absent" : locate(start, parts, project, tree);
    if (found === "present") return undefined;
    if (found !== "absent") return found;
  }
  return undefined;
}

function locate(
  start: string,
  parts: readonly string[],
  project: Project,
  tree: FileTree,
): "present" | "absent" | Target {
  for (let length = 1; length <= parts.length; length++) {
    const base = [start, ...parts.slice(0, length)].filter((part) => part !== "").join("/");
    if (tree.follow(`${base}.py`)?.kind === "file") return "present";
    if (tree.follow(base)?.kind === "directory" && length < parts.length) continue;
    if (tree.follow(base)?.kind === "directory") return "present";
    const path = [`${base}.py`, `${base}/__init__.py`].find((file) => tree.absence(file)?.reason === "ignored");
    if (path === undefined || project.mayExist(path.slice(0, -".py".length)) !== null) return "absent";
    return { path, module: parts.slice(0, length).join(".") };
  }
  return "present";
}

/** The directory that `level` dots lead to from a file; null above the tree's root. */
function parentOf(file: string, level: number): string | null {
  const names = file.split("/");
  return names.length < level ? null : names.slice(0, names.length - level).join("/");
}
