import { readIni } from "../../config-file/read-ini.ts";
import { joinPath } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { isTable, type TomlConfig } from "../project-config.ts";
import { readScriptArgument } from "../setuptools/setup-script.ts";
import { isList, isMap, type ScriptValue } from "../setuptools/script-values.ts";
import { parseReference, type EntryPoint } from "./entry-point.ts";

interface Place {
  readonly path: string;
  readonly key: string;
}

/** Entry points of setup.py and setup.cfg, and of a file that pyproject.toml names. */
export function setuptoolsEntryPoints(files: ProjectFiles, pyproject: TomlConfig): EntryPoint[] {
  const dynamic = new Set(pyproject.strings("project", "dynamic"));
  const declares = ["scripts", "gui-scripts", "entry-points"].some((key) => dynamic.has(key));
  if (pyproject.has("project") && !declares) return [];
  const named = pyproject.value("tool", "setuptools", "dynamic", "entry-points");
  const file = isTable(named) ? named.file : undefined;
  const [first] = Array.isArray(file) ? file : [file];
  if (typeof first === "string") return fileEntryPoints(files, first);
  const script = scriptEntryPoints(files);
  return script.length > 0 ? script : configEntryPoints(files);
}

/** Entry points of a file in the format of entry_points.txt. */
export function fileEntryPoints(files: ProjectFiles, name: string): EntryPoint[] {
  const text = files.text(name);
  return text === undefined
    ? []
    : iniEntryPoints(text, { path: joinPath(files.projectPath, name), key: "entry points" }, 0);
}

function scriptEntryPoints(files: ProjectFiles): EntryPoint[] {
  const argument = readScriptArgument(files, "entry_points");
  if (!argument) return [];
  const { value, place } = argument;
  if (typeof value === "string") return iniEntryPoints(value, place, place.line - 1);
  if (!isMap(value)) return [];
  return [...value].flatMap(([group, lines]) =>
    linesOf(lines).flatMap((line) => lineEntryPoint(group, line, place, argument.lineOf(line))),
  );
}

function linesOf(value: ScriptValue): string[] {
  if (typeof value === "string") return value.split("\n").map((line) => line.trim());
  return isList(value) ? value.filter((line) => typeof line === "string") : [];
}

function configEntryPoints(files: ProjectFiles): EntryPoint[] {
  const text = files.text("setup.cfg");
  const ini = text === undefined ? undefined : readIni(text, "configparser");
  if (!ini?.ok) return [];
  const path = joinPath(files.projectPath, "setup.cfg");
  const option = ini.sections.get("options")?.values.get("entry_points")?.value.trim() ?? "";
  if (option.startsWith("file:")) return fileEntryPoints(files, option.slice("file:".length).trim());
  const groups = [...(ini.sections.get("options.entry_points")?.values ?? [])];
  return groups.flatMap(([group, { value, lines }]) =>
    value.split("\n").flatMap((line, i) => {
      return lineEntryPoint(group, line, { path, key: `[options.entry_points] ${group}` }, lines[i] ?? 0);
    }),
  );
}

function lineEntryPoint(group: string, line: string, place: Place, number: number): EntryPoint[] {
  const equals = line.indexOf("=");
  if (equals < 0 || line.trim().startsWith("#")) return [];
  const value = line.slice(equals + 1).trim();
  const { path, key } = place;
  return [{ group, name: line.slice(0, equals).trim(), value, ...parseReference(value), path, line: number, key }];
}

function iniEntryPoints(text: string, place: Place, before: number): EntryPoint[] {
  const ini = readIni(text, "configparser");
  if (!ini.ok) return [];
  return [...ini.sections].flatMap(([group, { values }]) =>
    [...values].map(([name, { value, line }]) => ({
      ...{ group, name, value, ...parseReference(value) },
      ...{ path: place.path, line: before + line, key: place.key },
    })),
  );
}
