import type { FileTree } from "@pylayout/core";
import type { CiFacts } from "../project/ci/ci-facts.ts";
import type { CiJob } from "../project/ci/ci-job.ts";
import { judgeInstallation } from "../project/installation.ts";
import type { ProjectConfig } from "../project/project-config.ts";
import { pytestEvidence } from "../project/pytest-evidence.ts";
import { testCommands } from "../project/test-commands.ts";
import { PYTEST_VERSION, testFiles, type TestFile } from "../project/test-files.ts";
import { testSessions, type TestSession } from "../project/test-sessions.ts";
import type { CollectionRun } from "../simulate/collection-run.ts";
import type { SourceFacts } from "../source/source-facts.ts";
import type { WheelPlan } from "../wheel/wheel-plan.ts";
import { lazy } from "../project/lazy.ts";
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
  readonly wheel: () => WheelPlan;
}

/** How the tests of one project are run, everything computed when first asked for. */
export class ProjectTests implements TestWorld {
  readonly pytest = PYTEST_VERSION;
  readonly #signs: TestSigns;

  constructor(signs: TestSigns) {
    this.#signs = signs;
  }

  get pytestEvidence() {
    return this.#evidence();
  }

  get installed() {
    return this.#installed();
  }

  get modules(): readonly TestModuleNode[] {
    return this.#modules();
  }

  get runs(): readonly CollectionRun[] {
    return [];
  }

  get rootCauses(): readonly RootCause[] {
    return [];
  }

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
    return pytestEvidence({ config, commands: () => this.#commands().flat(), files });
  });

  readonly #installed = lazy(() => {
    const { ci, project, installable, settings } = this.#signs;
    return judgeInstallation(ci(), project.path, installable(), settings.installed);
  });

  readonly #sessions = lazy((): readonly TestSession[] => {
    if (this.pytestEvidence === null) return [];
    const { tree, project, settings, ci } = this.#signs;
    const hidden =
      !ci().complete || ci().jobs.some(({ opaque }) => opaque.some(({ text }) => !text.startsWith("uses: ")));
    const commands = this.#commands();
    return testSessions({ tree, project: project.path, commands, hidden, importMode: settings.importMode ?? null });
  });

  readonly #files = lazy(() => {
    const { tree, project, projectOf, source } = this.#signs;
    return testFiles(tree, this.sessions, source).filter(({ path }) => projectOf(path) === project.path);
  });

  readonly #modules = lazy((): readonly TestModuleNode[] => {
    const modules = new Map<string, ModuleNode>(this.#signs.project.modules.map((module) => [module.path, module]));
    return this.files.flatMap(({ path, isConftest }) => {
      const module = modules.get(path);
      return module ? [asTest(module, isConftest)] : [];
    });
  });
}

function asTest(module: ModuleNode, isConftest: boolean): TestModuleNode {
  const { path, file, project } = module;
  return {
    kind: "file",
    path,
    file,
    project,
    isTest: true,
    isConftest,
    get moduleName() {
      return module.moduleName;
    },
    get importRoot() {
      return module.importRoot;
    },
  };
}
