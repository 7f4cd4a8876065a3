import type { FileTree } from "@pylayout/core";
import type { PytestVersion } from "../simulate/collection-run.ts";
import type { CommandLine } from "./command-line.ts";
import { configFileNames, type IniValues, readIniFile } from "./ini-file.ts";
import { commonAncestor, joinPath, parentPath, withParents } from "./tree-path.ts";

export interface RootAndConfig {
  readonly rootdir: string;
  /** The file that counts; null for none. */
  readonly inifile: string | null;
  readonly values: IniValues;
  readonly error: {
    readonly exit: 1 | 4;
    readonly message: string;
    readonly path: string;
    readonly line: number;
  } | null;
}

interface Located {
  readonly base: string;
  readonly inifile: string;
  readonly values: IniValues;
  readonly error: RootAndConfig["error"];
}

const NO_VALUES: IniValues = new Map();

/** `determine_setup` of `_pytest/config/findpaths.py`; directories above the tree are unknown and taken as empty. */
export function findRoot(tree: FileTree, pytest: PytestVersion, cwd: string, line: CommandLine): RootAndConfig {
  const found =
    line.configFile === null ? search(tree, pytest, cwd, line.paths) : named(tree, pytest, cwd, line.configFile);
  const rootdir = line.rootdir === null ? undefined : joinPath(cwd, line.rootdir);
  return rootdir === undefined ? found : { ...found, rootdir };
}

function named(tree: FileTree, pytest: PytestVersion, cwd: string, configFile: string): RootAndConfig {
  const path = joinPath(cwd, configFile) ?? configFile;
  const result = readIniFile(tree, path, pytest);
  const base = { rootdir: parentPath(path), inifile: path, values: NO_VALUES, error: null };
  if (result.kind === "error") return { ...base, error: { ...result, path } };
  return result.kind === "values" ? { ...base, values: result.values } : base;
}

function search(tree: FileTree, pytest: PytestVersion, cwd: string, paths: readonly string[]): RootAndConfig {
  const directories = existingDirectories(tree, cwd, paths);
  const ancestor =
    directories.reduce<string | undefined>(
      (common, path) => (common === undefined ? path : commonAncestor(common, path)),
      undefined,
    ) ?? cwd;
  const located = locate(tree, pytest, [ancestor]);
  if (located) return fromLocated(located);
  const setup = withParents(ancestor).find((base) => isFile(tree, join(base, "setup.py")));
  if (setup !== undefined) return bare(setup);
  const byArgument = locate(tree, pytest, directories);
  return byArgument ? fromLocated(byArgument) : bare(commonAncestor(cwd, ancestor));
}

function fromLocated({ base, inifile, values, error }: Located): RootAndConfig {
  return { rootdir: base, inifile, values, error };
}

function bare(rootdir: string): RootAndConfig {
  return { rootdir, inifile: null, values: NO_VALUES, error: null };
}

function locate(tree: FileTree, pytest: PytestVersion, starts: readonly string[]): Located | undefined {
  let pyproject: string | undefined;
  for (const start of starts) {
    for (const base of withParents(start)) {
      for (const name of configFileNames(pytest)) {
        const path = join(base, name);
        if (!isFile(tree, path)) continue;
        if (name === "pyproject.toml") pyproject ??= path;
        const result = readIniFile(tree, path, pytest);
        if (result.kind === "error") return { base, inifile: path, values: NO_VALUES, error: { ...result, path } };
        if (result.kind === "values") return { base, inifile: path, values: result.values, error: null };
      }
    }
  }
  if (pyproject === undefined || pytest === "7") return undefined;
  return { base: parentPath(pyproject), inifile: pyproject, values: NO_VALUES, error: null };
}

function existingDirectories(tree: FileTree, cwd: string, paths: readonly string[]): string[] {
  const directories: string[] = [];
  for (const argument of paths) {
    const path = joinPath(cwd, argument.split("::")[0] ?? "");
    const entry = path === undefined ? undefined : tree.follow(path);
    if (path !== undefined && entry) directories.push(entry.kind === "directory" ? path : parentPath(path));
  }
  return directories;
}

function isFile(tree: FileTree, path: string): boolean {
  return tree.get(parentPath(path))?.kind === "directory" && tree.follow(path)?.kind === "file";
}

function join(base: string, name: string): string {
  return base === "" ? name : `${base}/${name}`;
}
