import type { FileTree } from "@pylayout/core";
import { textFile, tomlAt, tomlString, tomlStrings } from "../config-file/index.ts";
import type { Project } from "../model/python-model.ts";
import { isTestPath } from "../wheel/report/module-path.ts";
import { constantIn, lineAt, ProjectConfig } from "./project-config.ts";
import { findChangelog, type Changelog } from "./find-changelog.ts";

/** Something literal in the project's files. */
export interface StatedFact {
  readonly value: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** What a project says of the release that would be made of it, as far as it stands there literally. */
export interface ReleaseFacts {
  /** The version that the build would take first, then every other one that is stated. */
  readonly versions: readonly StatedFact[];
  /** Fields of the core metadata that users look for and that nothing gives; empty where it cannot be known. */
  readonly absent: readonly string[];
  /** Where somebody would write them. */
  readonly metadataPath: string;
  /** Requirements by address (PEP 508), which PyPI does not accept. */
  readonly addresses: readonly StatedFact[];
  /** Minor versions of Python that classifiers name. */
  readonly classifiers: readonly StatedFact[];
  readonly changelog: Changelog | null;
}

export function releaseFacts(tree: FileTree, project: Project): ReleaseFacts {
  const config = new ProjectConfig(tree, project.path);
  const metadataPath =
    ["pyproject.toml", "setup.cfg", "setup.py"].map((name) => config.at(name)).find((path) => textFile(tree, path)) ??
    "";
  return {
    versions: [...metadataVersions(config), ...moduleVersions(tree, project)],
    absent: absentFields(config),
    metadataPath,
    addresses: addresses(config),
    classifiers: classifiers(config),
    changelog: findChangelog(tree, project.path),
  };
}

/** [project] is above setup.py, and that above setup.cfg; what stands below is not used, and may contradict. */
function metadataVersions(config: ProjectConfig): StatedFact[] {
  const facts: StatedFact[] = [];
  const path = config.at("pyproject.toml");
  for (const keys of [
    ["project", "version"],
    ["tool", "poetry", "version"],
  ]) {
    const value = tomlString(config.pyproject, ...keys);
    if (value !== undefined && value !== "0.0.0") facts.push({ value, path, line: config.tomlLine(keys) });
  }
  const script = config.setupPyString("version");
  if (script) facts.push({ ...script, path: config.at("setup.py") });
  const listed = config.setupCfgValue("metadata", "version");
  if (listed && !/^(?:attr|file):/.test(listed.value)) {
    facts.push({ value: listed.value, path: config.at("setup.cfg"), line: listed.line });
  }
  return facts.filter(({ value }) => /^v?\d/.test(value));
}

/** `__version__ = "..."` of packages at the top of the wheel. */
function moduleVersions(tree: FileTree, { distribution }: Project): StatedFact[] {
  const plan = distribution?.plan;
  if (plan?.outcome !== "ok") return [];
  return plan.files().flatMap(({ source, target }) => {
    if (
      source === null ||
      isTestPath(target) ||
      !/^[^/]+(?:\/(?:__init__|__about__|_?version|__version__))?\.py$/.test(target)
    )
      return [];
    const text = textFile(tree, source);
    const value = text === undefined ? undefined : constantIn(text, "__version__");
    if (text === undefined || value === undefined || !/^\d/.test(value)) return [];
    return [{ value, path: source, line: lineAt(text, /^__version__/m.exec(text)?.index ?? 0) }];
  });
}

/** Field to its names in [project], [tool.poetry] and setuptools. */
const FIELDS: readonly (readonly [field: string, project: string, setuptools: string])[] = [
  ["description", "description", "description"],
  ["readme", "readme", "long_description"],
  ["requires-python", "requires-python", "python_requires"],
  ["license", "license", "license"],
];

function absentFields(config: ProjectConfig): string[] {
  const dynamic = new Set(tomlStrings(config.pyproject, "project", "dynamic"));
  const table = tomlAt(config.pyproject, "project");
  const poetry = tomlAt(config.pyproject, "tool", "poetry");
  const script = config.setupPy ?? "";
  if (table === undefined && poetry === undefined && /\*\*|\bsetup\s*\(\s*\)/.test(script) && !config.has("setup.cfg"))
    return [];
  if (table === undefined && script.includes("**")) return [];
  return FIELDS.flatMap(([field, project, setuptools]) => {
    const isGiven =
      dynamic.has(project) ||
      tomlAt(config.pyproject, "project", project) !== undefined ||
      tomlAt(config.pyproject, "tool", "poetry", project) !== undefined ||
      (table === undefined && isGivenToSetup(config, script, setuptools)) ||
      (field === "license" && isLicensed(config, script)) ||
      (field === "requires-python" &&
        tomlAt(config.pyproject, "tool", "poetry", "dependencies", "python") !== undefined);
    return isGiven ? [] : [field];
  });
}

function isGivenToSetup(config: ProjectConfig, script: string, keyword: string): boolean {
  const section = keyword === "python_requires" ? "options" : "metadata";
  return (
    new RegExp(`(?<![\\w.])${keyword}["']?\\s*[=:]`).test(script) ||
    config.setupCfgValue(section, keyword) !== undefined
  );
}

/** By a classifier, or by a file of a name that every backend adds to the metadata (PEP 639). */
function isLicensed(config: ProjectConfig, script: string): boolean {
  const lists = [
    tomlStrings(config.pyproject, "project", "classifiers")?.join("\n"),
    config.setupCfgValue("metadata", "classifiers")?.value,
    script,
  ];
  return (
    lists.some((text) => text?.includes("License ::") === true) ||
    tomlAt(config.pyproject, "project", "license-files") !== undefined ||
    config.setupCfgValue("metadata", "license_files") !== undefined ||
    holdsLicense(config)
  );
}

function holdsLicense({ tree, path }: ProjectConfig): boolean {
  const directory = tree.follow(path);
  if (directory?.kind !== "directory") return false;
  return [...directory.children.keys()].some((name) => /^(?:LICEN[CS]E|COPYING)/.test(name));
}

function addresses(config: ProjectConfig): StatedFact[] {
  const path = config.at("pyproject.toml");
  const groups: (readonly string[])[] = [["project", "dependencies"]];
  const optional = tomlAt(config.pyproject, "project", "optional-dependencies");
  if (typeof optional === "object" && !Array.isArray(optional)) {
    groups.push(...Object.keys(optional).map((extra) => ["project", "optional-dependencies", extra]));
  }
  return groups.flatMap((keys) =>
    (tomlStrings(config.pyproject, ...keys) ?? [])
      .filter((requirement) => /^[\w.-]+\s*(?:\[[^\]]*\])?\s*@/.test(requirement))
      .map((value) => ({ value, path, line: config.tomlLine(keys, value) })),
  );
}

function classifiers(config: ProjectConfig): StatedFact[] {
  const keys = ["project", "classifiers"];
  return (tomlStrings(config.pyproject, ...keys) ?? []).flatMap((text) => {
    const value = /^Programming Language :: Python :: (\d+\.\d+)$/.exec(text)?.[1];
    return value === undefined ? [] : [{ value, path: config.at("pyproject.toml"), line: config.tomlLine(keys, text) }];
  });
}
