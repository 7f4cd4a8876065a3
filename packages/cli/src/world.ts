import { accessSync, constants } from "node:fs";
import path from "node:path";
import {
  buildFileTree,
  createConfig,
  fromToml,
  UsageError,
  type ConfigSource,
  type FileTree,
  type LintConfig,
  type TreeSource,
  type WatchTree,
} from "@pylayout/core";
import {
  archiveAt,
  archiveSource,
  diskSource,
  findRoot,
  indexSource,
  loadConfigFile,
  projectTable,
  treeishSource,
  worktreeSource,
  type ConfigFile,
} from "@pylayout/node";
import { python } from "@pylayout/python";
import { BUILTIN_PRESETS } from "./builtin-presets.ts";
import { BUILTIN_RULE_MAP } from "./builtin-rules.ts";
import { OWN_MODULES } from "./own-modules.ts";
import { VERSION } from "./version.ts";

/** What the command line says of the world to look at. */
export interface WorldOptions {
  readonly source: string;
  readonly isolated: boolean;
  readonly config: string | undefined;
  readonly python: string | undefined;
  /** `NAME: LEVEL` pairs, later ones winning. */
  readonly rules: readonly string[];
  /** Presets to start from instead of the recommended one. */
  readonly presets?: readonly string[];
  /** The directory of the project that an archive is compared with. */
  readonly against?: string | undefined;
}

/** One root with its files and its configuration. */
export interface World {
  /** Absolute path of the root. */
  readonly root: string;
  readonly sourceName: string;
  readonly tree: FileTree;
  readonly config: LintConfig;
}

const FIXABLE_SOURCES = ["worktree", "disk", "index"];

/** @throws UsageError for a source that nothing can be written to. */
export function requireFixable(source: string): void {
  if (FIXABLE_SOURCES.includes(source)) return;
  throw new UsageError(`fixes cannot be written to the source ${JSON.stringify(source)}`, {
    hint: `they work on ${FIXABLE_SOURCES.join(", ")}`,
  });
}

export async function openWorld(root: string, options: WorldOptions, watch?: WatchTree): Promise<World> {
  const archive = archiveAt(root) === root ? await openArchive(root, options.source) : undefined;
  const source = archive ?? openSource(root, options.source);
  const tree = buildFileTree(source, watch, originOf(root, archive !== undefined, options.against));
  const file = options.isolated ? undefined : await findConfig(root, options.config, archive && tree);
  const sources: ConfigSource[] = [
    ...configSources(file, options.presets ?? []),
    ...options.rules.map(ruleFlag),
    ...(options.python === undefined
      ? []
      : [flag(`--python ${options.python}`, { settings: { python: options.python } })]),
  ];
  const config = await createConfig(sources, {
    rules: BUILTIN_RULE_MAP,
    presets: new Map(Object.entries(BUILTIN_PRESETS)),
    language: python,
    version: VERSION,
    loadPlugin: async (name, from) => (await packages()).loadPlugin(name, from, root),
    loadPreset: async (name, from) => (await packages()).loadPreset(name, from, root),
  });
  return {
    root,
    sourceName: archive ? "archive" : options.source,
    tree,
    config,
  };
}

/** What `--preset` names takes the place of the recommended preset; the project's own settings stand above it. */
function configSources(file: ConfigFile | undefined, presets: readonly string[]): ConfigSource[] {
  const names = presets.flatMap((value) => value.split(",")).map((name) => name.trim());
  const own = file === undefined ? [] : [configOf(file, names.length > 0)];
  if (names.length > 0) return [flag(`--preset ${names.join(",")}`, { extends: names }), ...own];
  const config = { name: "default", extends: ["recommended"] };
  return file === undefined ? [{ label: "no configuration", base: "", keys: "camelCase", config }] : own;
}

/** The project that an archive should have been built from. */
function originOf(root: string, isArchive: boolean, against: string | undefined): FileTree | undefined {
  if (against === undefined) return undefined;
  if (!isArchive) {
    throw new UsageError("only an archive is compared with its source", {
      where: `--against ${against}`,
      hint: "pylayout lint dist/*.whl --against .",
    });
  }
  const found = findRoot(against);
  return buildFileTree(worktreeSource(found.root));
}

function openArchive(path: string, source: string): Promise<TreeSource> {
  if (source === "worktree") return archiveSource(path);
  throw new UsageError("an archive is its own source", { where: `--source ${source}`, hint: "leave --source out" });
}

/** Nothing of an archive is executed: a source distribution's [tool.pylayout] is read, its pylayout.config.* is not. */
async function findConfig(root: string, named: string | undefined, archive: FileTree | undefined) {
  const file = named === undefined ? {} : { file: named };
  if (archive === undefined || named !== undefined) {
    return loadConfigFile(archive ? path.dirname(root) : root, { ownModules: OWN_MODULES, ...file });
  }
  const entry = archive.get("pyproject.toml");
  const bytes = entry?.kind === "file" ? archive.read(entry) : undefined;
  return bytes && projectTable(path.join(root, "pyproject.toml"), "pyproject.toml", bytes);
}

function packages() {
  return import("./packages.ts");
}

function openSource(root: string, name: string): TreeSource {
  requireReadable(root);
  if (name === "worktree") return worktreeSource(root);
  if (name === "disk") return diskSource(root);
  return name === "index" ? indexSource(root) : treeishSource(root, name);
}

function requireReadable(root: string): void {
  try {
    accessSync(root, constants.R_OK | constants.X_OK);
  } catch {
    throw new UsageError("cannot be read", { where: root, hint: "give the user who runs this permission to read it" });
  }
}

function configOf(file: ConfigFile, hasPreset: boolean): ConfigSource {
  const defaults = { defaultExtends: hasPreset ? [] : ["recommended"], table: file.table };
  if (file.kind !== "module") return fromToml(file.value, file.label, defaults);
  return {
    label: file.label,
    base: "",
    keys: "camelCase",
    config: hasPreset ? file.value : withDefaultPreset(file.value),
  };
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

function flag(label: string, config: object): ConfigSource {
  return { label, base: "", keys: "camelCase", single: true, config };
}
