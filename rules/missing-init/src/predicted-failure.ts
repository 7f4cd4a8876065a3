import type { FileTree } from "@pylayout/core";
import {
  djangoMigrations,
  entryPointModules,
  testDiscoveries,
  wheelWithoutInit,
  type Evidence,
  type LostFromWheel,
  type PackageNode,
  type PythonModel,
  type Project,
  type TestDiscovery,
} from "@pylayout/python";
import { enclosingPackage, filesBelow, isInTests, shippedImporters } from "./evidence.ts";

/** Something outside pytest that fails, or silently does nothing, because a directory has no `__init__.py`. */
export type PredictedFailure =
  | { readonly row: "dropped"; readonly lost: LostFromWheel }
  | { readonly row: "migrations"; readonly evidence: Evidence }
  | { readonly row: "undiscovered"; readonly discovery: TestDiscovery; readonly tests: readonly string[] };

/** What the failures of one project are told from; each part is computed when first needed. */
export class FailureSigns {
  readonly #tree: FileTree;
  readonly #model: PythonModel;
  readonly #project: Project;
  #wheel: ReadonlyMap<string, LostFromWheel> | undefined;
  #entryPoints: readonly string[] | undefined;
  #migrations: ReadonlyMap<string, Evidence> | undefined;
  #discoveries: readonly TestDiscovery[] | undefined;

  constructor(tree: FileTree, model: PythonModel, project: Project) {
    this.#tree = tree;
    this.#model = model;
    this.#project = project;
  }

  find(node: PackageNode): PredictedFailure | undefined {
    const lost = this.#isWantedInWheel(node) ? this.#lost().get(node.path) : undefined;
    if (lost) return { row: "dropped", lost };
    const evidence = node.directory.name === "migrations" ? this.#djangoApps().get(node.path) : undefined;
    if (evidence) return { row: "migrations", evidence };
    return this.#undiscovered(node);
  }

  /** Cheap signs first: planning a wheel reads every file that ships. */
  #isWantedInWheel(node: PackageNode): boolean {
    const { project, moduleName } = node;
    if (project.buildBackend === null || isInTests(node)) return false;
    const parent = enclosingPackage(node);
    if (parent && project.ships(`${parent.path}/__init__.py`) === "yes") return shippedImporters(node).length > 0;
    this.#entryPoints ??= entryPointModules(this.#tree, project);
    const prefix = `${moduleName ?? node.path}.`;
    return shippedImporters(node).length > 0 || this.#entryPoints.some((module) => `${module}.`.startsWith(prefix));
  }

  #lost(): ReadonlyMap<string, LostFromWheel> {
    return (this.#wheel ??= wheelWithoutInit(this.#tree, this.#project));
  }

  #djangoApps(): ReadonlyMap<string, Evidence> {
    return (this.#migrations ??= djangoMigrations(this.#project, this.#model));
  }

  /** unittest's loader does not enter a directory without `__init__.py`; pytest, where it is used, runs the tests anyway. */
  #undiscovered(node: PackageNode): PredictedFailure | undefined {
    const { path, directory, project } = node;
    if (project.tests.pytestEvidence !== null) return undefined;
    this.#discoveries ??= testDiscoveries(this.#tree, project);
    if (this.#discoveries.some(({ start }) => isWithin(start, path))) return undefined;
    for (const discovery of this.#discoveries) {
      if (!isWithin(path, discovery.start) || this.#isLoadedByHand(path, discovery.start)) continue;
      const tests = filesBelow(directory).flatMap((file) => (discovery.matches(file.name) ? [file.path] : []));
      if (tests.length > 0) return { row: "undiscovered", discovery, tests };
    }
    return undefined;
  }

  /** The load_tests protocol of a package above replaces the loader's own search. */
  #isLoadedByHand(path: string, start: string): boolean {
    for (let at = path; isWithin(at, start) && at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
      const init = this.#tree.follow(`${at}/__init__.py`);
      if (init?.kind === "file" && this.#tree.readLatin1(init)?.includes("load_tests")) return true;
    }
    return false;
  }
}

function isWithin(path: string, directory: string): boolean {
  return directory === "" || path === directory || path.startsWith(`${directory}/`);
}
