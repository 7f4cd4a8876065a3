import type { DirectoryEntry, FileEntry, FileTree } from "@pylayout/core";
import { textFile } from "../config-file/index.ts";
import type {
  ImportRoot,
  ModuleNode,
  PackageKind,
  PackageNode,
  Project,
  TestModuleNode,
} from "../model/python-model.ts";
import { isImportableName } from "./importable-name.ts";
import type { ModuleLocation, ModuleNames } from "./module-names.ts";
import type { PythonDirectory } from "./python-index.ts";

/** What the nodes of one project are made from. */
export interface LayoutSigns {
  readonly tree: FileTree;
  readonly project: Project;
  readonly names: () => ModuleNames;
  readonly isTest: (path: string) => boolean;
}

/** `__init__` as a source, as bytecode, or as an extension module. */
const INIT = /^__init__(?:\.py|\.pyc|(?:\.[\w-]+)*\.(?:so|pyd))$/;
const LEGACY = /\b(?:extend_path|declare_namespace)\s*\(/;

/** Few fields: a large project has many of these nodes. */
export class DirectoryNode implements PackageNode {
  readonly kind = "directory";
  readonly #signs: LayoutSigns;
  readonly #python: PythonDirectory;
  #kind: PackageKind | undefined;

  constructor(signs: LayoutSigns, python: PythonDirectory) {
    this.#signs = signs;
    this.#python = python;
  }

  get path(): string {
    return this.directory.path;
  }

  get directory(): DirectoryEntry {
    return this.#python.entry;
  }

  get project(): Project {
    return this.#signs.project;
  }

  get packageKind(): PackageKind {
    return (this.#kind ??= this.#packageKind());
  }

  #packageKind(): PackageKind {
    const { tree } = this.#signs;
    const init = tree.child(this.directory, "__init__.py");
    if (init?.kind === "file") return LEGACY.test(textFile(tree, init.path) ?? "") ? "legacy-namespace" : "regular";
    if (hasInit(this.directory)) return "regular";
    return offersModule(this.#python) && this.moduleName !== null ? "namespace" : "not-a-package";
  }

  get moduleName(): string | null {
    const name = this.#signs.names().directory(this.path)?.name;
    return name === undefined || name === "" ? null : name;
  }

  get importRoot(): ImportRoot | null {
    return this.moduleName === null ? null : (this.#signs.names().directory(this.path)?.root ?? null);
  }
}

/** Whether a directory is a package whatever is imported from where: told without a look into its files. */
export function hasInit({ children }: DirectoryEntry): boolean {
  if (children.has("__init__.py")) return true;
  for (const name of children.keys()) if (INIT.test(name)) return true;
  return false;
}

/** Whether a directory offers anything that an import statement can name. */
function offersModule({ entry, files, children }: PythonDirectory): boolean {
  if (files.some(({ name }) => isImportableName(name.slice(0, -3)))) return true;
  for (const name of entry.children.keys()) if (/\.(?:so|pyd)$/.test(name)) return true;
  return children.some((child) => isImportableName(child.entry.name) && offersModule(child));
}

export class SourceModuleNode implements ModuleNode {
  readonly kind = "file";
  readonly file: FileEntry;
  readonly #signs: LayoutSigns;

  constructor(signs: LayoutSigns, file: FileEntry) {
    this.file = file;
    this.#signs = signs;
  }

  get path(): string {
    return this.file.path;
  }

  get project(): Project {
    return this.#signs.project;
  }

  get moduleName(): string | null {
    if (this.#name === undefined) this.#name = this.#location()?.name ?? "";
    return this.#name === "" ? null : this.#name;
  }

  get importRoot(): ImportRoot | null {
    return this.#location()?.root ?? null;
  }

  #name: string | undefined;

  #location(): ModuleLocation | null {
    return this.#signs.names().file(this.path);
  }

  get isTest(): boolean {
    return this.#signs.isTest(this.path);
  }
}

/** A module that pytest collects, or a conftest that it loads. */
export class TestModule implements TestModuleNode {
  readonly kind = "file";
  readonly isTest = true;
  readonly isConftest: boolean;
  readonly #module: ModuleNode;

  constructor(module: ModuleNode, isConftest: boolean) {
    this.#module = module;
    this.isConftest = isConftest;
  }

  get path(): string {
    return this.#module.path;
  }

  get file(): FileEntry {
    return this.#module.file;
  }

  get project(): Project {
    return this.#module.project;
  }

  get moduleName(): string | null {
    return this.#module.moduleName;
  }

  get importRoot(): ImportRoot | null {
    return this.#module.importRoot;
  }
}
