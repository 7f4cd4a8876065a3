import type { DirectoryEntry } from "@pylayout/core";
import type { PackageNode, Project } from "@pylayout/python";
import { list } from "../text.ts";
import type { Fact } from "./fact.ts";

/** What a directory is to Python, and why it is or is not the cause of anything. */
export function directoryFacts(directory: DirectoryEntry, project: Project): Fact[] {
  const node = project.packageAt(directory.path);
  return [
    { label: "is", text: kindOf(directory, node) },
    { label: "imported", text: importedBy(directory, project) },
    { label: "cause", text: causeText(directory, node, project) },
    ...(node && lacksInit(node) ? [{ label: "marker", text: markerText(node, project) }] : []),
  ];
}

function kindOf(directory: DirectoryEntry, node: PackageNode | undefined): string {
  if (directory.path === "") return "the root of the linted tree";
  if (!node) return "a directory without Python files: importing it can execute nothing";
  const name = node.moduleName === null ? "" : ` ${node.moduleName}`;
  switch (node.packageKind) {
    case "regular":
      return `the regular package${name} (it has an __init__.py)`;
    case "legacy-namespace":
      return `the legacy namespace package${name} (its __init__.py extends __path__)`;
    case "namespace":
      return `the namespace package${name} (no __init__.py, PEP 420): importing it executes no code`;
    case "not-a-package":
      return "a directory with Python files that no import root reaches by a dotted name";
  }
}

function importedBy(directory: DirectoryEntry, project: Project): string {
  const outside = project
    .importersOf(directory.path)
    .filter(({ path }) => directory.path === "" || !path.startsWith(`${directory.path}/`));
  if (outside.length === 0) return "by nothing in this project";
  return `by ${list(outside.map(({ path, line, text }) => `${path}:${line} (${text})`))}`;
}

function causeText(directory: DirectoryEntry, node: PackageNode | undefined, project: Project): string {
  const inside = project.rootCauses.filter(
    ({ path }) => path.startsWith(`${directory.path}/`) || directory.path === "",
  );
  if (inside.length > 0) {
    return `${list(inside.map(({ path, line, exception }) => `${path}:${line} (${exception})`))} lies below it`;
  }
  const disguised = project.rootCauses.flatMap(({ affects }) =>
    affects.filter(({ disguisedBy }) => disguisedBy === directory.path),
  );
  if (disguised.length > 0) {
    return `not the cause: its missing __init__.py only makes ${list(disguised.map(({ path }) => path))} show a KeyError instead of the real error`;
  }
  const failures = project.rootCauses.length;
  const none = failures === 0 ? "nothing is predicted to fail" : "not the cause of any predicted failure";
  return topLevelNamespace(node) ? `${none}: a top-level namespace package cannot fail to import` : none;
}

function topLevelNamespace(node: PackageNode | undefined): boolean {
  return node?.packageKind === "namespace" && node.moduleName !== null && !node.moduleName.includes(".");
}

function lacksInit(node: PackageNode): boolean {
  return node.packageKind === "namespace" || node.packageKind === "not-a-package";
}

function markerText(node: PackageNode, project: Project): string {
  const name = node.moduleName ?? "";
  const declared = project.namespacePackages.get(name);
  if (declared) return `none needed: ${declared.path}:${declared.line} declares it a namespace package`;
  for (let at = node.directory.parent; at && at.path !== project.path; at = at.parent) {
    if (at.children.has("__init__.py")) return `no __init__.py, although it lies inside the regular package ${at.path}`;
  }
  return "no __init__.py; it lies inside no regular package, so nothing shows that one is meant";
}
