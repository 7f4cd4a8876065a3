import type { FileTree } from "@pylayout/core";
import {
  isTomlTable,
  tomlAt,
  tomlFile,
  tomlString,
  tomlTable,
  type TomlResult,
  type TomlTable,
  type TomlValue,
} from "../../config-file/index.ts";
import { namedVersion } from "../../versions/named-version.ts";
import type { CiJob, NamedPython } from "./ci-job.ts";
import { ScriptReader } from "./script-reader.ts";
import { resolvePath } from "./shell-path.ts";
import { toxExpand } from "./tox-substitution.ts";

type Toml = Extract<TomlResult, { ok: true }>;

/** tox's own TOML configuration: tox.toml, or `[tool.tox]` of pyproject.toml. */
export function nativeToxEnvironments(tree: FileTree, directory: string): readonly CiJob[] {
  for (const [name, keys] of [
    ["tox.toml", []],
    ["pyproject.toml", ["tool", "tox"]],
  ] as const) {
    const path = directory === "" ? name : `${directory}/${name}`;
    const file = tomlFile(tree, path);
    const table = file?.ok ? tomlTable(file.value, ...keys) : undefined;
    if (file?.ok && table) return new ToxToml(tree, path, directory, file, keys, table).environments();
  }
  return [];
}

class ToxToml {
  readonly #tree: FileTree;
  readonly #path: string;
  readonly #directory: string;
  readonly #file: Toml;
  readonly #keys: readonly string[];
  readonly #table: TomlTable;

  constructor(tree: FileTree, path: string, directory: string, file: Toml, keys: readonly string[], table: TomlTable) {
    this.#tree = tree;
    this.#path = path;
    this.#directory = directory;
    this.#file = file;
    this.#keys = keys;
    this.#table = table;
  }

  environments(): readonly CiJob[] {
    const base = tomlTable(this.#table, "env_run_base") ?? {};
    const jobs = [this.#job("testenv", ["env_run_base"], base, base, this.#listed())];
    for (const [name, value] of Object.entries(tomlTable(this.#table, "env") ?? {})) {
      if (!isTomlTable(value)) continue;
      const version = namedVersion(name);
      const line = this.#line("env", name);
      jobs.push(this.#job(`testenv:${name}`, ["env", name], value, base, version === null ? [] : [{ version, line }]));
    }
    return jobs;
  }

  #job(name: string, keys: readonly string[], own: TomlTable, base: TomlTable, pythons: readonly NamedPython[]): CiJob {
    const reader = new ScriptReader(this.#tree);
    const line = this.#line(...keys);
    const value = (key: string): TomlValue | undefined => tomlAt(own, key) ?? tomlAt(base, key);
    const skips = value("skip_install") === true || tomlAt(this.#table, "no_package") === true;
    const evidence = { path: this.#path, line, text: "tox" };
    if (!skips || value("use_develop") === true) reader.addInstall(evidence, "tox", this.#directory);
    const changed = tomlString({ changed: value("change_dir") ?? "" }, "changed") ?? "";
    const cwd = changed === "" ? this.#directory : resolvePath(this.#directory, toxExpand(this.#directory, changed));
    const environment = this.#environment(value("set_env"));
    for (const words of commandsOf(value("commands"))) {
      const command = words.map((word) => toxExpand(this.#directory, word, environment)).filter((word) => word !== "");
      const place = { path: this.#path, line: this.#line(...keys, "commands"), cwd, environment };
      reader.command(command, { ...evidence, line: place.line, text: command.join(" ") }, place);
    }
    return { path: this.#path, name, line, pythons, ...reader.facts };
  }

  #environment(value: TomlValue | undefined): ReadonlyMap<string, string> {
    const variables = new Map<string, string>();
    for (const [name, set] of Object.entries(isTomlTable(value) ? value : {})) {
      if (typeof set === "string") variables.set(name, toxExpand(this.#directory, set, variables));
    }
    return variables;
  }

  #line(...keys: readonly string[]): number {
    return this.#file.lineOf([...this.#keys, ...keys]);
  }

  #listed(): readonly NamedPython[] {
    const line = this.#line("env_list");
    const versions = stringsIn(tomlAt(this.#table, "env_list")).map(namedVersion);
    return [...new Set(versions)].flatMap((version) => (version === null ? [] : [{ version, line }]));
  }
}

/** All strings of a value, however deep: `env_list` also takes tables of products. */
function stringsIn(value: TomlValue | undefined, depth = 0): string[] {
  if (typeof value === "string") return [value];
  if (depth > 10) return [];
  if (Array.isArray(value)) return value.flatMap((item) => stringsIn(item, depth + 1));
  return isTomlTable(value) ? Object.values(value).flatMap((item) => stringsIn(item, depth + 1)) : [];
}

/** Commands as lists of words; `{ replace = "posargs", default = [...] }` gives its default, "env" what the name stands for. */
function commandsOf(value: TomlValue | undefined): string[][] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((command) => (Array.isArray(command) ? [command.flatMap(wordsOf)] : []));
}

function wordsOf(value: TomlValue): string[] {
  if (typeof value === "string") return [value];
  if (isTomlTable(value) && value.replace === "posargs") return stringsIn(value.default);
  const { replace, name, default: fallback = "" } = isTomlTable(value) ? value : {};
  if (replace === "env" && typeof name === "string" && typeof fallback === "string")
    return [`{env:${name}:${fallback}}`];
  return ["$UNKNOWN"];
}
