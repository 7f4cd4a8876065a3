import { during, type FileTree } from "@pylayout/core";
import type { CiFacts } from "../project/ci/ci-facts.ts";
import type { CiJob } from "../project/ci/ci-job.ts";
import { judgeInstallation } from "../project/installation.ts";
import type { ProjectConfig } from "../project/project-config.ts";
import { pytestEvidence } from "../project/pytest-evidence.ts";
import { testCommands } from "../project/test-commands.ts";
import { PYTEST_VERSION, testFiles, type TestFile } from "../project/test-files.ts";
import { testSessions, type TestSession } from "../project/test-sessions.ts";
import { DEFAULT_INVOCATION } from "../pytest/pytest-invocation.ts";
import { planSession } from "../pytest/session-plan.ts";
import { collect, collectGroups, type CollectionGroup } from "../simulate/collect.ts";
import { newestPytest, pytestsOf, type CollectRequest } from "../simulate/collect-request.ts";
import type { GeneratedModule, InstalledRoot } from "../simulate/collection-world.ts";
import { findRootCauses } from "../simulate/root-causes.ts";
import { SimulationCache } from "../simulate/simulation.ts";
import { standardLibrary } from "../stdlib/standard-library.ts";
import { versionBit, versionRange, versionsOf, type VersionSet } from "../versions/version-set.ts";
import { collectionWorlds } from "../project/collection-worlds.ts";
import { backportFinder, requirementFinder } from "../project/backports.ts";
import type { CollectionRun } from "../simulate/collection-run.ts";
import type { SourceFacts } from "../source/source-facts.ts";
import { TestModule } from "../project/layout-nodes.ts";
import { lazy } from "../project/lazy.ts";
import { ownPlugins } from "../project/own-plugins.ts";
import type { ProjectSettings } from "./project-settings.ts";
import type { ModuleNode, Project, RootCause, TestModuleNode, TestWorld } from "./python-model.ts";

export interface TestSigns {
  readonly tree: FileTree;
  readonly settings: ProjectSettings;
  readonly project: Project;
  readonly config: ProjectConfig;
  readonly projectOf: (path: string) => string;
  readonly source: (path: string) => SourceFacts | undefined;
  readonly ci: () => CiFacts;
  /** The environments of tox and the sessions of nox. */
  readonly environments: () => readonly CiJob[];
  readonly installable: () => boolean;
  readonly files: () => readonly string[];
  /** What a build of the project that a path belongs to makes there, which is not in the tree; path without suffix. */
  readonly generated: (path: string) => GeneratedModule | null;
  /** What an installation of the project and of its workspace puts on the path of some Pythons. */
  readonly installedRoots: (pythons: VersionSet) => readonly InstalledRoot[];
  /** Pythons in sets for which that is the same. */
  readonly alike: (pythons: VersionSet) => readonly VersionSet[];
}

/** Versions whose behaviour was measured: where no range is declared, only what fails on all of them is certain. */
const MEASURED = versionRange("3.8", "3.13");

/** A plugin that collects by rules of its own: names with a leading underscore are left out, all other files are tests. */
const OTHER_COLLECTOR = "pytest-relaxed";

/** How the tests of one project are run, everything computed when first asked for. */
export class ProjectTests implements TestWorld {
  readonly #signs: TestSigns;

  constructor(signs: TestSigns) {
    this.#signs = signs;
  }

