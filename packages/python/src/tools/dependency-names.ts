import type { FileTree } from "@pylayout/core";
import { iniFile, tomlFile, tomlStrings, tomlTable } from "../config-file/index.ts";
import type { Project } from "../model/python-model.ts";

/** Distributions that a project requires at run time, by their normalised names (PEP 503); only what is written plainly. */
export function dependencyNames(tree: FileTree, { path }: Project): ReadonlySet<string> {
  const base = path === "" ? "" : `${path}/`;
  const toml = tomlFile(tree, `${base}pyproject.toml`);
  const ini = iniFile(tree, `${base}setup.cfg`, "configparser");
  const required = ini?.ok
    ? (ini.sections.get("options")?.values.get("install_requires")?.value.split("\n") ?? [])
    : [];
  const listed = toml?.ok ? (tomlStrings(toml.value, "project", "dependencies") ?? []) : [];
  const poetry = toml?.ok ? Object.keys(tomlTable(toml.value, "tool", "poetry", "dependencies") ?? {}) : [];
  return new Set([...required, ...listed, ...poetry].map(nameIn).filter((name) => name !== ""));
}

function nameIn(requirement: string): string {
  const name = /^\s*([A-Za-z0-9][\w.-]*)/.exec(requirement)?.[1] ?? "";
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}
