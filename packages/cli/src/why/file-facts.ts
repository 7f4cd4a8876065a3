import type { FileEntry } from "@pylayout/core";
import { formatVersions, type Project, type PythonModel } from "@pylayout/python";
import { list } from "../text.ts";
import type { Fact } from "./fact.ts";

/** What a file is to Python, who imports it, and whether it fails. */
export function fileFacts(file: FileEntry, project: Project, model: PythonModel): Fact[] {
  const node = project.modules.find(({ path }) => path === file.path);
  if (!node)
    return [
      { label: "is", text: "not a Python module: pylayout reads it only where a tool's configuration lies in it" },
    ];
  const name =
    node.moduleName === null
      ? "a Python file that no import root reaches by a dotted name"
      : `the module ${node.moduleName}`;
  return [
    { label: "is", text: name },
    { label: "git", text: file.status },
    { label: "ships", text: shipText(project.ships(file.path)) },
    { label: "imported", text: importedBy(file, project) },
    { label: "syntax", text: syntaxText(file, project, model) },
    { label: "cause", text: causeText(file, project) },
  ];
}

function shipText(ships: "yes" | "no" | "unknown"): string {
  if (ships === "unknown") return "cannot be known from the build configuration";
  return ships === "yes" ? "part of the wheel" : "not part of the wheel";
}

function importedBy(file: FileEntry, project: Project): string {
  const importers = project.importersOf(file.path);
  if (importers.length === 0) return "by nothing in this project";
  return `by ${list(importers.map(({ path, line, text }) => `${path}:${line} (${text})`))}`;
}

function syntaxText(file: FileEntry, project: Project, model: PythonModel): string {
  const supported = project.pythons.versions;
  const issue = (model.source(file.path)?.syntax() ?? []).find(({ failsOn }) => (failsOn & supported) !== 0);
  if (!issue) return `nothing found that ${formatVersions(supported)} would not compile`;
  return `line ${issue.line}: ${issue.description}, a ${issue.exception} on ${formatVersions(issue.failsOn & supported)}`;
}

function causeText(file: FileEntry, project: Project): string {
  const found = project.rootCauses.find(({ path }) => path === file.path);
  if (found)
    return `yes: line ${found.line}, ${found.exception}: ${found.exceptionMessage}; ${found.affects.length} test modules fail`;
  return project.rootCauses.length === 0 ? "nothing is predicted to fail" : "not the cause of any predicted failure";
}
