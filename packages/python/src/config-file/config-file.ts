import type { FileTree } from "@pylayout/core";
import { readIni, type IniDialect, type IniResult } from "./read-ini.ts";
import { readToml, type TomlResult } from "./read-toml.ts";
import { readYaml, type YamlResult } from "./read-yaml.ts";

type Read<Result> = (text: string) => Result;

const memory = new WeakMap<FileTree, Map<string, unknown>>();

/** The TOML file at a path, read once for a tree; undefined where there is none. */
export function tomlFile(tree: FileTree, path: string): TomlResult | undefined {
  return remembered(tree, `toml\0${path}`, path, readToml);
}

export function iniFile(tree: FileTree, path: string, dialect: IniDialect): IniResult | undefined {
  return remembered(tree, `${dialect}\0${path}`, path, (text) => readIni(text, dialect));
}

export function yamlFile(tree: FileTree, path: string): YamlResult | undefined {
  return remembered(tree, `yaml\0${path}`, path, readYaml);
}

/** The text of a file, links followed; undefined where there is no readable file. */
export function textFile(tree: FileTree, path: string): string | undefined {
  return remembered(tree, `text\0${path}`, path, (text) => text);
}

function remembered<Result>(tree: FileTree, key: string, path: string, read: Read<Result>): Result | undefined {
  const known = memory.get(tree) ?? new Map<string, unknown>();
  memory.set(tree, known);
  if (known.has(key)) return known.get(key) as Result | undefined;
  const entry = tree.follow(path);
  const text = entry?.kind === "file" ? tree.readText(entry) : undefined;
  const result = text === undefined ? undefined : read(text);
  known.set(key, result);
  return result;
}
