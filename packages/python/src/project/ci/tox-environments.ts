import type { FileTree } from "@pylayout/core";
import { iniFile, readIni, tomlFile, tomlString, type IniSection, type IniValue } from "../../config-file/index.ts";
import { namedVersion } from "../../versions/named-version.ts";
import type { CiJob, NamedPython, ScriptFacts } from "./ci-job.ts";
import { localInstalls } from "./pip-install.ts";
import { ScriptReader } from "./script-reader.ts";
import { resolvePath } from "./shell-path.ts";
import { toxExpand } from "./tox-substitution.ts";
import { nativeToxEnvironments } from "./tox-toml.ts";

type Sections = ReadonlyMap<string, IniSection>;

/** The environments of tox in a project's directory: tox.ini, setup.cfg, or pyproject.toml. */
export function toxEnvironments(tree: FileTree, directory: string): readonly CiJob[] {
  const at = (name: string) => (directory === "" ? name : `${directory}/${name}`);
  const ini = iniFile(tree, at("tox.ini"), "configparser");
  if (ini?.ok) return environmentsOf(tree, at("tox.ini"), directory, ini.sections, "tox");
  const cfg = iniFile(tree, at("setup.cfg"), "configparser");
  if (cfg?.ok && cfg.sections.has("tox:tox"))
    return environmentsOf(tree, at("setup.cfg"), directory, cfg.sections, "tox:tox");
  const toml = tomlFile(tree, at("pyproject.toml"));
  const legacy = toml?.ok ? tomlString(toml.value, "tool", "tox", "legacy_tox_ini") : undefined;
  if (legacy !== undefined && toml?.ok) {
    const nested = readIni(legacy, "configparser");
    const offset = toml.lineOf(["tool", "tox", "legacy_tox_ini"]);
    return nested.ok
      ? environmentsOf(tree, at("pyproject.toml"), directory, moved(nested.sections, offset), "tox")
      : [];
  }
  return nativeToxEnvironments(tree, directory);
}

/** Lines of a text inside a TOML string, counted in the file. */
function moved(sections: Sections, offset: number): Sections {
  const shift = (value: IniValue): IniValue => ({
    ...value,
    line: value.line + offset,
    lines: value.lines.map((l) => l + offset),
  });
  return new Map(
    [...sections].map(([name, { line, values }]) => [
      name,
      { line: line + offset, values: new Map([...values].map(([key, value]) => [key, shift(value)])) },
    ]),
  );
}

function environmentsOf(
  tree: FileTree,
  path: string,
  directory: string,
  sections: Sections,
  main: string,
): readonly CiJob[] {
  const tox = sections.get(main);
  const base = sections.get("testenv");
  const envlist = tox?.values.get("envlist") ?? tox?.values.get("env_list");
  const jobs: CiJob[] = [];
  for (const [name, section] of sections) {
    if (name !== "testenv" && !name.startsWith("testenv:")) continue;
    const value = (...keys: string[]) => firstValue([section, base], keys);
    const environment = new ToxEnvironment(tree, path, directory, sections);
    const own = expandBraces(name.slice("testenv:".length));
    const skips =
      isTrue(value("skip_install")) || isTrue(tox?.values.get("skipsdist")) || isTrue(tox?.values.get("no_package"));
    const facts = environment.read(value, skips && !isTrue(value("usedevelop", "use_develop")), section.line);
    const pythons = name === "testenv" ? versionsOf(envlist) : versionsIn(own, () => section.line);
    jobs.push({ path, name, line: section.line, pythons, ...facts });
  }
  if (!base && envlist) {
    jobs.unshift({
      path,
      name: "testenv",
      line: tox?.line ?? 0,
      pythons: versionsOf(envlist),
      pytest: [],
      installs: [],
      opaque: [],
      layoutChecks: [],
    });
  }
  return jobs;
}

/** How deep sections may refer to sections. */
const MAX_DEPTH = 5;

type Value = (...keys: string[]) => IniValue | undefined;

class ToxEnvironment {
  readonly #tree: FileTree;
  readonly #path: string;
  readonly #directory: string;
  readonly #sections: Sections;

  constructor(tree: FileTree, path: string, directory: string, sections: Sections) {
    this.#tree = tree;
    this.#path = path;
    this.#directory = directory;
    this.#sections = sections;
  }

