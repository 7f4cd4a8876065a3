import { GitignoreSpec, gitignoreLines, type PatternLine } from "../files/gitignore-spec.ts";
import { joinPath, nameOf, normalizePath, parentOf, pathBelow } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { metadataFiles, requireFiles } from "../metadata-files.ts";
import { buildFails, cannotKnow } from "../plan-stop.ts";
import type { TomlConfig } from "../project-config.ts";
import type { UndecidedPart, WheelReason } from "../wheel-plan.ts";
import type { BackendReader } from "./backend-reader.ts";

const TOOL = ["tool", "scikit-build"];
const BUILTIN_EXCLUDES = ".git .tox/ .nox/ .egg-info/ __pycache__/ __pypackages__/ *.pyc *.dist-info/".split(" ");

export const readScikitBuild: BackendReader = ({ files, pyproject }) => {
  for (const key of ["overrides", "generate"]) {
    if (!pyproject.has(...TOOL, key)) continue;
    cannotKnow(pyproject.reason([...TOOL, key], `tool.scikit-build.${key} decides at build time`));
  }
  const cmake = scikitSetting(pyproject, "wheel", "cmake") !== false;
  if (cmake && !files.isFile(joinPath(pyproject.string(...TOOL, "cmake", "source-dir") ?? "", "CMakeLists.txt"))) {
    buildFails(pyproject.reason(TOOL, "scikit-build-core needs a CMakeLists.txt"));
  }
  requireFiles(files, pyproject, metadataFiles(pyproject), "scikit-build-core");
  const packages = scikitPackages(files, pyproject);
  const filter = new ScikitFilter(files, pyproject);
  const reason = (text: string): WheelReason => pyproject.reason([...TOOL, "wheel", "packages"], text);
  return {
    backend: "scikit-build-core",
    projectPath: files.projectPath,
    evidence: "measured",
    undecided: undecidedParts(pyproject, cmake),
    collect: (add) => {
      for (const [target, path] of collect(files, packages, filter)) add(target, files.treePath(path) ?? null);
    },
    explain: (path) => filter.explain(files.projectPathOf(path) ?? path) ?? reason(describe(packages)),
    editable: () => {
      // Renamed packages are led by an import hook, which a directory cannot stand for.
      if ([...packages].some(([target, source]) => joinPath(searchDirectory(target, source), target) !== source))
        return null;
      const search = [...packages].map(([target, source]) => searchDirectory(target, source));
      const at = reason("editable installation by scikit-build-core");
      return [...new Set(search)].map((path) => ({ kind: "path", path: files.treePath(path) ?? path, reason: at }));
    },
  };
};

function scikitSetting(pyproject: TomlConfig, ...keys: string[]) {
  return pyproject.value(...TOOL, ...keys) ?? pyproject.value(...TOOL, keys.join("."));
}

/** Target directory to source: `wheel.packages`, else the first place that holds a package of the project's name. */
export function scikitPackages(files: ProjectFiles, pyproject: TomlConfig): ReadonlyMap<string, string> {
  const keys = [...TOOL, "wheel", "packages"];
  const value = pyproject.value(...keys);
  if (Array.isArray(value)) {
    const paths = (pyproject.strings(...keys) ?? []).map(normalizePath);
    return new Map(paths.map((path) => [nameOf(path), path]));
  }
  if (value !== undefined) return scikitTable(pyproject, keys);
  const parts = (pyproject.string("project", "name") ?? "").split(".").map((part) => part.replaceAll("-", "_"));
  const names = parts.length > 1 ? [parts.join("_"), parts.join("/")] : [parts.join("_")];
  for (const base of ["src", "python", ""]) {
    for (const name of names) {
      const path = joinPath(base, name);
      if (["__init__.py", "__init__.pyi"].some((init) => files.isFile(`${path}/${init}`)))
        return new Map([[name, path]]);
    }
  }
  return new Map();
}

function scikitTable(pyproject: TomlConfig, keys: readonly string[]): ReadonlyMap<string, string> {
  const table = [...pyproject.stringTable(...keys)].map(([target, source]): [string, string] => [
    normalizePath(target),
    normalizePath(source),
  ]);
  for (const [target, source] of table) {
    if (nameOf(target) === nameOf(source)) continue;
    buildFails(pyproject.reason([...keys, target], `${target} and ${source} must end in the same name`));
  }
  return new Map(table);
}