  /** The newest pytest of each supported Python: "9", or "8.3 to 9". */
  get pytest(): string {
    const versions = pytestsOf(this.#signs.project.pythons.versions).map(([pytest]) => pytest);
    return versions.length > 1 ? `${versions[0] ?? ""} to ${versions.at(-1) ?? ""}` : (versions[0] ?? PYTEST_VERSION);
  }

  get pytestEvidence() {
    return this.#evidence();
  }

  get runner() {
    return this.#signs.settings.testRunner ?? null;
  }

  get installed() {
    return this.#installed();
  }

  get modules(): readonly TestModuleNode[] {
    return this.#modules();
  }

  get runs(): readonly CollectionRun[] {
    return this.#runs();
  }

  /** What pytest's collection gives, simulated: one group for each set of Pythons that behave alike in one session. */
  get groups(): readonly CollectionGroup[] {
    return this.#groups();
  }

  get rootCauses(): readonly RootCause[] {
    return this.#rootCauses();
  }

  /** The ways in which pytest is started, in order of authority; empty where that cannot be known. */
  get sessions(): readonly TestSession[] {
    return this.#sessions();
  }

  /** Test modules and conftests of the project, in pytest's order. */
  get files(): readonly TestFile[] {
    return this.#files();
  }

  readonly #commands = lazy(() => {
    const { tree, project, ci, environments, projectOf } = this.#signs;
    return testCommands({ tree, project: project.path, ci: ci().jobs, environments: environments(), projectOf });
  });

  readonly #evidence = lazy(() => {
    const { config, files } = this.#signs;
    if (this.runner === "pytest") return { path: "", line: 0, text: 'test-runner = "pytest"' };
    if (this.runner !== null) return null;
    return pytestEvidence({ config, commands: () => this.#commands().flat(), files });
  });

  readonly #installed = lazy(() => {
    const { ci, project, installable, settings } = this.#signs;
    return judgeInstallation(ci(), project.path, installable(), settings.installed);
  });

  readonly #sessions = lazy((): readonly TestSession[] => {
    const { tree, project, settings, ci } = this.#signs;
    if (this.pytestEvidence === null || requirementFinder(tree, project.path)(OTHER_COLLECTOR)) return [];
    const hidden =
      !ci().complete || ci().jobs.some(({ opaque }) => opaque.some(({ text }) => !text.startsWith("uses: ")));
    const commands = this.#commands();
    return testSessions({ tree, project: project.path, commands, hidden, importMode: settings.importMode ?? null });
  });

  readonly #files = lazy(() => {
    const { tree, project, projectOf, source } = this.#signs;
    return testFiles(tree, this.sessions, source).filter(({ path }) => projectOf(path) === project.path);
  });

  readonly #groups = lazy((): readonly CollectionGroup[] => {
    const { tree, project, alike } = this.#signs;
    const cache = new SimulationCache(tree);
    return alike(project.pythons.versions).flatMap((versions) =>
      this.#worlds(this.sessions, versions).flatMap((world) =>
        pytestsOf(versions).flatMap(([pytest, pythons]) =>
          during("simulate", () => collectGroups({ ...world, pytest }, pythons, cache)),
        ),
      ),
    );
  });

  readonly #ownPlugins = lazy(() => ownPlugins(this.#signs.tree, this.#signs.project.path));

  #worlds(sessions: readonly Pick<TestSession, "invocation" | "plan">[], pythons: VersionSet) {
    const { tree, project, source, settings, installedRoots, generated } = this.#signs;
    return collectionWorlds({
      tree,
      source,
      standardLibrary,
      sessions,
      installed: this.installed.value,
      installedRoots: () => installedRoots(pythons),
      ownPlugins: this.#ownPlugins,
      importRoots: project.importRoots,
      assumeMissing: settings.assumeMissing ?? [],
      generated,
      mayBeBackported: backportFinder(tree, project.path),
      isRequired: requirementFinder(tree, project.path),
    });
  }

  collect(request: CollectRequest): readonly CollectionRun[] {
    const { tree, project } = this.#signs;
    const [usual] = this.sessions;
    const invocation = {
      ...(usual?.invocation ?? { ...DEFAULT_INVOCATION, cwd: project.path }),
      ...request.invocation,
    };
    return versionsOf(request.versions ?? project.pythons.versions).flatMap((python) => {
      const pytest = request.pytest ?? newestPytest(python);
      const plan = planSession({ tree, pytest, invocation, importMode: request.importMode ?? null });
      const [world] = this.#worlds([{ invocation, plan }], versionBit(python));
      if (world === undefined) return [];
      const asked = {
        ...world,
        pytest,
        importMode: request.importMode ?? null,
        installed: request.installed ?? world.installed,
        assumeMissing: request.assumeMissing ?? world.assumeMissing,
      };
      return collect(asked, versionBit(python), request.alone === false ? "on-failure" : "always");
    });
  }

  readonly #runs = lazy(() =>
    this.groups.flatMap((group) => {
      const [oldest] = versionsOf(group.versions);
      return oldest === undefined ? [] : [group.run(oldest)];
    }),
  );

  readonly #rootCauses = lazy((): readonly RootCause[] => {
    const { project } = this.#signs;
    const causes = findRootCauses(project, this.groups).filter((cause) => this.#isProven(cause));
    return project.pythons.declared ? causes : causes.filter(({ pythons }) => (pythons & MEASURED) === MEASURED);
  });

  /**
   * That the project is not on sys.path is certain only where a command was read that starts pytest; that two files get in
   * each other's way, only where one run certainly collects both.
   */
  #isProven({ owner }: RootCause): boolean {
    if (owner === "tests-need-install") return this.sessions.some(({ evidence }) => evidence !== null);
    return owner !== "duplicate-test-module" || this.sessions.some(({ isAssumed }) => !isAssumed);
  }

  readonly #modules = lazy((): readonly TestModuleNode[] => {
    const modules = new Map<string, ModuleNode>(this.#signs.project.modules.map((module) => [module.path, module]));
    return this.files.flatMap(({ path, isConftest }) => {
      const module = modules.get(path);
      return module ? [new TestModule(module, isConftest)] : [];
    });
  });
}