  read(value: Value, skipsInstall: boolean, line: number): ScriptFacts {
    const reader = new ScriptReader(this.#tree);
    const evidence = { path: this.#path, line, text: "tox" };
    if (!skipsInstall) reader.addInstall(evidence, "tox", this.#directory);
    for (const dep of value("deps")?.value.split("\n") ?? []) this.#dependency(dep, reader, evidence);
    const changed = value("changedir", "change_dir")?.value.trim();
    const cwd =
      changed === undefined ? this.#directory : resolvePath(this.#directory, toxExpand(this.#directory, changed));
    const environment = this.#environment(value("setenv", "set_env"));
    for (const { text, line: at } of this.#commands(value("commands"), environment)) {
      reader.read(text, { path: this.#path, line: at, cwd, environment });
    }
    return reader.facts;
  }

  #dependency(raw: string, reader: ScriptReader, evidence: { path: string; line: number; text: string }): void {
    const dep = toxExpand(this.#directory, raw.replace(/^[\w{},!.-]+:\s+/, ""));
    if (dep.trim() === "" || dep.includes("{")) return;
    const { directories } = localInstalls(this.#tree, dep.trim().split(/\s+/), this.#directory);
    for (const directory of directories) reader.addInstall(evidence, "pip", directory);
  }

  /** The variables of `set_env` in order, those of other sections that it refers to included. */
  #environment(value: IniValue | undefined, variables = new Map<string, string>(), depth = 0): Map<string, string> {
    for (const line of value?.value.split("\n") ?? []) {
      const target = this.#referred(line.trim());
      if (target !== null && depth < MAX_DEPTH) this.#environment(target, variables, depth + 1);
      const match = /^(?:[\w{},!.-]+:\s+)?(\w+)\s*=\s*(.*)$/.exec(line.trim());
      if (match) variables.set(match[1] ?? "", toxExpand(this.#directory, match[2] ?? "", variables));
    }
    return variables;
  }

  /** What `{[section]key}` stands for; null for another line. */
  #referred(line: string): IniValue | undefined | null {
    const reference = /^\{\[([^\]]+)\]([\w-]+)\}$/.exec(line);
    return reference ? this.#sections.get(reference[1] ?? "")?.values.get(reference[2] ?? "") : null;
  }

  /** One command for each line, continuations joined, references to other sections followed. */
  #commands(
    value: IniValue | undefined,
    variables: ReadonlyMap<string, string>,
    depth = 0,
  ): { text: string; line: number }[] {
    const commands: { text: string; line: number }[] = [];
    let open = false;
    value?.value.split("\n").forEach((raw, i) => {
      const text = raw.trim();
      const last = commands.at(-1);
      if (open && last) last.text += ` ${text.replace(/\\$/, "")}`;
      else if (text !== "") commands.push({ text: text.replace(/\\$/, ""), line: value.lines[i] ?? value.line });
      open = text.endsWith("\\");
    });
    return commands.flatMap(({ text, line }) => {
      const target = this.#referred(text);
      if (target !== null) return depth < MAX_DEPTH ? this.#commands(target, variables, depth + 1) : [];
      const command = text.replace(/^[\w{},!.-]+:\s+/, "").replace(/^[-!]\s*/, "");
      return [{ text: toxExpand(this.#directory, command, variables), line }];
    });
  }
}

function firstValue(sections: readonly (IniSection | undefined)[], keys: readonly string[]): IniValue | undefined {
  for (const section of sections) {
    for (const key of keys) {
      const value = section?.values.get(key);
      if (value) return value;
    }
  }
  return undefined;
}

function isTrue(value: IniValue | undefined): boolean {
  return /^(?:true|1|yes|on)$/i.test(value?.value.trim() ?? "");
}

/** The versions that an envlist names, braces and ranges expanded: `py{38,310-312}-{a,b}`. */
function versionsOf(envlist: IniValue | undefined): readonly NamedPython[] {
  const lines = envlist?.value.split("\n") ?? [];
  const found = lines.flatMap((text, i) =>
    versionsIn(expandBraces(text.replace(/(?:^|\s)#.*$/, "")), () => envlist?.lines[i] ?? envlist?.line ?? 0),
  );
  return found.filter(({ version }, i) => found.findIndex((other) => other.version === version) === i);
}

function versionsIn(names: readonly string[], line: () => number): readonly NamedPython[] {
  const versions = new Set(names.map(namedVersion));
  return [...versions].flatMap((version) => (version === null ? [] : [{ version, line: line() }]));
}

function expandBraces(text: string): string[] {
  let names = [""];
  for (const part of text.split(/(\{[^}]*\})/)) {
    const choices = part.startsWith("{") ? part.slice(1, -1).split(",").flatMap(expandRange) : [part];
    names = names.flatMap((name) => choices.map((choice) => name + choice)).slice(0, 1000);
  }
  return names.flatMap((name) => name.split(/[\s,]+/));
}

function expandRange(choice: string): string[] {
  const range = /^(\d+)-(\d+)$/.exec(choice.trim());
  if (!range) return [choice.trim()];
  const [first, last] = [Number(range[1]), Number(range[2])];
  return last - first > 100 ? [] : Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => String(first + i));
}
