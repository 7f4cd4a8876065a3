import type { FileTree } from "@pylayout/core";
import {
  listedPackages,
  packageDataDirectories,
  type Evidence,
  type PackageNode,
  type Project,
  type PythonModel,
  type RootCause,
} from "@pylayout/python";
import { isCandidate } from "./candidate.ts";
import { counterEvidence } from "./counter-evidence.ts";
import {
  enclosingPackage,
  holdsPackage,
  holdsTests,
  isInTests,
  outsideImporters,
  packageAbove,
  shippedImporters,
  shipsSomething,
} from "./evidence.ts";
import { isMeantNamespace } from "./meant-namespace.ts";
import { FailureSigns, type PredictedFailure } from "./predicted-failure.ts";
import { stubbedNames, type StubbedNames } from "./stubbed-names.ts";

/** What is to be said of one directory without `__init__.py`: the rows of the README's table. */
export type Verdict =
  | PredictedFailure
  | { readonly row: "disguise"; readonly cause: RootCause }
  | { readonly row: "stubOnly"; readonly names: StubbedNames }
  | { readonly row: "imported"; readonly importers: readonly Evidence[] }
  | { readonly row: "unimported"; readonly parent: string; readonly sandwich: boolean }
  | { readonly row: "testTree"; readonly parent: string };

/** The decision procedure for the directories of one project. */
export class Judge {
  readonly #tree: FileTree;
  readonly #model: PythonModel;
  readonly #failures: FailureSigns;
  readonly #packageData: readonly string[];
  readonly #isListed: (name: string) => boolean;

  constructor(tree: FileTree, model: PythonModel, project: Project) {
    this.#tree = tree;
    this.#model = model;
    this.#failures = new FailureSigns(tree, model, project);
    this.#packageData = packageDataDirectories(tree, project);
    this.#isListed = listedPackages(tree, project);
  }

  /** The rows that hold, the first that counts first. */
  *judge(node: PackageNode): Generator<Verdict> {
    if (!isCandidate(node)) return;
    const disguised = disguisedCause(node);
    const failure = this.#failures.find(node);
    const parent = enclosingPackage(node);
    if (!disguised && !failure && !parent) return;
    const against = counterEvidence(node, { tree: this.#tree, model: this.#model, packageData: this.#packageData });
    if (against === "strong") return;
    const importers = outsideImporters(node);
    const isOverridden = importers.length > 0 || failure?.row === "dropped" || this.#isListed(node.moduleName ?? "");
    if (against === "weak" && !isOverridden) return;
    if (failure) yield failure;
    if (disguised) yield { row: "disguise", cause: disguised };
    const layout = parent && this.#layout(node, parent.path, importers);
    if (layout) yield layout;
  }

  /** Rows in which nothing fails today. */
  #layout(node: PackageNode, parent: string, importers: readonly Evidence[]): Verdict | undefined {
    const names = importers.length > 0 ? stubbedNames(node, this.#tree, this.#model) : undefined;
    if (names) return { row: "stubOnly", names };
    if (isInTests(node)) {
      const isUsed = importers.length > 0 || holdsTests(node);
      return isUsed ? { row: "testTree", parent } : undefined;
    }
    if (!shipsSomething(node) || isMeantNamespace(node, this.#tree, this.#isListed)) return undefined;
    const shipped = shippedImporters(node);
    if (shipped.length > 0) return { row: "imported", importers: shipped };
    return { row: "unimported", parent, sandwich: holdsPackage(node.directory) };
  }
}

/** Where the project's own policy is a file in every directory: below a package, and holding Python files. */
export function breaksPolicy(node: PackageNode): boolean {
  return packageAbove(node) !== undefined && isCandidate(node) && enclosingPackage(node) !== undefined;
}

function disguisedCause({ path, project }: PackageNode): RootCause | undefined {
  return project.rootCauses.find(({ affects }) => affects.some(({ disguisedBy }) => disguisedBy === path));
}
