import {
  isPreloaded,
  standardLibrary,
  unshadowableOn,
  type Project,
  type PythonModel,
  type VersionSet,
} from "@pylayout/python";

export interface LibraryShadow {
  readonly path: string;
  readonly module: string;
  /** Supported Pythons whose library has the module. */
  readonly versions: VersionSet;
  /** Why the directory stands before the standard library on sys.path. */
  readonly reason: string;
}

/** Modules on the front of sys.path that bear the name of a library module which pytest itself does not import. */
export function libraryShadows(project: Project, { tree }: PythonModel): readonly LibraryShadow[] {
  return project.importRoots
    .filter(({ beforeLibrary }) => beforeLibrary)
    .flatMap(({ path: root, reason }) => {
      const directory = tree.follow(root);
      if (directory?.kind !== "directory") return [];
      return [...directory.children.keys()].sort().flatMap((entry): LibraryShadow[] => {
        const module = entry.replace(/\.py$/, "");
        const versions = replaceable(module) & project.pythons.versions;
        const child = versions === 0 ? undefined : tree.child(directory, entry);
        const file =
          child?.kind === "directory" ? tree.child(child, "__init__.py") : entry === module ? undefined : child;
        return file?.kind === "file" ? [{ path: file.path, module, versions, reason }] : [];
      });
    });
}

/** Versions on which importing the name gives a module of the library, if no file stands before it. */
function replaceable(module: string): VersionSet {
  if (module.startsWith("__") || module === "test" || isPreloaded(module) !== "never") return 0;
  return standardLibrary.modules(module) & ~unshadowableOn(module);
}
