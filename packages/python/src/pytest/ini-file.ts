import type { FileTree } from "@pylayout/core";
import { iniFile, tomlFile } from "../config-file/config-file.ts";
import type { IniResult } from "../config-file/read-ini.ts";
import type { TomlResult, TomlTable, TomlValue } from "../config-file/read-toml.ts";
import type { PytestVersion } from "../simulate/collection-run.ts";
import { baseName } from "./tree-path.ts";

/** Values of pytest's one configuration file; lists only where TOML gives them. */
export type IniValues = ReadonlyMap<string, string | readonly string[]>;

export type IniFileResult =
  /** The file does not configure pytest. */
  | { readonly kind: "none" }
  | { readonly kind: "values"; readonly values: IniValues }
  /** pytest stops here: a usage error (4) or an internal one (1). */
  | { readonly kind: "error"; readonly exit: 1 | 4; readonly message: string; readonly line: number };

const NONE: IniFileResult = { kind: "none" };

const NAMES_8 = ["pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg"];
const NAMES_9 = ["pytest.toml", ".pytest.toml", ...NAMES_8];

export function configFileNames(pytest: PytestVersion): readonly string[] {
  return pytest === "9" ? NAMES_9 : NAMES_8;
}

/** `load_config_dict_from_file` of `_pytest/config/findpaths.py`. */
export function readIniFile(tree: FileTree, path: string, pytest: PytestVersion): IniFileResult {
  if (path.endsWith(".toml")) {
    const toml = tomlFile(tree, path);
    return toml === undefined ? NONE : readTomlConfig(path, toml, pytest);
  }
  const ini = iniFile(tree, path, "iniconfig");
  if (ini === undefined) return NONE;
  return path.endsWith(".cfg") ? readCfg(path, ini) : readIniText(path, ini);
}

function readIniText(path: string, ini: IniResult): IniFileResult {
  if (!ini.ok) return { kind: "error", exit: 4, message: `${path}:${ini.line}: ${ini.message}`, line: ini.line };
  const section = ini.sections.get("pytest");
  if (section) return { kind: "values", values: plain(section.values) };
  const own = baseName(path) === "pytest.ini" || baseName(path) === ".pytest.ini";
  return own ? { kind: "values", values: new Map() } : NONE;
}

function readCfg(path: string, ini: IniResult): IniFileResult {
  if (!ini.ok) return { kind: "error", exit: 4, message: `${path}:${ini.line}: ${ini.message}`, line: ini.line };
  const section = ini.sections.get("tool:pytest");
  if (section) return { kind: "values", values: plain(section.values) };
  const wrong = ini.sections.get("pytest");
  if (!wrong) return NONE;
  const message = "[pytest] section in setup.cfg files is no longer supported, change to [tool:pytest] instead.";
  return { kind: "error", exit: 1, message, line: wrong.line };
}

function plain(values: ReadonlyMap<string, { readonly value: string }>): IniValues {
  return new Map([...values].map(([key, { value }]) => [key, value]));
}

function readTomlConfig(path: string, toml: TomlResult, pytest: PytestVersion): IniFileResult {
  if (!toml.ok) return { kind: "error", exit: 4, message: `${path}: ${toml.message}`, line: toml.line };
  if (baseName(path) !== "pyproject.toml") {
    return { kind: "values", values: tomlValues(table(toml.value.pytest) ?? {}) };
  }
  const pytestTable = table(table(toml.value.tool)?.pytest);
  if (pytestTable === undefined) return NONE;
  const { ini_options: options, ...native } = pytestTable;
  if (pytest === "9" && Object.keys(native).length > 0) {
    if (options === undefined) return { kind: "values", values: tomlValues(native) };
    const message = `${path}: Cannot use both [tool.pytest] (native TOML types) and [tool.pytest.ini_options] (string-based INI format) simultaneously.`;
    return { kind: "error", exit: 4, message, line: toml.lineOf(["tool", "pytest"]) };
  }
  const values = table(options);
  return values === undefined ? NONE : { kind: "values", values: tomlValues(values) };
}

function table(value: TomlValue | undefined): TomlTable | undefined {
  if (typeof value !== "object" || Array.isArray(value) || value instanceof Date) return undefined;
  return value;
}

function tomlValues(values: TomlTable): IniValues {
  const read = new Map<string, string | readonly string[]>();
  for (const [key, value] of Object.entries(values)) {
    read.set(key, Array.isArray(value) ? value.map(scalar) : scalar(value));
  }
  return read;
}

/** `str(value)` of what TOML gives. */
function scalar(value: TomlValue): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
