import { isIdentifier } from "../../source/text/identifier.ts";
import { fnmatch } from "../files/fnmatch.ts";
import { joinPath } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";

const ALWAYS_EXCLUDED = ["ez_setup", "*__pycache__"];

export interface FindOptions {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** Whether a directory is considered at all, by its path and dotted name. */
  readonly looksLikePackage: (path: string, name: string) => boolean;
}

/** setuptools.discovery.PackageFinder: dotted names of the packages below a directory. */
export function findPackages(files: ProjectFiles, where: string, options: FindOptions): string[] {
  const include = (options.include ?? ["*"]).map(fnmatch);
  const excluded = [...ALWAYS_EXCLUDED, ...(options.exclude ?? [])];
  const exclude = excluded.map(fnmatch);
  const literal = new Set(excluded);
  const found: string[] = [];
  const names = new Map([[where, ""]]);
  for (const directory of files.walk(where)) {
    const parent = names.get(directory.path) ?? "";
    const kept = directory.directories.filter((child) => {
      const path = joinPath(directory.path, child);
      const name = parent === "" ? child : `${parent}.${child}`;
      if (child.includes(".") || !options.looksLikePackage(path, name)) return false;
      names.set(path, name);
      if (include.some((p) => p.test(name)) && !exclude.some((p) => p.test(name))) found.push(name);
      return !literal.has(`${name}*`) && !literal.has(`${name}.*`);
    });
    directory.directories.splice(0, Infinity, ...kept);
  }
  return found;
}

/** `find_packages()`: a directory without `__init__.py` hides everything below it. */
export function regularOnly(files: ProjectFiles): FindOptions["looksLikePackage"] {
  return (path) => files.isFile(`${path}/__init__.py`);
}

/** `find_namespace_packages()`. */
export const everyDirectory: FindOptions["looksLikePackage"] = () => true;

/** setuptools.discovery.ModuleFinder: names of the modules right in a directory. */
export function findModules(files: ProjectFiles, where: string, exclude: readonly string[] = []): string[] {
  const excluded = exclude.map(fnmatch);
  return files
    .list(where)
    .files.filter((name) => name.endsWith(".py") && !name.startsWith("."))
    .map((name) => name.slice(0, -".py".length))
    .filter((name) => isIdentifier(name) && !excluded.some((pattern) => pattern.test(name)));
}
