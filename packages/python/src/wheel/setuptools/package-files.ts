import { fnmatch } from "../files/fnmatch.ts";
import { joinPath, nameOf, pathBelow } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { globFiles } from "../files/python-glob.ts";
import { isIdentifier } from "../../source/text/identifier.ts";
import { packageDirectory } from "./package-directories.ts";
import type { SetuptoolsLayout } from "./setuptools-layout.ts";

/** Data options, with "" for every package. */
export interface DataPatterns {
  readonly include: ReadonlyMap<string, readonly string[]>;
  readonly exclude: ReadonlyMap<string, readonly string[]>;
}

export type AddFile = (target: string, path: string) => void;

const IMPLICIT_DATA = ["*.pyi", "py.typed"];

/** build_py's modules: each package's own `*.py` files, and the single modules. Paths relative to the project. */
export function addModules(files: ProjectFiles, layout: SetuptoolsLayout, add: AddFile): void {
  for (const name of layout.packages) {
    const directory = packageDirectory(name, layout.packageDirectories);
    for (const file of files.list(directory).files) {
      const path = joinPath(directory, file);
      if (!file.endsWith(".py") || file.startsWith(".") || path === "setup.py") continue;
      add(joinPath(...name.split("."), file), path);
    }
  }
  for (const name of layout.modules) addModule(files, layout, name, add);
}

function addModule(files: ProjectFiles, layout: SetuptoolsLayout, name: string, add: AddFile): void {
  const dot = name.lastIndexOf(".");
  const parent = dot < 0 ? "" : name.slice(0, dot);
  const directory = packageDirectory(parent, layout.packageDirectories);
  const target = parent.replaceAll(".", "/");
  const init = joinPath(directory, "__init__.py");
  if (parent !== "" && files.isFile(init)) add(joinPath(target, "__init__.py"), init);
  const path = joinPath(directory, `${name.slice(dot + 1)}.py`);
  if (files.isFile(path)) add(joinPath(target, `${name.slice(dot + 1)}.py`), path);
}

/** build_py's data files; `manifest` are those that MANIFEST.in and its like select, by package. */
export function addPackageData(
  files: ProjectFiles,
  layout: SetuptoolsLayout,
  patterns: DataPatterns,
  manifest: ReadonlyMap<string, readonly string[]>,
  add: AddFile,
): void {
  for (const name of layout.packages) {
    const directory = packageDirectory(name, layout.packageDirectories);
    const globs = [...IMPLICIT_DATA, ...patternsOf(patterns.include, name)];
    const matched = globs.flatMap((pattern) => globFiles(files, joinPath(directory, pattern)));
    const excluded = patternsOf(patterns.exclude, name).map((pattern) => fnmatch(joinPath(directory, pattern)));
    for (const path of [...(manifest.get(name) ?? []), ...matched]) {
      if (excluded.some((pattern) => pattern.test(path))) continue;
      const below = pathBelow(path, directory);
      if (below !== undefined) add(joinPath(...name.split("."), below), path);
    }
  }
}

function patternsOf(patterns: ReadonlyMap<string, readonly string[]>, name: string): readonly string[] {
  return [...(patterns.get("") ?? []), ...(name === "" ? [] : (patterns.get(name) ?? []))];
}

/** build_py.analyze_manifest: each listed file goes to the package whose directory is its nearest ancestor. */
export function manifestByPackage(
  layout: SetuptoolsLayout,
  listed: Iterable<string>,
): ReadonlyMap<string, readonly string[]> {
  const owners = new Map(
    layout.packages.map((name) => [packageDirectory(name, layout.packageDirectories), name] as const),
  );
  const selected = new Map<string, string[]>();
  for (const path of listed) {
    const owner = nearestOwner(path, owners);
    if (owner === undefined || (owner.direct && isModuleFile(nameOf(path)))) continue;
    const known = selected.get(owner.name);
    if (known) known.push(path);
    else selected.set(owner.name, [path]);
  }
  return selected;
}

function nearestOwner(
  path: string,
  owners: ReadonlyMap<string, string>,
): { readonly name: string; readonly direct: boolean } | undefined {
  const parts = path.split("/");
  for (let length = parts.length - 1; length >= 0; length--) {
    const name = owners.get(parts.slice(0, length).join("/"));
    if (name !== undefined) return { name, direct: length === parts.length - 1 };
  }
  return undefined;
}

function isModuleFile(name: string): boolean {
  return name.endsWith(".py") && isIdentifier(name.slice(0, -".py".length));
}
