import { joinPath, normalizePath } from "../files/posix-path.ts";

/** Where each package lies: `package_dir` of setuptools, "" for the directory of all others. */
export type PackageDirectories = ReadonlyMap<string, string>;

/** distutils' get_package_dir: the nearest ancestor that package_dir names decides; "" is the parent of top-level names. */
export function packageDirectory(name: string, directories: PackageDirectories): string {
  const parts = name.split(".");
  for (let length = parts.length; length > 0; length--) {
    const base = directories.get(parts.slice(0, length).join("."));
    if (base !== undefined) return normalizePath(joinPath(base, ...parts.slice(length)));
  }
  return normalizePath(joinPath(directories.get("") ?? "", ...parts));
}

/** The names that lie below no other name of the list. */
export function topLevelNames(names: readonly string[]): string[] {
  const all = new Set(names);
  return names.filter((name) => {
    const parts = name.split(".");
    return !parts.some((_, length) => length > 0 && all.has(parts.slice(0, length).join(".")));
  });
}
