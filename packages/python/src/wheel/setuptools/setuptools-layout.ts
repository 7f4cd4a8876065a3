import { fnmatch } from "../files/fnmatch.ts";
import { joinPath, normalizePath } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { buildFails } from "../plan-stop.ts";
import type { WheelReason } from "../wheel-plan.ts";
import { discoverLayout } from "./automatic-discovery.ts";
import { everyDirectory, findPackages, regularOnly } from "./find-packages.ts";
import { readOption, reasonAt } from "./merge-options.ts";
import { packageDirectory, topLevelNames, type PackageDirectories } from "./package-directories.ts";
import type { OptionPlace, PackageSearch, PackagesTerm, SetuptoolsOptions } from "./setuptools-options.ts";

/** The packages and modules that setuptools will build, and where they lie. */
export interface SetuptoolsLayout {
  /** Dotted names in the order found. */
  readonly packages: readonly string[];
  readonly modules: readonly string[];
  readonly packageDirectories: PackageDirectories;
  /** How the packages were named; null where neither packages nor modules are given: automatic discovery. */
  readonly terms: readonly PackagesTerm[] | null;
  readonly discovery: "explicit" | "src" | "flat" | null;
  readonly place: OptionPlace;
}

export interface LayoutInput {
  readonly files: ProjectFiles;
  readonly options: SetuptoolsOptions;
  /** pyproject.toml has a [project] table or [tool.setuptools], so that extension modules do not stop discovery. */
  readonly declarative: boolean;
  readonly defaultPlace: OptionPlace;
  /** The project is an unpacked sdist. */
  readonly fromSdist: boolean;
}

export function setuptoolsLayout(input: LayoutInput): SetuptoolsLayout {
  const { files, options } = input;
  const directories = new Map(readOption(options.packageDir)?.value);
  const packages = readOption(options.packages);
  const modules = readOption(options.pyModules);
  if (packages || modules || stopsDiscovery(input)) {
    const names = (packages?.value ?? []).flatMap((term) => termNames(files, term, directories));
    const place = packages?.place ?? modules?.place ?? options.extModules?.place ?? input.defaultPlace;
    const layout: SetuptoolsLayout = {
      packages: [...new Set(names)],
      modules: modules?.value ?? [],
      packageDirectories: directories,
      terms: packages?.value ?? [],
      discovery: null,
      place,
    };
    checkDirectories(input, layout, packages?.place ?? place);
    return layout;
  }
  const reason = (text: string): WheelReason => reasonAt(input.defaultPlace, text);
  const { layout, ...found } = discoverLayout(files, directories, reason);
  const discovered = { ...found, terms: null, discovery: layout, place: input.defaultPlace };
  checkDirectories(input, discovered, input.defaultPlace);
  return discovered;
}

/** setup.py's ext_modules, even an empty list, counts as naming what to build. */
function stopsDiscovery({ options, declarative }: LayoutInput): boolean {
  return !declarative && readOption(options.extModules) !== undefined;
}

function termNames(files: ProjectFiles, term: PackagesTerm, directories: Map<string, string>): readonly string[] {
  if (term.kind === "names") return term.names;
  const where = [...new Set(term.where.length > 0 ? term.where : ["."])];
  const [only] = where;
  if (term.fillsPackageDir && where.length === 1 && only !== undefined && normalizePath(only) !== "") {
    if (!directories.has("")) directories.set("", only);
  }
  return where.flatMap((path) => {
    const found = searchIn(files, term, path);
    if (term.fillsPackageDir && found.length > 0) placePackages(found, path, directories);
    return found;
  });
}

function searchIn(files: ProjectFiles, term: PackageSearch, where: string): string[] {
  return findPackages(files, normalizePath(where), {
    include: term.include,
    exclude: term.exclude,
    looksLikePackage: term.namespaces ? everyDirectory : regularOnly(files),
  });
}

/** `construct_package_dir`, for packages found elsewhere than package_dir[""] says. */
function placePackages(found: readonly string[], where: string, directories: Map<string, string>): void {
  if (directories.get("") === where || normalizePath(where) === "") return;
  for (const name of topLevelNames(found)) {
    directories.set(name, joinPath(normalizePath(where), ...name.split(".")));
  }
}

function checkDirectories({ files, fromSdist }: LayoutInput, layout: SetuptoolsLayout, place: OptionPlace): void {
  const base = packageDirectory("", layout.packageDirectories);
  // In an unpacked sdist it exists at least for the .egg-info directory.
  if (base !== "" && !fromSdist && !files.isDirectory(base)) {
    buildFails(reasonAt(place, `${base}/, where packages are said to lie, does not exist`));
  }
  const owners = [...layout.packages, ...layout.modules.filter((name) => name.includes(".")).map(parentName)];
  for (const name of owners) {
    const directory = packageDirectory(name, layout.packageDirectories);
    if (directory === "" || files.isDirectory(directory)) continue;
    const what = files.exists(directory) ? "is no directory" : "does not exist";
    buildFails(reasonAt(place, `package ${name} is listed, but ${directory}/ ${what}`));
  }
}

function parentName(name: string): string {
  return name.slice(0, name.lastIndexOf("."));
}

/** The pattern of a search that leaves a name out; undefined where none does. */
export function excludingPattern(term: PackageSearch, name: string): string | undefined {
  return term.exclude.find((pattern) => fnmatch(pattern).test(name));
}

export function isIncluded(term: PackageSearch, name: string): boolean {
  return term.include.some((pattern) => fnmatch(pattern).test(name));
}
