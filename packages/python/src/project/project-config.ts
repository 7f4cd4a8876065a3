import type { FileTree } from "@pylayout/core";
import {
  iniFile,
  textFile,
  tomlFile,
  type IniSection,
  type IniValue,
  type TomlResult,
  type TomlTable,
} from "../config-file/index.ts";
import { distInfo, distInfoHeaders } from "../wheel/built/dist-info.ts";

const EMPTY: TomlTable = {};

/** The configuration files of one project, each read when first asked for. */
export class ProjectConfig {
  readonly tree: FileTree;
  /** Directory of the project; "" for the tree's root. */
  readonly path: string;

  constructor(tree: FileTree, path: string) {
    this.tree = tree;
    this.path = path;
  }

  /** A path below the project as a path of the tree. */
  at(name: string): string {
    if (name === "") return this.path;
    return this.path === "" ? name : `${this.path}/${name}`;
  }

  has(name: string): boolean {
    return this.tree.follow(this.at(name))?.kind === "file";
  }

  /** Headers of METADATA where the tree is a built wheel. */
  get wheelMetadata(): ReadonlyMap<string, readonly string[]> | undefined {
    const info = distInfo(this.tree, this.path);
    return info && distInfoHeaders(this.tree, info, "METADATA");
  }

  /** Where that stands. */
  get wheelMetadataPath(): string {
    return `${distInfo(this.tree, this.path)?.directory.path ?? ""}/METADATA`;
  }

  /** pyproject.toml; undefined where it is absent or no TOML. */
  get toml(): Extract<TomlResult, { ok: true }> | undefined {
    const file = tomlFile(this.tree, this.at("pyproject.toml"));
    return file?.ok ? file : undefined;
  }

  /** There is a pyproject.toml, but it is no TOML. */
  get isBroken(): boolean {
    return tomlFile(this.tree, this.at("pyproject.toml"))?.ok === false;
  }

  get pyprojectText(): string {
    return textFile(this.tree, this.at("pyproject.toml")) ?? "";
  }

  /** The table of pyproject.toml; empty where there is none. */
  get pyproject(): TomlTable {
    return this.toml?.value ?? EMPTY;
  }

  tomlLine(keys: readonly string[], text?: string): number {
    return this.toml?.lineOf(keys, text) ?? 0;
  }

  setupCfg(section: string): IniSection | undefined {
    const file = iniFile(this.tree, this.at("setup.cfg"), "configparser");
    return file?.ok ? file.sections.get(section) : undefined;
  }

  /** setuptools takes `-` and `_` in keys of setup.cfg as the same. */
  setupCfgValue(section: string, key: string): IniValue | undefined {
    const values = this.setupCfg(section)?.values;
    return values?.get(key) ?? values?.get(key.replaceAll("_", "-"));
  }

  get setupPy(): string | undefined {
    return textFile(this.tree, this.at("setup.py"));
  }

  /** A string given to a keyword in setup.py, as a literal or by a constant of the file, with the keyword's line. */
  setupPyString(keyword: string): { readonly value: string; readonly line: number } | undefined {
    const text = this.setupPy;
    const match =
      text && new RegExp(`(?<![\\w.])${keyword}\\s*=\\s*(?:(["'])(.*?)\\1|([A-Za-z_]\\w*)\\s*[,)])`).exec(text);
    if (!match) return undefined;
    const value = match[2] ?? constantIn(text, match[3] ?? "");
    return value === undefined ? undefined : { value, line: lineAt(text, match.index) };
  }
}

/** A module-level constant that is assigned once, a string literal. */
export function constantIn(text: string, name: string): string | undefined {
  const assignments = [...text.matchAll(new RegExp(`^${name}[ \\t]*=[ \\t]*(.*)$`, "gm"))];
  const literal = /^(["'])(.*?)\1[ \t]*(?:#.*)?$/.exec(assignments[0]?.[1] ?? "");
  return assignments.length === 1 ? literal?.[2] : undefined;
}

export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
