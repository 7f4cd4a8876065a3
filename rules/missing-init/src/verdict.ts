import type { FileTree } from "@pylayout/core";
import type { Evidence, PackageNode, PythonModel, RootCause } from "@pylayout/python";
import { enclosingPackage, holdsPackage, isCandidate } from "./candidate.ts";
import { counterEvidence } from "./counter-evidence.ts";

/** What is to be said of one directory without `__init__.py`; the first that holds. */
export type Verdict =
  | { readonly row: "disguise"; readonly cause: RootCause }
  | { readonly row: "imported"; readonly importers: readonly Evidence[] }
  | { readonly row: "unimported"; readonly sandwich: boolean }
  | { readonly row: "testTree" }
  | { readonly row: "policy" };

export interface Policy {
  readonly require: "evidence" | "always";
}

interface World {
  readonly tree: FileTree;
  readonly model: PythonModel;
}

/** The decision procedure of the rule's README; undefined: nothing to say. */
export function judge(node: PackageNode, policy: Policy, world: World): Verdict | undefined {
  if (!isCandidate(node)) return undefined;
  const disguised = node.project.rootCauses.find((cause) =>
    cause.affects.some((module) => module.disguisedBy === node.path),
  );
  if (disguised) return { row: "disguise", cause: disguised };
  const top = enclosingPackage(node);
  if (policy.require === "always") return top ? { row: "policy" } : undefined;
  if (!top) return undefined;
  const against = counterEvidence(node, world);
  if (against === "strong") return undefined;
  if (isInTests(node)) return against === "none" ? { row: "testTree" } : undefined;
  if (!shipsSomething(node)) return undefined;
  const importers = node.project.importersOf(node.path).filter((found) => isShippedCode(node, found));
  if (importers.length > 0) return { row: "imported", importers };
  return against === "none" ? { row: "unimported", sandwich: holdsPackage(node.directory) } : undefined;
}

export function isInTests({ path, project }: PackageNode): boolean {
  const below = path.slice(project.path === "" ? 0 : project.path.length + 1).split("/");
  if (below.some((name) => /^(tests?|testing|conftest)$/.test(name))) return true;
  return project.tests.modules.some((module) => module.path.startsWith(`${path}/`));
}

function isShippedCode({ project, path }: PackageNode, importer: Evidence): boolean {
  return project.ships(importer.path) === "yes" && !importer.path.startsWith(`${path}/`);
}

/** The directory belongs to the installed distribution: one of its own modules ships. */
function shipsSomething({ directory, project }: PackageNode): boolean {
  const pending = [directory];
  for (let at = pending.pop(); at; at = pending.pop()) {
    for (const entry of at.children.values()) {
      if (entry.kind === "directory") pending.push(entry);
      else if (entry.name.endsWith(".py") && project.ships(entry.path) === "yes") return true;
    }
  }
  return false;
}
