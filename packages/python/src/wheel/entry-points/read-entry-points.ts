import type { FileTree } from "@pylayout/core";
import { distInfo } from "../built/dist-info.ts";
import { buildBackend } from "../build-backend.ts";
import { ProjectFiles } from "../files/project-files.ts";
import { PlanStop } from "../plan-stop.ts";
import { isTable, TomlConfig } from "../project-config.ts";
import { parseReference, type EntryPoint } from "./entry-point.ts";
import { fileEntryPoints, setuptoolsEntryPoints } from "./setuptools-entry-points.ts";

/** Every entry point that a project declares for its backend; empty where the configuration cannot be read. */
export function readEntryPoints(tree: FileTree, projectPath: string): readonly EntryPoint[] {
  const files = new ProjectFiles(tree, projectPath);
  const info = distInfo(tree, projectPath);
  if (info) return fileEntryPoints(files, `${info.directory.path}/entry_points.txt`);
  try {
    const pyproject = TomlConfig.read(files, "pyproject.toml");
    const backend = buildBackend(pyproject);
    const standard = projectEntryPoints(pyproject);
    if (backend === "setuptools") return [...standard, ...setuptoolsEntryPoints(files, pyproject)];
    if (backend === "poetry") return [...standard, ...poetryEntryPoints(pyproject)];
    if (backend === "flit") return [...standard, ...flitEntryPoints(pyproject)];
    return standard;
  } catch (error) {
    if (error instanceof PlanStop) return [];
    throw error;
  }
}

/** Entry points of one table: `name = "module:attr"`. */
function tableEntryPoints(pyproject: TomlConfig, keys: readonly string[], group: string): EntryPoint[] {
  const table = pyproject.value(...keys);
  if (!isTable(table)) return [];
  return Object.entries(table).flatMap(([name, value]) => {
    if (typeof value !== "string") return [];
    const own = [...keys, name];
    const place = { path: pyproject.path, line: pyproject.line(own), key: own.join(".") };
    return [{ group, name, value, ...parseReference(value), ...place }];
  });
}

function groupedEntryPoints(pyproject: TomlConfig, keys: readonly string[]): EntryPoint[] {
  const table = pyproject.value(...keys);
  if (!isTable(table)) return [];
  return Object.keys(table).flatMap((group) => tableEntryPoints(pyproject, [...keys, group], group));
}

function projectEntryPoints(pyproject: TomlConfig): EntryPoint[] {
  return [
    ...tableEntryPoints(pyproject, ["project", "scripts"], "console_scripts"),
    ...tableEntryPoints(pyproject, ["project", "gui-scripts"], "gui_scripts"),
    ...groupedEntryPoints(pyproject, ["project", "entry-points"]),
  ];
}

function poetryEntryPoints(pyproject: TomlConfig): EntryPoint[] {
  const scripts = ["tool", "poetry", "scripts"];
  return [
    ...tableEntryPoints(pyproject, scripts, "console_scripts"),
    ...consoleTables(pyproject, scripts),
    ...groupedEntryPoints(pyproject, ["tool", "poetry", "plugins"]),
  ];
}

/** `name = {reference = "module:attr", type = "console"}`, and the older `callable`. */
function consoleTables(pyproject: TomlConfig, keys: readonly string[]): EntryPoint[] {
  return Object.entries(pyproject.table(...keys)).flatMap(([name, script]) => {
    if (!isTable(script) || script.type === "file") return [];
    const value = script.reference ?? script.callable;
    if (typeof value !== "string") return [];
    const own = [...keys, name];
    const place = { path: pyproject.path, line: pyproject.line(own), key: own.join(".") };
    return [{ group: "console_scripts", name, value, ...parseReference(value), ...place }];
  });
}

function flitEntryPoints(pyproject: TomlConfig): EntryPoint[] {
  return [
    ...tableEntryPoints(pyproject, ["tool", "flit", "scripts"], "console_scripts"),
    ...groupedEntryPoints(pyproject, ["tool", "flit", "entrypoints"]),
  ];
}
