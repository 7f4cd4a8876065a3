import path from "node:path";
import {
  createConfig,
  fromToml,
  UsageError,
  type ConfigInput,
  type ConfigSource,
  type FileTree,
  type LintConfig,
} from "@pylayout/core";
import { loadConfigFile, projectTable, type ConfigFile } from "@pylayout/node";
import { python } from "@pylayout/python";
import { BUILTIN_PRESETS } from "./builtin-presets.ts";
import { BUILTIN_RULE_MAP } from "./builtin-rules.ts";
import { OWN_MODULES } from "./own-modules.ts";
import { VERSION } from "./version.ts";

/** What the command line, or a program, says of the configuration to use. */
export interface ConfigOptions {
  /** No configuration of the tree is loaded. */
  readonly isolated: boolean;
  /** A file to load instead of the project's own configuration. */
  readonly config: string | undefined;
  /** Entries that stand in for the project's own configuration. */
  readonly entries?: ConfigInput | undefined;
  /** Entries over the configuration. */
  readonly overrides?: ConfigInput | undefined;
  readonly python: string | undefined;
  /** Check the whole grammar of every file. */
  readonly thorough?: boolean | undefined;
  /** Presets to start from instead of the recommended one. */
  readonly presets?: readonly string[];
  /** `NAME: LEVEL` pairs, later ones winning. */
  readonly rules: readonly string[];
}

/** Where a configuration belongs to. */
export interface ConfigPlace {
  /** Absolute; packages that the configuration names are looked for from here. */
  readonly root: string;
  /** Where the files do not lie on disk: only static configuration in them counts, and none of their code is executed. */
  readonly files?: FileTree | undefined;
}

/**
 * The configuration of a root, ready for questions.
 * @throws UsageError with every mistake in it
 */
export async function openConfig(place: ConfigPlace, options: ConfigOptions): Promise<LintConfig> {
  const { root } = place;
  const sources: ConfigSource[] = [
    ...(await baseSources(place, options)),
    ...(options.overrides === undefined ? [] : [code("overrides", options.overrides)]),
    ...options.rules.map(ruleFlag),
    ...(options.thorough === true ? [flag("--thorough", { settings: { thorough: true } })] : []),
    ...(options.python === undefined
      ? []
      : [flag(`--python ${options.python}`, { settings: { python: options.python } })]),
  ];
  return createConfig(sources, {
    rules: BUILTIN_RULE_MAP,
    presets: new Map(Object.entries(BUILTIN_PRESETS)),
    language: python,
    version: VERSION,
    loadValidators: async () => (await import("./option-validators.ts")).OPTION_VALIDATORS,
    loadPlugin: async (name, from) => (await packages()).loadPlugin(name, from, root),
    loadPreset: async (name, from) => (await packages()).loadPreset(name, from, root),
  });
}

/** What `--preset` names takes the place of the recommended preset; the project's own settings stand above it. */
async function baseSources(place: ConfigPlace, options: ConfigOptions): Promise<ConfigSource[]> {
  const names = (options.presets ?? []).flatMap((value) => value.split(",")).map((name) => name.trim());
  const own = await ownSource(place, options, names.length > 0);
  if (names.length > 0) return [flag(`--preset ${names.join(",")}`, { extends: names }), ...own];
  const config = { name: "default", extends: ["recommended"] };
  return own.length === 0 ? [code("no configuration", config)] : own;
}

async function ownSource(place: ConfigPlace, options: ConfigOptions, hasPreset: boolean): Promise<ConfigSource[]> {
  if (options.entries !== undefined) return [code("config", withDefaultPreset(options.entries))];
  const file = options.isolated ? undefined : await findConfig(place, options.config);
  return file === undefined ? [] : [configOf(file, hasPreset)];
}

async function findConfig({ root, files }: ConfigPlace, named: string | undefined): Promise<ConfigFile | undefined> {
  if (named !== undefined) return loadConfigFile(root, { ownModules: OWN_MODULES, file: named });
  if (files === undefined) return loadConfigFile(root, { ownModules: OWN_MODULES });
  const entry = files.get("pyproject.toml");
  const bytes = entry?.kind === "file" ? files.read(entry) : undefined;
  return bytes && projectTable(path.join(root, "pyproject.toml"), "pyproject.toml", bytes);
}

function packages() {
  return import("./packages.ts");
}

function configOf(file: ConfigFile, hasPreset: boolean): ConfigSource {
  const defaults = { defaultExtends: hasPreset ? [] : ["recommended"], table: file.table };
  if (file.kind !== "module") return fromToml(file.value, file.label, defaults);
  return code(file.label, hasPreset ? file.value : withDefaultPreset(file.value));
}

/** A config in which no entry extends anything builds on the recommended preset; `extends: []` says that it does not. */
function withDefaultPreset(config: unknown): unknown {
  return extendsSomething(config) ? config : [{ name: "default", extends: ["recommended"] }, config];
}

function extendsSomething(config: unknown): boolean {
  if (Array.isArray(config)) return config.some(extendsSomething);
  return typeof config === "object" && config !== null && "extends" in config;
}

function ruleFlag(text: string): ConfigSource {
  const [, name, level] = /^\s*([^:\s]+)\s*[:=]\s*(\S+)\s*$/.exec(text) ?? [];
  if (name === undefined || level === undefined) {
    throw new UsageError(`--rule takes 'NAME: LEVEL', not ${JSON.stringify(text)}`, {
      hint: "for example --rule 'missing-init: error'",
    });
  }
  return flag(`--rule '${text}'`, { rules: { [name]: level } });
}

/** A configuration that a program gives. */
function code(label: string, config: unknown): ConfigSource {
  return { label, base: "", keys: "camelCase", config };
}

function flag(label: string, config: object): ConfigSource {
  return { label, base: "", keys: "camelCase", single: true, config };
}
