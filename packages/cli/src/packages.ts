import { fromToml, UsageError, type ConfigSource, type Plugin } from "@pylayout/core";
import { importPackage, readStaticConfig } from "@pylayout/node";
import path from "node:path";
import { OWN_MODULES } from "./own-modules.ts";

/** A plugin package, resolved from the config's directory, then from pylayout's own installation. */
export async function loadPlugin(name: string, from: ConfigSource, root: string): Promise<Plugin | undefined> {
  const module = await importPackage(name, directoryOf(from, root), OWN_MODULES);
  return module === undefined ? undefined : (mainExport(module, "plugin") as Plugin);
}

/** A preset from a local .toml or .json file, or from a package. */
export async function loadPreset(name: string, from: ConfigSource, root: string): Promise<ConfigSource | undefined> {
  if (/\.(toml|json)$/.test(name)) return staticPreset(name, from, root);
  const module = await importPackage(name, directoryOf(from, root), OWN_MODULES);
  if (module === undefined) return undefined;
  return { label: name, base: from.base, keys: "camelCase", config: mainExport(module, "config") };
}

function staticPreset(name: string, from: ConfigSource, root: string): ConfigSource {
  const file = readStaticConfig(root, path.resolve(directoryOf(from, root), name));
  if (!file) throw new UsageError(`${name} holds no configuration`, { where: from.label });
  return fromToml(file.value, file.label, { base: from.base });
}

function directoryOf(from: ConfigSource, root: string): string {
  return path.resolve(root, from.base);
}

/** The default export, or the one that is named after what it is. */
function mainExport(module: unknown, name: string): unknown {
  const exports = module as Readonly<Record<string, unknown>>;
  return exports.default ?? exports[name];
}
