import { Buffer } from "node:buffer";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { UsageError } from "@pylayout/core";
import { kindOf } from "../disk/kind-of.ts";
import { readIfPresent } from "../disk/read-if-present.ts";
import type { OwnModules } from "../modules/module-resolver.ts";
import type { ConfigFile } from "./config-file.ts";
import { parseToml } from "./parse-toml.ts";

export interface LoadConfigOptions {
  readonly ownModules?: OwnModules;
  /** A file to load instead of looking for one; from the current directory. */
  readonly file?: string;
}

const MODULE_NAMES = ["js", "mjs", "ts", "mts"].map((extension) => `pylayout.config.${extension}`);
const PYPROJECT = "pyproject.toml";
const TABLE = "tool.pylayout";

/**
 * The root's configuration: `pylayout.config.*`, or `[tool.pylayout]` in pyproject.toml; undefined where there is none.
 * Throws UsageError for more than one, for TOML that is broken, and for a module that cannot be loaded.
 */
export async function loadConfigFile(root: string, options: LoadConfigOptions = {}): Promise<ConfigFile | undefined> {
  if (options.file !== undefined) return loadNamedFile(root, options.file, options.ownModules ?? {});
  const modules = MODULE_NAMES.filter((name) => kindOf(join(root, name)) !== "none");
  const table = readTable(root, join(root, PYPROJECT));
  const [first, second] = table ? [...modules, `${PYPROJECT} ([tool.pylayout])`] : modules;
  if (second !== undefined) {
    throw new UsageError(`two configurations: ${first ?? ""} and ${second}`, {
      where: root,
      hint: "Keep one of them.",
    });
  }
  if (table || first === undefined) return table;
  return loadModule(root, join(root, first), options.ownModules ?? {});
}

async function loadNamedFile(root: string, file: string, ownModules: OwnModules): Promise<ConfigFile> {
  const path = resolve(file);
  if (/\.[cm]?[jt]s$/.test(path)) return loadModule(root, path, ownModules);
  const found = readStaticConfig(root, path);
  if (found) return found;
  throw new UsageError(`${file} holds no configuration`, { where: "--config", hint: "Add a [tool.pylayout] table." });
}

/** A .toml or .json file that a config extends or the command line names. Throws UsageError where it cannot be read. */
export function readStaticConfig(root: string, path: string): ConfigFile | undefined {
  const bytes = readIfPresent(path);
  const label = labelOf(root, path);
  if (bytes === undefined) throw new UsageError("cannot be read", { where: label, hint: "Does the file exist?" });
  if (!path.endsWith(".json")) {
    const document = parseToml(bytes, label);
    const own = tableIn(document);
    const value = own ?? (path.endsWith(PYPROJECT) ? undefined : document);
    const table = own === undefined ? "" : TABLE;
    return value === undefined ? undefined : { path, label, kind: "toml", table, value, text: bytes.toString("utf8") };
  }
  const text = bytes.toString("utf8");
  try {
    return { path, label, kind: "json", table: "", value: JSON.parse(text), text };
  } catch (error) {
    throw new UsageError(`not valid JSON: ${(error as Error).message}`, { where: label });
  }
}

async function loadModule(root: string, path: string, ownModules: OwnModules): Promise<ConfigFile> {
  const { importConfigModule } = await import("./import-config-module.ts");
  const label = labelOf(root, path);
  const bytes = readIfPresent(path);
  if (bytes === undefined) throw new UsageError("cannot be read", { where: label, hint: "Does the file exist?" });
  const value = await importConfigModule(path, label, ownModules);
  return { path, label, kind: "module", table: "", value, text: bytes.toString("utf8") };
}

function readTable(root: string, path: string): ConfigFile | undefined {
  const bytes = readIfPresent(path);
  return bytes && projectTable(path, labelOf(root, path), bytes);
}

/** The configuration in a pyproject.toml; undefined where it holds none. Throws UsageError for TOML that is broken. */
export function projectTable(path: string, label: string, bytes: Uint8Array): ConfigFile | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const value = tableIn(parseToml(buffer, label));
  if (value === undefined) return undefined;
  return { path, label, kind: "toml", table: TABLE, value, text: buffer.toString("utf8") };
}

/** `[tool.pylayout]` of a TOML document. */
export function tableIn(document: Readonly<Record<string, unknown>>): unknown {
  const tool = document.tool;
  return typeof tool === "object" && tool !== null && "pylayout" in tool ? tool.pylayout : undefined;
}

function labelOf(root: string, path: string): string {
  const below = relative(root, path);
  return below.startsWith("..") || isAbsolute(below) ? path : below.split(sep).join("/");
}
