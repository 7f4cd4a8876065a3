import type { TomlTable } from "../../config-file/read-toml.ts";
import { buildFails } from "../plan-stop.ts";
import { isTable, type TomlConfig } from "../project-config.ts";
import type { Option, OptionPlace, PackagesTerm, SetuptoolsOptions } from "./setuptools-options.ts";

const TOOL = ["tool", "setuptools"];
const KNOWN_KEYS = new Set(
  (
    "packages package-dir package-data exclude-package-data include-package-data namespace-packages py-modules " +
    "ext-modules data-files cmdclass license-files dynamic zip-safe eager-resources obsoletes provides platforms " +
    "script-files dependency-links"
  ).split(" "),
);

/** What pyproject.toml says to setuptools; undefined where it has neither [project] nor [tool.setuptools]. */
export function readPyprojectOptions(pyproject: TomlConfig): SetuptoolsOptions | undefined {
  const tool = pyproject.table(...TOOL);
  const project = pyproject.table("project");
  if (Object.keys(tool).length === 0 && Object.keys(project).length === 0) return undefined;
  checkTable(pyproject, tool, project);
  const place = (...keys: string[]): OptionPlace => placeOf(pyproject, keys);
  const option = <T>(key: string, value: T | undefined): Option<T> | undefined =>
    value === undefined ? undefined : { value, place: place(...TOOL, key) };
  const name = pyproject.string("project", "name");
  const version = pyproject.string("project", "version");
  return {
    packages: readPackages(pyproject),
    pyModules: option("py-modules", pyproject.strings(...TOOL, "py-modules")),
    packageDir: pyproject.has(...TOOL, "package-dir")
      ? option("package-dir", pyproject.stringTable(...TOOL, "package-dir"))
      : undefined,
    packageData: option("package-data", readLists(pyproject, "package-data")),
    excludePackageData: option("exclude-package-data", readLists(pyproject, "exclude-package-data")),
    includePackageData: option("include-package-data", pyproject.boolean(...TOOL, "include-package-data")),
    extModules: pyproject.has(...TOOL, "ext-modules") ? option("ext-modules", "some") : undefined,
    rustModules: readRustModules(pyproject),
    dataFiles: option("data-files", readDataFiles(pyproject)),
    scripts: option("script-files", pyproject.strings(...TOOL, "script-files")),
    licenseFiles: readLicenseFiles(pyproject),
    name: name === undefined ? undefined : { value: name, place: place("project", "name") },
    version: version === undefined ? undefined : { value: version, place: place("project", "version") },
    referencedFiles: readReferencedFiles(pyproject),
    ...(pyproject.has(...TOOL, "cmdclass") && {
      opaque: { unread: "commands of the build are replaced", place: place(...TOOL, "cmdclass") },
    }),
  };
}

/** validate-pyproject, which setuptools runs: a table with keys that it does not know, or without [project], is refused. */
function checkTable(pyproject: TomlConfig, tool: TomlTable, project: TomlTable): void {
  const unknown = Object.keys(tool).find((key) => !KNOWN_KEYS.has(key));
  if (unknown !== undefined) {
    const keys = [...TOOL, unknown];
    buildFails(pyproject.reason(keys, `setuptools refuses ${keys.join(".")}: it knows no such option`));
  }
  if (typeof project.name !== "string") {
    const keys = Object.keys(project).length > 0 ? ["project"] : TOOL;
    buildFails(pyproject.reason(keys, "setuptools refuses a pyproject.toml with settings for it but no project.name"));
  }
}

function readPackages(pyproject: TomlConfig): Option<readonly PackagesTerm[]> | undefined {
  const keys = [...TOOL, "packages"];
  const value = pyproject.value(...keys);
  if (value === undefined) return undefined;
  const place = placeOf(pyproject, keys);
  if (!isTable(value)) return { value: [{ kind: "names", names: pyproject.strings(...keys) ?? [] }], place };
  const find = [...keys, "find"];
  const namespaces = pyproject.boolean(...find, "namespaces") ?? true;
  const search: PackagesTerm = {
    kind: "search",
    namespaces,
    where: pyproject.strings(...find, "where") ?? [],
    include: pyproject.strings(...find, "include") ?? ["*"],
    exclude: pyproject.strings(...find, "exclude") ?? [],
    fillsPackageDir: true,
    place: placeOf(pyproject, pyproject.has(...find, "namespaces") ? [...find, "namespaces"] : find),
    includePlace: placeOf(pyproject, [...find, "include"]),
    excludePlace: placeOf(pyproject, [...find, "exclude"]),
  };
  return { value: [search], place: placeOf(pyproject, find) };
}

function readLists(pyproject: TomlConfig, key: string): ReadonlyMap<string, readonly string[]> | undefined {
  if (!pyproject.has(...TOOL, key)) return undefined;
  const names = Object.keys(pyproject.table(...TOOL, key));
  return new Map(names.map((name) => [name === "*" ? "" : name, pyproject.strings(...TOOL, key, name) ?? []]));
}

/** `[[tool.setuptools-rust.ext-modules]]`; without a target the crate gives the name, and an optional one may fail. */
function readRustModules(pyproject: TomlConfig): Option<readonly string[] | "some"> | undefined {
  const keys = ["tool", "setuptools-rust", "ext-modules"];
  const modules = pyproject.value(...keys);
  if (!Array.isArray(modules)) return undefined;
  const targets = modules.map((module) => (isTable(module) && module.optional !== true ? module.target : undefined));
  const value = targets.every((target) => typeof target === "string") ? targets : "some";
  return { value, place: placeOf(pyproject, keys) };
}

function readDataFiles(pyproject: TomlConfig) {
  const lists = readLists(pyproject, "data-files");
  return lists && [...lists].map(([directory, patterns]) => ({ directory, patterns }));
}

function readLicenseFiles(pyproject: TomlConfig): Option<readonly string[]> | undefined {
  for (const keys of [
    ["project", "license-files"],
    [...TOOL, "license-files"],
  ]) {
    const value = pyproject.strings(...keys);
    if (value) return { value, place: placeOf(pyproject, keys) };
  }
  return undefined;
}

function readReferencedFiles(pyproject: TomlConfig): readonly string[] {
  const referenced: string[] = [];
  const readme = pyproject.value("project", "readme");
  if (typeof readme === "string") referenced.push(readme);
  else if (isTable(readme) && typeof readme.file === "string") referenced.push(readme.file);
  const license = pyproject.value("project", "license");
  if (isTable(license) && typeof license.file === "string") referenced.push(license.file);
  for (const directive of dynamicDirectives(pyproject)) {
    const file = directive.file;
    if (typeof file === "string") referenced.push(file);
    else if (Array.isArray(file)) referenced.push(...file.filter((item) => typeof item === "string"));
  }
  return referenced;
}

function dynamicDirectives(pyproject: TomlConfig): TomlTable[] {
  const dynamic = pyproject.table(...TOOL, "dynamic");
  const extras = dynamic["optional-dependencies"];
  const values = [...Object.values(dynamic), ...(isTable(extras) ? Object.values(extras) : [])];
  return values.filter((value) => isTable(value));
}

function placeOf(pyproject: TomlConfig, keys: readonly string[]): OptionPlace {
  return { path: pyproject.path, line: pyproject.line(keys), key: keys.join(".") };
}
