import { during, type FileEntry, type FileTree } from "@pylayout/core";
import { ciFacts, type CiFacts } from "../project/ci/ci-facts.ts";
import type { CiJob } from "../project/ci/ci-job.ts";
import { testEnvironments } from "../project/ci/test-environments.ts";
import { installedRootsOf } from "../project/collection-worlds.ts";
import { declaredNamespaces } from "../project/declared-namespaces.ts";
import { pythonDeclarations } from "../project/declared-pythons.ts";
import { findImportRoots } from "../project/import-roots.ts";
import { pathEditors } from "../project/path-editors.ts";
import { DirectoryNode, SourceModuleNode, type LayoutSigns } from "../project/layout-nodes.ts";
import { backportFinder } from "../project/backports.ts";
import { generatedModules } from "../project/generated-files.ts";
import { ModuleNames } from "../project/module-names.ts";
import { plainDirectory, projectContents } from "../project/project-contents.ts";
import { projectDirectories } from "../project/project-directories.ts";
import { ProjectConfig } from "../project/project-config.ts";
import { isInstallable, projectName, requiresPython } from "../project/project-metadata.ts";
import type { InstalledRoot } from "../simulate/collection-world.ts";
import type { ImportEvent, SourceFacts } from "../source/source-facts.ts";
import { supportedPythons } from "../versions/supported-pythons.ts";
import { ALL_VERSIONS, type VersionSet } from "../versions/version-set.ts";
import { Distribution } from "../wheel/report/distribution.ts";
import { wheelPlan } from "../wheel/plan-wheel.ts";
import { importerIndex, importTargets } from "./importers.ts";
import { lazy } from "../project/lazy.ts";
import { ProjectTests } from "./project-tests.ts";
import type { ProjectSettings } from "./project-settings.ts";
import type { ModuleNode, PackageNode, Project, RootCause } from "./python-model.ts";

/** What a project needs from the model around it. */
export interface ProjectSurroundings {
  readonly tree: FileTree;
  readonly settings: ProjectSettings;
  /** Directories of all nested projects of the tree, this one and skipped ones among them. */
  readonly nested: ReadonlySet<string>;
  /** The directory of the innermost project that a path belongs to. */
  readonly projectOf: (path: string) => string;
  readonly source: (path: string) => SourceFacts | undefined;
  /** tox environments and nox sessions of the root, which may test nested projects. */
  readonly rootEnvironments: () => readonly CiJob[];
  /** The other projects of the tree. */
  readonly neighbours: () => readonly ProjectModel[];
  /** The project around a nested one. */
  readonly outer: () => Project | null;
}

/** One project, everything computed when first asked for. */
export class ProjectModel implements Project {
  readonly path: string;
  readonly tests: ProjectTests;
  readonly #around: ProjectSurroundings;
  readonly #config: ProjectConfig;

  constructor(path: string, around: ProjectSurroundings) {
    this.path = path;
    this.#around = around;
    this.#config = new ProjectConfig(around.tree, path);
    this.tests = new ProjectTests({
      ...around,
      project: this,
      config: this.#config,
      ci: this.#ci,
      environments: () =>
        path === "" ? this.#environments() : [...this.#environments(), ...around.rootEnvironments()],
      installable: this.#installable,
      files: lazy(() => this.modules.map((module) => module.path)),
      generated: (path) => this.#ownerOf(path).#generated()(path),
      installedRoots: (pythons) => this.#workspaceRoots(pythons),
      alike: (pythons) => this.#alike(pythons),
    });
  }

  get name(): string | null {
    return projectName(this.#config);
  }

  get pythons() {
    return this.#pythons();
  }

  get importRoots() {
    return this.#importRoots();
  }

  get packages(): readonly PackageNode[] {
    return this.#packages();
  }

  get modules(): readonly ModuleNode[] {
    return this.#modules();
  }

  get namespacePackages() {
    return this.#namespaces();
  }

  get buildBackend(): string | null {
    return this.#installable() ? this.#wheel().backend : null;
  }

  get rootCauses(): readonly RootCause[] {
    return this.tests.rootCauses;
  }

  get directories(): readonly PackageNode[] {
    return this.#directoryNodes();
  }

  get files(): readonly FileEntry[] {
    return this.#contents().files;
  }

  packageAt = (path: string): PackageNode | undefined => this.#packagesByPath().get(path);

  ships(path: string): "yes" | "no" | "unknown" {
    return this.#installable() ? this.#wheel().ships(path) : "no";
  }

  get distribution(): Distribution | null {
    return this.#installable() ? this.#distribution() : null;
  }

  /** What installing this project puts on the path; nothing where it cannot be installed. */
  installedRoots(): readonly InstalledRoot[] {
    return this.#installable() ? this.#installedRoots() : [];
  }

  targetsOf(importer: Pick<ModuleNode, "file">, event: ImportEvent): readonly string[] {
    return this.#targets()(importer, event);
  }

  importersOf(path: string) {
    return this.#importers()(path);
  }

  mayExist(path: string): string | null {
    return this.#generated()(path)?.reason ?? null;
  }

  mayBeBackported(module: string): boolean {
    return this.#backported()(module);
  }

  /** What this project puts on the path, and every other one that can be installed on these Pythons. */
  #workspaceRoots(pythons: VersionSet): readonly InstalledRoot[] {
    const others = this.#around.neighbours().filter((other) => (other.#installableOn() & pythons) === pythons);
    return [this, ...others].flatMap((project) => project.installedRoots());
  }

