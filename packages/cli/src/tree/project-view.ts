import type { Message } from "@pylayout/core";
import type { PackageKind, Project, VersionSet } from "@pylayout/python";
import { ViewNode } from "./view-node.ts";

/** One project as pylayout sees it. */
export interface ProjectView {
  readonly project: Project;
  /** The project's directory; only what holds Python files, tests or findings lies below. */
  readonly root: ViewNode;
}

/** A test module's name and fate over all Pythons and worlds that were simulated. */
export interface TestView {
  /** `__name__` as pytest imports it; null where its sessions could not be planned. */
  readonly module: string | null;
  readonly conftest: boolean;
  readonly outcome: "collected" | "fails" | "unknown";
  /** On which Pythons it fails. */
  readonly failsOn: VersionSet;
}

/** The projects of a model with their directories, test modules and findings; nested projects stand for themselves. */
export function projectViews(projects: readonly Project[], messages: readonly Message[]): ProjectView[] {
  const views = projects.map((project) => ({ project, root: directories(project) }));
  const byPath = [...views].sort((a, b) => b.project.path.length - a.project.path.length);
  for (const message of messages) {
    const view = byPath.find(({ project }) => isBelow(message.path, project.path));
    view?.root.at(message.path).findings.push(message);
  }
  return views;
}

function directories(project: Project): ViewNode {
  const root = new ViewNode(project.path, "directory");
  for (const { path, packageKind, moduleName } of project.packages) {
    const node = root.at(path, "directory");
    node.packageKind = packageKind;
    node.moduleName = moduleName;
  }
  for (const { path, moduleName } of project.modules) {
    const node = root.at(path, "file");
    node.moduleName = moduleName;
  }
  for (const [path, test] of testViews(project)) root.at(path, "file").test = test;
  return root;
}

function testViews({ tests, rootCauses }: Project): Map<string, TestView> {
  const views = new Map<string, TestView>();
  for (const { path, isConftest } of tests.modules) {
    const found = tests.runs.flatMap((run) => run.modules.filter((module) => module.path === path));
    const failsOn = rootCauses
      .flatMap(({ affects }) => affects)
      .reduce((set, module) => (module.path === path ? set | module.pythons : set), 0);
    const unknown = found.length === 0 || found.some((module) => module.outcome === "unknown");
    views.set(path, {
      module: found[0]?.module ?? null,
      conftest: isConftest,
      outcome: failsOn !== 0 ? "fails" : unknown ? "unknown" : "collected",
      failsOn,
    });
  }
  return views;
}

function isBelow(path: string, directory: string): boolean {
  return directory === "" || path === directory || path.startsWith(`${directory}/`);
}

export const KIND_NAMES: Readonly<Record<PackageKind, string>> = {
  regular: "package",
  "legacy-namespace": "legacy namespace package",
  namespace: "namespace package",
  "not-a-package": "",
};
