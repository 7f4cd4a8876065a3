import type { FileTree } from "@pylayout/core";
import { tomlTable } from "../config-file/index.ts";
import { distInfo } from "../wheel/built/dist-info.ts";
import { ProjectConfig } from "./project-config.ts";
import { pythonIndex } from "./python-index.ts";

/** Names of directories in which a nested project is data, an example or somebody else's. */
const NOT_OWN =
  /^(?:tests?|testing|testdata|test[-_]data|fixtures?|examples?|samples?|demos?|docs?|templates?|_?vendor(?:ed)?|third[-_]party)$/i;

export interface FoundProjects {
  /** Directories of projects, the tree's root first, then parents before children. */
  readonly projects: readonly string[];
  /** Nested projects that are no worlds of their own; nothing in them belongs to an outer project either. */
  readonly skipped: readonly string[];
}

/** The projects of a tree. `named` are nested ones that the user asked for, wherever they lie. */
export function findProjects(tree: FileTree, named: readonly string[] = []): FoundProjects {
  const projects = [""];
  const skipped: string[] = [];
  // A project file inside a wheel is data of a package.
  if (distInfo(tree)) return { projects, skipped };
  for (const { path } of pythonIndex(tree).candidates) {
    if (path === "" || !isProject(new ProjectConfig(tree, path))) continue;
    (named.includes(path) || isOwnDirectory(path) ? projects : skipped).push(path);
  }
  return { projects, skipped };
}

/** Whether a directory is neither test data, an example, a template nor somebody else's code. */
export function isOwnDirectory(path: string): boolean {
  return !path.split("/").some((part) => NOT_OWN.test(part) || part.includes("{{"));
}

/** Tools' tables alone make no project, and neither does a module that happens to be called `setup.py`. */
function isProject(config: ProjectConfig): boolean {
  const { pyproject } = config;
  if (config.isBroken && /^\[(?:project|build-system|tool\.poetry)\b/m.test(config.pyprojectText)) return true;
  if (tomlTable(pyproject, "project") ?? tomlTable(pyproject, "build-system") ?? tomlTable(pyproject, "tool", "poetry"))
    return true;
  if (tomlTable(pyproject, "tool", "pylayout")) return true;
  if (config.setupCfg("metadata") ?? config.setupCfg("options")) return true;
  return /\b(?:setuptools|distutils)\b/.test(config.setupPy ?? "") && !config.has("__init__.py");
}