  /** Pythons apart where other projects of the tree can be installed on some of them only. */
  #alike(pythons: VersionSet): readonly VersionSet[] {
    const apart = this.#around.neighbours().map((other) => other.#installableOn());
    return apart.reduce<readonly VersionSet[]>(
      (classes, versions) =>
        classes.flatMap((each) => [each & versions, each & ~versions].filter((some) => some !== 0)),
      [pythons],
    );
  }

  /** What installers ask for; classifiers and the rest only say what was tried. */
  #installableOn(): VersionSet {
    return requiresPython(this.#config)?.allowed.versions ?? ALL_VERSIONS;
  }

  /** The project of the tree that a path belongs to; this one where that is none that is looked at. */
  #ownerOf(path: string): ProjectModel {
    const owner = this.#around.projectOf(path);
    if (owner === this.path) return this;
    return this.#around.neighbours().find((project) => project.path === owner) ?? this;
  }

  readonly #backported = lazy(() => backportFinder(this.#around.tree, this.path));

  readonly #generated = lazy(() => generatedModules(this.#config, this.#wheel));

  readonly #ci = lazy((): CiFacts => ciFacts(this.#around.tree));

  readonly #environments = lazy((): readonly CiJob[] =>
    this.path === "" ? this.#around.rootEnvironments() : testEnvironments(this.#around.tree, this.path),
  );

  readonly #installable = lazy(() => isInstallable(this.#config));

  readonly #wheel = lazy(() => during("wheel", () => wheelPlan(this.#around.tree, this.path)));

  readonly #distribution = lazy(() => new Distribution(this.#around.tree, this.#wheel(), this.#around.source));

  readonly #pythons = lazy(() => {
    const { settings, outer } = this.#around;
    const jobs = () => (this.path === "" ? this.#ci().jobs : []);
    const own = supportedPythons(pythonDeclarations(this.#config, settings.python, jobs, this.#environments));
    return own.declared ? own : (outer()?.pythons ?? own);
  });

  readonly #importRoots = lazy(() => {
    const { tree, source } = this.#around;
    const editors = pathEditors(this.modules, source);
    const { sessions, files } = this.tests;
    const [wheel, installable] = [this.#wheel(), this.#installable()];
    return during("resolve", () =>
      findImportRoots({ tree, project: this.path, wheel, installable, sessions, tests: files, editors }),
    );
  });

  readonly #installedRoots = lazy(() => installedRootsOf(this.#wheel(), this.path, this.#around.tree));

  readonly #names = lazy(() => new ModuleNames(this.#around.tree, this.importRoots));

  readonly #directories = lazy(() => projectDirectories(this.#around.tree, this.path, this.#around.nested));

  readonly #contents = lazy(() => projectContents(this.#around.tree, this.path, this.#around.nested));

  readonly #directoryNodes = lazy((): readonly PackageNode[] =>
    this.#contents().directories.map((entry) => this.packageAt(entry.path) ?? plainDirectory(entry, this)),
  );

  readonly #targets = lazy(() => importTargets(this.#around.tree, this.importRoots));

  readonly #signs = lazy((): LayoutSigns => {
    const tests = lazy(() => new Set(this.tests.files.map(({ path }) => path)));
    return { tree: this.#around.tree, project: this, names: this.#names, isTest: (path) => tests().has(path) };
  });

  readonly #packages = lazy((): readonly PackageNode[] =>
    this.#directories()
      .filter(({ entry }) => entry.path !== this.path)
      .map((directory) => new DirectoryNode(this.#signs(), directory)),
  );

  readonly #packagesByPath = lazy(() => new Map(this.packages.map((node) => [node.path, node])));

  readonly #modules = lazy((): readonly ModuleNode[] =>
    this.#directories().flatMap(({ files }) => files.map((file) => new SourceModuleNode(this.#signs(), file))),
  );

  readonly #namespaces = lazy(() => {
    const nameOf = (directory: string) => this.#names().directory(directory)?.name ?? null;
    return declaredNamespaces(this.#config, this.#around.settings.namespacePackages, nameOf);
  });

  readonly #importers = lazy(() => {
    const { tree, source } = this.#around;
    return importerIndex({ tree, modules: this.modules, importRoots: this.importRoots, source });
  });
}
