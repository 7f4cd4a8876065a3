import type { FileTree } from "@pylayout/core";
import { iniFile, textFile, tomlFile, tomlStrings, tomlTable } from "../config-file/index.ts";
import type { Project } from "../model/python-model.ts";

/** Whether setuptools' configuration names a package literally in its list of packages. */
export function listedPackages(tree: FileTree, project: Project): (name: string) => boolean {
  const at = atProject(project);
  const toml = tomlFile(tree, at("pyproject.toml"));
  const options = setupCfg(tree, at, "options");
  const listed = new Set([
    ...(toml?.ok ? (tomlStrings(toml.value, "tool", "setuptools", "packages") ?? []) : []),
    ...(options?.get("packages")?.value.split(/[\s,]+/) ?? []),
  ]);
  const script = /\bpackages\s*=\s*\[([^\]]*)\]/.exec(textFile(tree, at("setup.py")) ?? "")?.[1] ?? "";
  for (const [, name = ""] of script.matchAll(/["']([\w.]+)["']/g)) listed.add(name);
  return (name) => listed.has(name);
}

/** Directories (below some package, as in `templates/project`) from which setuptools takes `.py` files as package data. */
export function packageDataDirectories(tree: FileTree, project: Project): readonly string[] {
  const at = atProject(project);
  const toml = tomlFile(tree, at("pyproject.toml"));
  const keys = ["tool", "setuptools", "package-data"];
  const table = toml?.ok ? (tomlTable(toml.value, ...keys) ?? {}) : {};
  const patterns = Object.keys(table).flatMap((name) =>
    toml?.ok ? (tomlStrings(toml.value, ...keys, name) ?? []) : [],
  );
  const section = setupCfg(tree, at, "options.package_data");
  for (const { value } of section?.values() ?? []) patterns.push(...value.split(/[\s,]+/));
  return patterns.flatMap((pattern) => {
    const match = /^([\w./-]+)\/(?:\*\*?\/?)*(?:\*|[^/]*\.py|\*\.\*)$/.exec(pattern);
    return match?.[1] === undefined ? [] : [match[1]];
  });
}

function atProject({ path }: Project): (name: string) => string {
  return (name) => (path === "" ? name : `${path}/${name}`);
}

function setupCfg(tree: FileTree, at: (name: string) => string, section: string) {
  const file = iniFile(tree, at("setup.cfg"), "configparser");
  return file?.ok ? file.sections.get(section)?.values : undefined;
}
