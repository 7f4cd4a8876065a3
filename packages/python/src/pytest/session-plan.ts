import type { FileTree } from "@pylayout/core";
import type { ImportMode, PytestVersion } from "../simulate/collection-run.ts";
import { type CommandLine, emptyCommandLine, readArguments } from "./command-line.ts";
import { findRoot, type RootAndConfig } from "./find-root.ts";
import { globPaths } from "./glob-paths.ts";
import type { IniValues } from "./ini-file.ts";
import type { PytestInvocation } from "./pytest-invocation.ts";
import { splitWords } from "./split-words.ts";
import { isWithin, joinPath, parentPath } from "./tree-path.ts";

export interface CollectionArgument {
  readonly path: string;
  readonly isDirectory: boolean;
}

export interface SessionAbort {
  readonly exit: number;
  readonly message: string;
  readonly cause: { readonly path: string; readonly line: number } | null;
}

/** Everything that pytest decides before the first import. */
export interface SessionPlan {
  readonly rootdir: string;
  readonly inifile: string | null;
  readonly importMode: ImportMode;
  readonly arguments: readonly CollectionArgument[];
  /** With --pyargs: arguments that are no path and may be modules. */
  readonly moduleArguments: readonly string[];
  readonly confcutdir: string;
  readonly pythonFiles: readonly string[];
  readonly norecursedirs: readonly string[];
  /** Paths of the tree. */
  readonly ignore: readonly string[];
  /** Absolute patterns, the tree's root standing at `location`. */
  readonly ignoreGlobs: readonly string[];
  /** Directories that the ini's `pythonpath` puts on sys.path, in order. */
  readonly pythonPath: readonly string[];
  readonly plugins: readonly string[];
  readonly considerNamespacePackages: boolean;
  readonly doctestModules: boolean;
  readonly doctestIgnoreImportErrors: boolean;
  readonly keepDuplicates: boolean;
  readonly noConftest: boolean;
  readonly collectInVirtualenv: boolean;
  readonly pyargs: boolean;
  /** pytest-django is told of settings: it loads the applications before the first conftest. */
  readonly loadsDjango: boolean;
  /** Options that pytest itself does not have. */
  readonly foreignOptions: readonly string[];
  /** Where pytest's configuration was read; "/" and the tree's name. */
  readonly location: string;
  /** pytest stops before it imports anything. */
  readonly abort: SessionAbort | null;
  /** pytest stops when the initial conftests are loaded: an argument is no path. */
  readonly missingArgument: SessionAbort | null;
}

export interface PlanRequest {
  readonly tree: FileTree;
  readonly pytest: PytestVersion;
  readonly invocation: PytestInvocation;
  /** Overrides what the configuration says. */
  readonly importMode: ImportMode | null;
}

const DEFAULT_NORECURSE = ["*.egg", ".*", "_darcs", "build", "CVS", "dist", "node_modules", "venv", "{arch}"];
const DEFAULT_PYTHON_FILES = ["test_*.py", "*_test.py"];
const ACTUAL_VERSION: Readonly<Record<PytestVersion, string>> = {
  "7": "7.4.4",
  "8": "8.4.2",
  "8.3": "8.3.5",
  "9": "9.1.1",
};

