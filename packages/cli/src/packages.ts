import { fromToml, UsageError, type ConfigSource, type Plugin } from "@pylayout/core";
import { importPackage, kindOf, packageDirectory, readStaticConfig } from "@pylayout/node";
import path from "node:path";
import type { Formatter } from "./format/formatter.ts";
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
  const place = packageDirectory(name, directoryOf(from, root));
  const config = mainExport(module, "config");
  return {
    label: name,
    base: from.base,
    keys: "camelCase",
    config,
    ...(place === undefined ? {} : { directory: place }),
  };
}

/**
 * A formatter package or module, resolved from a directory, then from pylayout's own installation. What goes wrong in
 * it is told as a mistake in it, not in pylayout.
 */
export async function loadFormatter(name: string, directory: string): Promise<Formatter | undefined> {
  const module = await importPackage(name, directory, OWN_MODULES);
  if (module === undefined) return undefined;
  const format = mainExport(module, "formatter");
  if (typeof format !== "function") {
    throw new UsageError("exports no formatter", {
      where: name,
      hint: "its default export must be a function of a report that gives a text",
    });
  }
  return async (report, context) => {
    const text = await callFormatter(name, () => (format as (...args: readonly unknown[]) => unknown)(report, context));
    if (typeof text === "string") return text;
    throw new UsageError(`the formatter gave no text but ${typeof text}`, { where: name });
  };
}

async function callFormatter(name: string, call: () => unknown): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    throw new UsageError(`the formatter threw: ${stack.split("\n").slice(0, 3).join(" ")}`, { where: name });
  }
}

function staticPreset(name: string, from: ConfigSource, root: string): ConfigSource {
  const place = path.resolve(directoryOf(from, root), name);
  if (kindOf(place) === "none") {
    throw new UsageError(`the preset ${name} cannot be found`, { hint: `looked for at ${place}` });
  }
  const file = readStaticConfig(root, place);
  if (!file) throw new UsageError(`${name} holds no configuration`);
  const { table } = file;
  return fromToml(file.value, file.label, { base: from.base, directory: path.dirname(place), table });
}

function directoryOf(from: ConfigSource, root: string): string {
  return path.resolve(root, from.directory ?? from.base);
}

/** The default export, or the one that is named after what it is. */
function mainExport(module: unknown, name: string): unknown {
  const exports = module as Readonly<Record<string, unknown>>;
  return exports.default ?? exports[name];
}
