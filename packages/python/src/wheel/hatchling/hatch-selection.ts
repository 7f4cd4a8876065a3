import { nameOf, normalizePath, parentOf } from "../files/posix-path.ts";
import { GitignoreSpec, type PatternLine } from "../files/gitignore-spec.ts";
import { byCodePoint, type ProjectFiles } from "../files/project-files.ts";
import { exclusionSpec, optionLines } from "./hatch-exclusions.ts";
import type { HatchConfig } from "./hatch-config.ts";

/** What a target of hatchling selects, ready to be applied to paths. */
export interface HatchSelection {
  readonly include: GitignoreSpec;
  readonly exclude: GitignoreSpec;
  readonly artifacts: GitignoreSpec;
  /** Directories and files to walk; empty: the whole project. */
  readonly roots: readonly string[];
  /** Prefixes to rewrite, "" for one put in front of everything. */
  readonly sources: ReadonlyMap<string, string>;
  readonly onlyPackages: boolean;
  readonly skipExcludedDirectories: boolean;
  /** Forced files and directories: source to target, in hatchling's order. */
  readonly forced: ReadonlyMap<string, string>;
  /** Nothing is selected but artifacts and forced files. */
  readonly excludeAll: boolean;
}

/** What the wheel holds where no option says so. */
export interface DefaultSelection {
  readonly packages: readonly string[];
  readonly onlyInclude: readonly string[];
  readonly excludeAll: boolean;
}

export function hatchSelection(
  files: ProjectFiles,
  config: HatchConfig,
  defaults: DefaultSelection,
  builtArtifacts: readonly string[],
): HatchSelection {
  const packages = [...(config.strings("packages") ?? defaults.packages)].map(normalizePath).sort(byCodePoint);
  const onlyInclude = config.strings("only-include") ?? defaults.onlyInclude;
  const artifacts = builtArtifacts.map((pattern) => ({ pattern, path: config.path, line: 0, key: "build hook" }));
  return {
    include: new GitignoreSpec([...optionLines(config, "include"), ...packages.map(packageLine(config))]),
    exclude: exclusionSpec(files, config),
    artifacts: new GitignoreSpec([...optionLines(config, "artifacts"), ...artifacts]),
    roots: inHatchOrder((onlyInclude.length > 0 ? onlyInclude : packages).map(normalizePath)),
    sources: sourceRewrites(config, packages),
    onlyPackages: config.boolean("only-packages"),
    skipExcludedDirectories: config.boolean("skip-excluded-dirs"),
    forced: inclusionMap(config.stringTable("force-include")),
    excludeAll: defaults.excludeAll,
  };
}

function packageLine(config: HatchConfig): (path: string) => PatternLine {
  const key = config.keys("packages").join(".");
  return (path) => ({ pattern: `/${path}/`, path: config.path, line: 0, key });
}

function sourceRewrites(config: HatchConfig, packages: readonly string[]): ReadonlyMap<string, string> {
  const rewrites = new Map<string, string>();
  if (config.isList("sources")) {
    for (const source of config.strings("sources") ?? []) rewrites.set(`${normalizePath(source)}/`, "");
  } else {
    for (const [source, path] of config.stringTable("sources")) {
      const target = normalizePath(path);
      rewrites.set(source === "" ? "" : `${normalizePath(source)}/`, target === "" ? "" : `${target}/`);
    }
  }
  for (const path of packages) {
    const parent = parentOf(path);
    if (parent !== "" && !rewrites.has(`${path}/`)) rewrites.set(`${parent}/`, "");
  }
  return new Map([...rewrites].sort(([a], [b]) => byCodePoint(a, b)));
}

/** `normalize_inclusion_map`: by depth of the target, then by target. */
export function inclusionMap(pairs: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const normal = [...pairs].map(([source, target]): [string, string] => [normalizePath(source), normalizePath(target)]);
  return new Map(normal.sort(([, a], [, b]) => a.split("/").length - b.split("/").length || byCodePoint(a, b)));
}

function inHatchOrder(paths: readonly string[]): string[] {
  return [...inclusionMap(new Map(paths.map((path) => [path, path]))).keys()];
}

/** The path in the archive: the first matching prefix is rewritten. */
export function distributionPath(path: string, sources: ReadonlyMap<string, string>): string {
  for (const [source, replacement] of sources) {
    if (source === "") return replacement + path;
    if (path.startsWith(source)) return replacement + path.slice(source.length);
  }
  return path;
}

/** WheelBuilderConfig.default_file_selection_options: by the project's name; undefined where nothing is found. */
export function defaultWheelSelection(files: ProjectFiles, names: readonly string[]): DefaultSelection | undefined {
  for (const name of names) {
    const one = (packages: string[], onlyInclude: string[] = []) => ({ packages, onlyInclude, excludeAll: false });
    if (files.isFile(`${name}/__init__.py`)) return one([name]);
    if (files.isFile(`src/${name}/__init__.py`)) return one([`src/${name}`]);
    if (files.isFile(`${name}.py`)) return one([], [`${name}.py`]);
    const namespaces = files
      .list("")
      .directories.filter(
        (directory) => !directory.startsWith(".") && files.isFile(`${directory}/${name}/__init__.py`),
      );
    if (namespaces.length === 1) return one(namespaces);
  }
  return undefined;
}

/** The project's name as it stands and as normalised, both as hatchling spells file names. */
export function hatchNames(name: string): string[] {
  const component = (text: string): string => text.replace(/[^\p{L}\p{N}_.]+/gu, "_");
  return [...new Set([component(name), component(name.toLowerCase().replace(/[-_.]+/g, "-"))])];
}

export const EXCLUDED_DIRECTORIES: ReadonlySet<string> = new Set(
  "__pycache__ .venv .git .hg .hatch .tox .nox .ruff_cache .pytest_cache .mypy_cache .pixi".split(" "),
);

export function isExcludedFile(path: string): boolean {
  return nameOf(path) === ".DS_Store";
}