function* collect(
  files: ProjectFiles,
  packages: ReadonlyMap<string, string>,
  filter: ScikitFilter,
): Generator<readonly [target: string, path: string]> {
  for (const [target, source] of packages) {
    if (files.isFile(source)) yield [target, source];
    for (const path of files.filesBelow(source)) {
      const below = pathBelow(path, source);
      if (below === undefined || below === "" || filter.excludes(path)) continue;
      if (!filter.excludesFromWheel(below) && !filter.excludesFromWheel(joinPath(target, below))) {
        yield [joinPath(target, below), path];
      }
    }
  }
}

function undecidedParts(pyproject: TomlConfig, cmake: boolean): UndecidedPart[] {
  const parts: UndecidedPart[] = [];
  if (cmake) parts.push({ adds: "anything", reason: pyproject.reason(TOOL, "CMake's install() may add files") });
  for (const keys of [
    [...TOOL, "wheel", "force-include"],
    [...TOOL, "wheel", "install-dir"],
  ]) {
    if (pyproject.has(...keys))
      parts.push({ adds: "anything", reason: pyproject.reason(keys, "adds files of its own") });
  }
  return parts;
}

function describe(packages: ReadonlyMap<string, string>): string {
  const names = [...packages.values()].map((path) => `${path}/`);
  return names.length > 0 ? `only ${names.join(", ")} ships` : "no directory is named as the project";
}

function searchDirectory(target: string, source: string): string {
  return target.split("/").reduce(parentOf, source);
}

/** The files that scikit-build-core takes from the source: by include, exclude, and every .gitignore above them. */
export class ScikitFilter {
  readonly #files: ProjectFiles;
  readonly #include: GitignoreSpec;
  readonly #exclude: GitignoreSpec;
  readonly #wheelExclude: GitignoreSpec;
  readonly #builtin: GitignoreSpec;
  readonly #readsGitignore: boolean;
  readonly #nested = new Map<string, GitignoreSpec | undefined>();

  constructor(files: ProjectFiles, pyproject: TomlConfig) {
    const spec = (...keys: string[]): GitignoreSpec => new GitignoreSpec(patternLines(pyproject, [...TOOL, ...keys]));
    this.#files = files;
    this.#include = spec("sdist", "include");
    this.#exclude = spec("sdist", "exclude");
    this.#wheelExclude = spec("wheel", "exclude");
    const builtin = BUILTIN_EXCLUDES.map((pattern) => ({
      pattern,
      path: pyproject.path,
      line: 0,
      key: "scikit-build-core",
    }));
    this.#builtin = new GitignoreSpec(builtin);
    const mode = pyproject.string(...TOOL, "sdist", "inclusion-mode") ?? "default";
    this.#readsGitignore = mode === "default" || mode === "classic";
    if (mode === "explicit") {
      cannotKnow(pyproject.reason([...TOOL, "sdist", "inclusion-mode"], "the inclusion mode is explicit"));
    }
  }

  excludes(path: string): boolean {
    return this.#deciding(path) !== undefined;
  }

  excludesFromWheel(path: string): boolean {
    return this.#wheelExclude.matches(path);
  }

  explain(path: string): WheelReason | undefined {
    const line = this.#deciding(path) ?? this.#wheelExclude.match(path);
    if (!line) return undefined;
    const text = `the pattern "${line.pattern}" leaves it out`;
    return { path: line.path, line: line.line, key: line.key ?? line.pattern, text, intended: line.key !== null };
  }

  #deciding(path: string): PatternLine | undefined {
    if (this.#include.matches(path)) return undefined;
    return this.#exclude.match(path) ?? this.#builtin.match(path) ?? this.#ignoredBy(path);
  }

  #ignoredBy(path: string): PatternLine | undefined {
    if (!this.#readsGitignore) return undefined;
    for (let directory = parentOf(path); ; directory = parentOf(directory)) {
      const line = this.#gitignore(directory)?.match(pathBelow(path, directory) ?? path);
      if (line || directory === "") return line;
    }
  }

  #gitignore(directory: string): GitignoreSpec | undefined {
    if (this.#nested.has(directory)) return this.#nested.get(directory);
    const path = joinPath(directory, ".gitignore");
    const text = this.#files.text(path);
    const spec =
      text === undefined ? undefined : new GitignoreSpec(gitignoreLines(text, this.#files.treePath(path) ?? path));
    this.#nested.set(directory, spec);
    return spec;
  }
}

function patternLines(pyproject: TomlConfig, keys: readonly string[]): PatternLine[] {
  const key = keys.join(".");
  return (pyproject.strings(...keys) ?? []).map((pattern) => ({
    pattern,
    path: pyproject.path,
    line: pyproject.line(keys, pattern),
    key,
  }));
}
