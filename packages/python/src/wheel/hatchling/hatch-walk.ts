import { joinPath, pathBelow } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { distributionPath, EXCLUDED_DIRECTORIES, isExcludedFile, type HatchSelection } from "./hatch-selection.ts";

export interface HatchFile {
  /** Path in the archive. */
  readonly target: string;
  /** Relative to the project, as walked. */
  readonly path: string;
  /** Relative to the project as hatchling names it: for forced directories below their target. */
  readonly relativePath: string;
}

/** BuilderInterface.recurse_included_files, without what build hooks add. */
export class HatchWalk {
  readonly #files: ProjectFiles;
  readonly #selection: HatchSelection;
  readonly #reserved = new Set<string>();

  constructor(files: ProjectFiles, selection: HatchSelection, forced: ReadonlyMap<string, string>) {
    this.#files = files;
    this.#selection = selection;
    for (const [source, target] of forced) {
      if (!source.startsWith("..")) this.#reserved.add(this.targetOf(source));
      else if (files.isFile(source)) this.#reserved.add(this.targetOf(target));
    }
  }

  *selected(): Generator<HatchFile> {
    const { roots } = this.#selection;
    if (roots.length === 0) yield* this.#projectFiles();
    else yield* this.explicit(new Map(roots.map((root) => [root, root])));
  }

  /** `recurse_explicit_files`. */
  *explicit(inclusion: ReadonlyMap<string, string>): Generator<HatchFile> {
    for (const [source, target] of inclusion) {
      if (this.#files.isFile(source)) {
        const found = this.targetOf(target);
        if (!this.#reserved.has(found)) yield { target: found, path: source, relativePath: source };
        continue;
      }
      for (const file of this.#directoryFiles(source, target)) {
        if (!this.#reserved.has(file.target) && this.#includes(file.relativePath, true, file.inPackage)) yield file;
      }
    }
  }

  /** `recurse_forced_files`. */
  *forced(inclusion: ReadonlyMap<string, string>): Generator<HatchFile> {
    for (const [source, target] of inclusion) {
      if (this.#files.isFile(source)) yield { target: this.targetOf(target), path: source, relativePath: source };
      else yield* [...this.#directoryFiles(source, target)].filter((file) => !this.#reserved.has(file.target));
    }
  }

  /** Whether a path that only the build makes would be selected. */
  selectsGenerated(path: string): boolean {
    const { roots } = this.#selection;
    return roots.length === 0 || roots.some((root) => pathBelow(path, root) !== undefined);
  }

  *#projectFiles(): Generator<HatchFile> {
    for (const directory of this.#files.walk("")) {
      const kept = directory.directories.filter((name) => !this.#isExcludedDirectory(directory.path, name));
      directory.directories.splice(0, Infinity, ...kept);
      const inPackage = directory.files.includes("__init__.py");
      for (const name of directory.files) {
        const path = joinPath(directory.path, name);
        const target = this.targetOf(path);
        if (isExcludedFile(name) || this.#reserved.has(target)) continue;
        if (this.#includes(path, false, inPackage)) yield { target, path, relativePath: path };
      }
    }
  }

  *#directoryFiles(source: string, target: string): Generator<HatchFile & { inPackage: boolean }> {
    for (const directory of this.#files.walk(source)) {
      const kept = directory.directories.filter((name) => !EXCLUDED_DIRECTORIES.has(name));
      directory.directories.splice(0, Infinity, ...kept);
      const below = pathBelow(directory.path, source) ?? "";
      const inPackage = directory.files.includes("__init__.py");
      for (const name of directory.files) {
        if (isExcludedFile(name)) continue;
        const relativePath = joinPath(target, below, name);
        yield { target: this.targetOf(relativePath), path: joinPath(directory.path, name), relativePath, inPackage };
      }
    }
  }

  #isExcludedDirectory(parent: string, name: string): boolean {
    if (EXCLUDED_DIRECTORIES.has(name)) return true;
    const path = joinPath(parent, name);
    if (this.#reserved.has(path)) return true;
    return this.#selection.skipExcludedDirectories && this.#isExcluded(`${path}/`);
  }

  #includes(path: string, explicit: boolean, inPackage: boolean): boolean {
    const { include, artifacts, onlyPackages } = this.#selection;
    if (artifacts.matches(path)) return true;
    if ((onlyPackages && !inPackage) || this.#isExcluded(path)) return false;
    return explicit || include.isEmpty || include.matches(path);
  }

  #isExcluded(path: string): boolean {
    return this.#selection.excludeAll || this.#selection.exclude.matches(path);
  }

  targetOf(path: string): string {
    return distributionPath(path, this.#selection.sources);
  }
}
