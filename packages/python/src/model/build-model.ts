import type { ContentMemo, FileEntry, FileTree } from "@pylayout/core";
import { tomlFile, yamlFile } from "../config-file/index.ts";
import type { TomlResult } from "../config-file/read-toml.ts";
import type { YamlResult } from "../config-file/read-yaml.ts";
import { testEnvironments } from "../project/ci/test-environments.ts";
import { findProjects } from "../project/find-projects.ts";
import { sourceFacts, type SourceHost } from "../source/read-source.ts";
import { SourceMemo } from "../source/rest/source-memo.ts";
import { SourceStore } from "../source/rest/source-store.ts";
import type { SourceFacts } from "../source/source-facts.ts";
import { lazy } from "../project/lazy.ts";
import { ProjectModel } from "./project-model.ts";
import { readProjectSettings } from "./project-settings.ts";
import type { Project, PythonModel } from "./python-model.ts";

/** In a tree of more files, what is kept of them would take too much room. */
const MOST_REMEMBERED = 20_000;

type Settings = Readonly<Record<string, unknown>>;

export function buildModel(
  tree: FileTree,
  settings: Settings,
  settingsAt: (path: string) => Settings = () => settings,
  memo?: ContentMemo,
): PythonModel {
  return new TreeModel(tree, settings, settingsAt, tree.fileCount > MOST_REMEMBERED ? undefined : memo);
}

class TreeModel implements PythonModel {
  readonly tree: FileTree;
  readonly #settings: Settings;
  readonly #settingsAt: (path: string) => Settings;
  readonly #host: SourceHost;
  readonly #memo: SourceMemo | undefined;
  readonly #sources = new Map<string, SourceFacts | undefined>();

  constructor(
    tree: FileTree,
    settings: Settings,
    settingsAt: (path: string) => Settings,
    memo: ContentMemo | undefined,
  ) {
    this.tree = tree;
    this.#settings = settings;
    this.#settingsAt = settingsAt;
    this.#memo = memo && new SourceMemo(memo);
    this.#host = {
      store: new SourceStore(tree.fileCount),
      bytes: (path) => this.#bytes(path),
      isThorough: (path) => this.#isThorough(path),
    };
  }

  get projects(): readonly Project[] {
    return [...this.#projects().values()];
  }

  projectOf(path: string): Project {
    const project = this.#projects().get(this.#innermost(path, this.#projects()));
    if (!project) throw new Error("a model without a root project");
    return project;
  }

  source(path: string): SourceFacts | undefined {
    if (this.#sources.has(path)) return this.#sources.get(path);
    const entry = this.tree.follow(path);
    const facts = entry?.kind === "file" ? this.#facts(path, entry) : undefined;
    this.#sources.set(path, facts);
    return facts;
  }

  #facts(path: string, file: FileEntry): SourceFacts | undefined {
    // What a link leads to is remembered by its own path.
    const memo = file.path === path && file.problem === undefined ? this.#memo : undefined;
    const known = memo?.recall(path);
    if (known === undefined && this.tree.readLatin1(file) === undefined) return undefined;
    const facts = sourceFacts(path, this.#host, known);
    memo?.add(path, facts);
    return facts;
  }

  #bytes(path: string): string {
    const file = this.tree.follow(path);
    return (file?.kind === "file" ? this.tree.readLatin1(file) : undefined) ?? "";
  }

  /** The whole grammar is checked where somebody asks for it, and where somebody works. */
  #isThorough(path: string): boolean {
    const { thorough } = readProjectSettings(this.#settings);
    if (thorough !== undefined) return thorough;
    const file = this.tree.follow(path);
    return file?.kind === "file" && this.tree.isChanged(file);
  }

  toml(path: string): TomlResult | undefined {
    return tomlFile(this.tree, path);
  }

  yaml(path: string): YamlResult | undefined {
    return yamlFile(this.tree, path);
  }

  readonly #found = lazy(() => findProjects(this.tree, readProjectSettings(this.#settings).projects));

  readonly #rootEnvironments = lazy(() => testEnvironments(this.tree, ""));

  readonly #nested = lazy(() => new Set([...this.#found().projects.slice(1), ...this.#found().skipped]));

  readonly #projects = lazy((): ReadonlyMap<string, ProjectModel> => {
    const projects = new Map<string, ProjectModel>();
    for (const path of this.#found().projects) {
      projects.set(
        path,
        new ProjectModel(path, {
          tree: this.tree,
          settings: readProjectSettings(path === "" ? this.#settings : this.#settingsAt(path)),
          nested: this.#nested(),
          projectOf: (inner) => this.#innermost(inner, this.#worlds()),
          source: (file) => this.source(file),
          rootEnvironments: this.#rootEnvironments,
          neighbours: () => [...this.#projects().values()].filter((project) => project.path !== path),
          outer: () => (path === "" ? null : this.projectOf(path.slice(0, Math.max(0, path.lastIndexOf("/"))))),
        }),
      );
    }
    return projects;
  });

  /** Every project's directory, also those of skipped ones, so that nothing in them counts for an outer project. */
  readonly #worlds = lazy(() => new Map(["", ...this.#nested()].map((path) => [path, path])));

  #innermost(path: string, worlds: ReadonlyMap<string, unknown>): string {
    let at = path;
    while (at !== "" && !worlds.has(at)) at = at.slice(0, Math.max(0, at.lastIndexOf("/")));
    return at;
  }
}