export function planSession(request: PlanRequest): SessionPlan {
  const { tree, pytest, invocation } = request;
  const { cwd } = invocation;
  const exists = (path: string): boolean => {
    const inTree = joinPath(cwd, path.split("::")[0] ?? "");
    return inTree !== undefined && tree.follow(inTree) !== undefined;
  };
  const given = [...(splitWords(invocation.environmentOptions) ?? []), ...invocation.args];
  const first = emptyCommandLine();
  readArguments(first, given, exists);
  const root = findRoot(tree, pytest, cwd, first);
  const values = new Map([...root.values, ...first.overrides]);
  const line = emptyCommandLine();
  const addopts = listValue(values, "addopts", []);
  readArguments(line, [...addopts, ...given], exists);
  const base = root.inifile === null ? root.rootdir : parentPath(root.inifile);
  const location = `/${tree.rootName}`;
  const absolute = (path: string, from: string): string => {
    const inTree = path.startsWith("/") ? undefined : joinPath(from, path);
    if (inTree === undefined) return path;
    return inTree === "" ? location : `${location}/${inTree}`;
  };
  const decided = decideArguments(tree, cwd, root.rootdir, line, values);
  return {
    rootdir: root.rootdir,
    inifile: root.inifile,
    importMode: request.importMode ?? line.importMode ?? "prepend",
    arguments: decided.found,
    moduleArguments: line.pyargs ? decided.missing : [],
    confcutdir: (line.confcutdir === null ? undefined : joinPath(cwd, line.confcutdir)) ?? base,
    pythonFiles: listValue(values, "python_files", DEFAULT_PYTHON_FILES),
    norecursedirs: listValue(values, "norecursedirs", DEFAULT_NORECURSE),
    ignore: line.ignore.flatMap((path) => joinPath(cwd, path) ?? []),
    ignoreGlobs: line.ignoreGlob.map((glob) => absolute(glob, cwd)),
    pythonPath: listValue(values, "pythonpath", []).flatMap((path) => joinPath(base, path) ?? []),
    plugins: line.plugins,
    considerNamespacePackages: pytest !== "7" && isTrue(values.get("consider_namespace_packages")),
    doctestModules: line.doctestModules,
    doctestIgnoreImportErrors: line.doctestIgnoreImportErrors,
    keepDuplicates: line.keepDuplicates,
    noConftest: line.noConftest,
    collectInVirtualenv: line.collectInVirtualenv,
    pyargs: line.pyargs,
    loadsDjango: line.foreign.includes("--ds") || values.has("DJANGO_SETTINGS_MODULE"),
    foreignOptions: line.foreign,
    location,
    abort: findAbort(pytest, root, values, line),
    missingArgument: line.pyargs ? null : missingArgument(decided.missing),
  };
}

function decideArguments(
  tree: FileTree,
  cwd: string,
  rootdir: string,
  line: CommandLine,
  values: IniValues,
): { found: CollectionArgument[]; missing: string[] } {
  const found: CollectionArgument[] = [];
  const missing: string[] = [];
  const add = (path: string | undefined, written: string): void => {
    const entry = path === undefined ? undefined : tree.follow(path);
    if (path === undefined || !entry) missing.push(written);
    else found.push({ path, isDirectory: entry.kind === "directory" });
  };
  for (const argument of line.paths) {
    const written = argument.split("::")[0] ?? "";
    add(joinPath(cwd, written), written);
  }
  if (line.paths.length === 0 && cwd === rootdir) {
    for (const pattern of listValue(values, "testpaths", [])) {
      for (const path of globPaths(tree, cwd, pattern)) add(path, path);
    }
  }
  if (found.length === 0 && missing.length === 0) add(cwd, cwd);
  return { found, missing };
}

function findAbort(
  pytest: PytestVersion,
  root: RootAndConfig,
  values: IniValues,
  line: CommandLine,
): SessionAbort | null {
  if (root.error) {
    return {
      exit: root.error.exit,
      message: root.error.message,
      cause: { path: root.error.path, line: root.error.line },
    };
  }
  if (line.error !== null) return { exit: 4, message: line.error, cause: null };
  const minimum = values.get("minversion");
  if (typeof minimum === "string" && isNewer(minimum, ACTUAL_VERSION[pytest])) {
    const message = `${root.inifile ?? ""}: 'minversion' requires pytest-${minimum}, actual pytest-${ACTUAL_VERSION[pytest]}'`;
    return { exit: 4, message, cause: root.inifile === null ? null : { path: root.inifile, line: 0 } };
  }
  return null;
}

function missingArgument([absent]: readonly string[]): SessionAbort | null {
  return absent === undefined ? null : { exit: 4, message: `file or directory not found: ${absent}`, cause: null };
}

function isNewer(wanted: string, actual: string): boolean {
  const a = wanted.split(".").map((part) => parseInt(part, 10) || 0);
  const b = actual.split(".").map((part) => parseInt(part, 10) || 0);
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) > (b[i] ?? 0);
  }
  return false;
}

function listValue(values: IniValues, key: string, fallback: readonly string[]): readonly string[] {
  const value = values.get(key);
  if (value === undefined) return fallback;
  return typeof value === "string" ? (splitWords(value) ?? []) : value;
}

function isTrue(value: string | readonly string[] | undefined): boolean {
  return typeof value === "string" && /^(?:y|yes|t|true|on|1)$/i.test(value);
}

/** `_is_in_confcutdir`: everything but the directories above it. */
export function isInConfcutdir(plan: SessionPlan, path: string): boolean {
  return path === plan.confcutdir || !isWithin(plan.confcutdir, path);
}
